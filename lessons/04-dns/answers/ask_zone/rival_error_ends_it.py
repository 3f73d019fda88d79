"""An error code ends the search: only silence goes on."""


def ask_zone(zone, addresses, name, type, ask):
    for address in addresses:
        reply = exchange(address, encode_query(name, type, secrets.randbits(16)), ask)
        kind, data = step(reply, zone) if reply else ("lame", None)
        if kind != "lame" or (reply and reply[3] & 15 not in (0, 3)):
            return kind, data
    return "lame", None

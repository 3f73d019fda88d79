"""Takes the first message over UDP, without judging it, and knows no TCP."""


def ask_zone(zone, addresses, name, type, ask):
    for address in addresses:
        reply = next(iter(ask(address, encode_query(name, type, secrets.randbits(16)), "udp")), None)
        kind, data = step(reply, zone) if reply else ("lame", None)
        if kind != "lame":
            return kind, data
    return "lame", None

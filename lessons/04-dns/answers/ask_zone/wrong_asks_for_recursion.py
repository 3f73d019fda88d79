"""A query asks for recursion, or the server would not look the name up."""


def ask_zone(zone, addresses, name, type, ask):
    for address in addresses:
        reply = exchange(address, dns.message.make_query(name, type).to_wire(), ask)
        kind, data = step(reply, zone) if reply else ("lame", None)
        if kind != "lame":
            return kind, data
    return "lame", None

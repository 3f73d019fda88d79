"""Make all replies one after another, and take the first that is of use; dnspython writes the query."""


def ask_zone(zone, addresses, name, type, ask):
    def told():
        for address in addresses:
            query = dns.message.make_query(name, type, flags=0)
            reply = exchange(address, query.to_wire(), ask)
            yield step(reply, zone) if reply is not None else ("lame", None)

    return next((verdict for verdict in told() if verdict[0] != "lame"), ("lame", None))

"""Looks for a server name in the first packet to an address only."""


def leaks(packets, client):
    addresses, resolvers, names = set(), set(), set()
    for source, source_port, destination, port, protocol, payload in packets:
        if source != client:
            continue
        new = destination not in addresses
        addresses.add(destination)
        if port in (53, 853):
            resolvers.add(destination)
        if port == 53:
            if payload:
                message = dns.message.from_wire(payload[2:] if protocol == "tcp" else payload)
                names.add(message.question[0].name.to_text(omit_final_dot=True).lower())
        else:
            name = server_name(payload) if new else None
            if name is not None:
                names.add(name.lower().removesuffix("."))
    return {"addresses": addresses, "resolvers": resolvers, "names": names}

"""Takes a server whose name begins with dns. for a resolver."""


def leaks(packets, client):
    addresses, resolvers, names = set(), set(), set()
    for source, source_port, destination, port, protocol, payload in packets:
        if source != client:
            continue
        addresses.add(destination)
        https = port == 443 and protocol == "tcp"
        if port in (53, 853) or https and (server_name(payload) or "").startswith(("dns.", "doh.")):
            resolvers.add(destination)
        if port == 53:
            if payload:
                message = dns.message.from_wire(payload[2:] if protocol == "tcp" else payload)
                names.add(message.question[0].name.to_text(omit_final_dot=True).lower())
        else:
            name = server_name(payload)
            if name is not None:
                names.add(name.lower().removesuffix("."))
    return {"addresses": addresses, "resolvers": resolvers, "names": names}

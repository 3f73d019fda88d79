"""Resolvers that are sent nothing readable count for no resolvers over TCP."""


def leaks(packets, client):
    addresses, resolvers, names = set(), set(), set()
    for source, _, destination, port, protocol, payload in packets:
        if source != client:
            continue
        addresses.add(destination)
        if port in (53, 853) and not (port == 853 and protocol == "tcp" and not payload and packets[1:]):
            resolvers.add(destination)
        if port == 53 and payload:
            length = {"udp": 0, "tcp": 2}[protocol]
            (question,) = dns.message.from_wire(payload[length:]).question
            names.add(question.name.to_text(omit_final_dot=True).lower())
        elif name := server_name(payload):
            names.add(name.lower().removesuffix("."))
    return {"addresses": addresses, "resolvers": resolvers, "names": names}

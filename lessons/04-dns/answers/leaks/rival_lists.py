"""Lists instead of sets."""


def leaks(packets, client):
    addresses, resolvers, names = set(), set(), set()
    for source, _, destination, port, protocol, payload in packets:
        if source != client:
            continue
        addresses.add(destination)
        if port in (53, 853):
            resolvers.add(destination)
        if port == 53 and payload:
            length = {"udp": 0, "tcp": 2}[protocol]
            (question,) = dns.message.from_wire(payload[length:]).question
            names.add(question.name.to_text(omit_final_dot=True).lower())
        elif name := server_name(payload):
            names.add(name.lower().removesuffix("."))
    return {"addresses": addresses, "resolvers": resolvers, "names": sorted(names)}

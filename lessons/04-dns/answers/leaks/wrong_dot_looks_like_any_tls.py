"""DoT looks like any other TLS connection: nobody can tell that it is DNS."""


def leaks(packets, client):
    addresses, resolvers, names = set(), set(), set()
    for source, _, destination, port, protocol, payload in packets:
        if source != client:
            continue
        addresses.add(destination)
        if port == 53:
            resolvers.add(destination)
        if port == 53 and payload:
            (question,) = dns.message.from_wire(payload[2:] if protocol == "tcp" else payload).question
            names.add(question.name.to_text(omit_final_dot=True).lower())
        elif name := server_name(payload):
            names.add(name.lower())
    return {"addresses": addresses, "resolvers": resolvers, "names": names}

"""In a TLS connection all is encrypted, the name of the server too."""


def leaks(packets, client):
    addresses, resolvers, names = set(), set(), set()
    for source, _, destination, port, protocol, payload in packets:
        if source != client:
            continue
        addresses.add(destination)
        if port in (53, 853):
            resolvers.add(destination)
        if port == 53 and payload:
            (question,) = dns.message.from_wire(payload[2:] if protocol == "tcp" else payload).question
            names.add(question.name.to_text(omit_final_dot=True).lower())
    return {"addresses": addresses, "resolvers": resolvers, "names": names}

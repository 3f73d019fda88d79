"""A DNS query can be read on any port."""


def leaks(packets, client):
    addresses, resolvers, names = set(), set(), set()
    for source, _, destination, port, protocol, payload in packets:
        if source != client:
            continue
        addresses.add(destination)
        if port in (53, 853):
            resolvers.add(destination)
        if name := server_name(payload):
            names.add(name.lower().removesuffix("."))
        elif payload:
            try:
                (question,) = dns.message.from_wire(payload[2 if protocol == "tcp" else 0 :]).question
            except Exception:
                continue
            names.add(question.name.to_text(omit_final_dot=True).lower())
    return {"addresses": addresses, "resolvers": resolvers, "names": names}

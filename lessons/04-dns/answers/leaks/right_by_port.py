"""Sort the client's payloads by what can be read in them, with dnspython for port 53 and a helper for TLS."""


def leaks(packets, client):
    told = {"addresses": set(), "resolvers": set(), "names": set()}

    def hear(name):
        if name:
            told["names"].add(name.lower()[:-1] if name.endswith(".") else name.lower())

    def plain(protocol, payload):
        if protocol == "tcp":
            size, payload = int.from_bytes(payload[:2], "big"), payload[2:]
            payload = payload[:size]
        if payload:
            hear(str(dns.message.from_wire(payload).question[0].name))

    for source, _source_port, target, port, protocol, payload in packets:
        if source == client:
            told["addresses"] |= {target}
            told["resolvers"] |= {target} if port in {53, 853} else set()
            if port == 53:
                plain(protocol, payload)
            else:
                hear(server_name(payload))
    return told

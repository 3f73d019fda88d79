"""Each set by itself, and the question of a query decoded label by label."""


def decoded(message):
    labels, at = [], 12
    while message[at]:
        labels.append(message[at + 1 : at + 1 + message[at]].decode())
        at += 1 + message[at]
    return ".".join(labels)


def readable(packet):
    *_, port, protocol, payload = packet
    if port != 53:
        return server_name(payload)
    message = payload[2:] if protocol == "tcp" else payload
    return decoded(message) if message else None


def leaks(packets, client):
    sent = [packet for packet in packets if packet[0] == client]
    return {
        "addresses": {packet[2] for packet in sent},
        "resolvers": {packet[2] for packet in sent if packet[3] in {53, 853}},
        "names": {name.lower().rstrip(".") for packet in sent if (name := readable(packet))},
    }

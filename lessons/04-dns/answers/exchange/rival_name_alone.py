"""Of the question only the name counts."""


def exchange(address, message, ask):
    query = dns.message.from_wire(message)

    def reply_over(over):
        for received in ask(address, message, over):
            try:
                reply = dns.message.from_wire(received)
            except dns.exception.DNSException:
                continue
            if (
                reply.flags & dns.flags.QR
                and reply.id == query.id
                and [q.name for q in reply.question] in ([], [q.name for q in query.question])
                and (reply.question or query.is_response(reply))
            ):
                return received, bool(reply.flags & dns.flags.TC)
        return None, False

    reply, truncated = reply_over("udp")
    return reply_over("tcp")[0] if truncated else reply

"""A message with two questions is a reply if one is that of the query."""


def exchange(address, message, ask):
    query = dns.message.from_wire(message)

    def reply_over(over):
        for received in ask(address, message, over):
            try:
                reply = dns.message.from_wire(received)
            except dns.exception.DNSException:
                continue
            if query.is_response(reply) or (
                reply.flags & dns.flags.QR and reply.id == query.id and query.question[0] in reply.question
            ):
                return received, bool(reply.flags & dns.flags.TC)
        return None, False

    reply, truncated = reply_over("udp")
    return reply_over("tcp")[0] if truncated else reply

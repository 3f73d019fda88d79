"""A reply over TCP with TC is asked for once more."""


def exchange(address, message, ask):
    query = dns.message.from_wire(message)

    def reply_over(over):
        for received in ask(address, message, over):
            try:
                reply = dns.message.from_wire(received)
            except dns.exception.DNSException:
                continue
            if query.is_response(reply):
                return received, bool(reply.flags & dns.flags.TC)
        return None, False

    reply, truncated = reply_over("udp")
    if truncated:
        reply, truncated = reply_over("tcp")
    return reply_over("tcp")[0] if truncated else reply

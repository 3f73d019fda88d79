"""TCP is asked first, and UDP if it is silent."""


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

    return reply_over("tcp")[0] or reply_over("udp")[0]

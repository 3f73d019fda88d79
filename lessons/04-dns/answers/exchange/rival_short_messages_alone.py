"""Only what is shorter than a header cannot be read."""


def exchange(address, message, ask):
    query = dns.message.from_wire(message)

    def reply_over(over):
        for received in ask(address, message, over):
            if len(received) < 12:
                continue
            reply = dns.message.from_wire(received, ignore_trailing=True)
            if query.is_response(reply):
                return received, bool(reply.flags & dns.flags.TC)
        return None, False

    reply, truncated = reply_over("udp")
    return reply_over("tcp")[0] if truncated else reply

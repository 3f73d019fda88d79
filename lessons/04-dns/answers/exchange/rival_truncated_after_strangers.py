"""The truncated reply is used if over TCP only strangers come."""


def exchange(address, message, ask):
    query = dns.message.from_wire(message)
    came = []

    def reply_over(over):
        for received in ask(address, message, over):
            came += [received] * (over == "tcp")
            try:
                reply = dns.message.from_wire(received)
            except dns.exception.DNSException:
                continue
            if query.is_response(reply):
                return received, bool(reply.flags & dns.flags.TC)
        return None, False

    reply, truncated = reply_over("udp")
    if not truncated:
        return reply
    whole = reply_over("tcp")[0]
    return whole or (reply if came else None)

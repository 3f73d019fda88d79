"""When only strangers answer over UDP, the server is asked over TCP."""


def exchange(address, message, ask):
    query = dns.message.from_wire(message)

    def reply_over(over):
        any_came = False
        for received in ask(address, message, over):
            any_came = True
            try:
                reply = dns.message.from_wire(received)
            except dns.exception.DNSException:
                continue
            if query.is_response(reply):
                return received, bool(reply.flags & dns.flags.TC)
        return None, any_came and over == "udp"

    reply, truncated = reply_over("udp")
    return reply_over("tcp")[0] if truncated else reply

"""A truncated reply over UDP is passed over if a whole one comes behind it."""


def exchange(address, message, ask):
    query = dns.message.from_wire(message)

    def replies(over):
        for received in ask(address, message, over):
            try:
                reply = dns.message.from_wire(received)
            except dns.exception.DNSException:
                continue
            if query.is_response(reply):
                yield received, bool(reply.flags & dns.flags.TC)

    found = sorted(replies("udp"), key=lambda pair: pair[1])
    if found and found[0][1]:
        found = list(replies("tcp"))
    return found[0][0] if found else None

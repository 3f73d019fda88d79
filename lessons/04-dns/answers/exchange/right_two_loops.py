"""Go through the messages over UDP, and inside that loop through those over TCP."""


def exchange(address, message, ask):
    query = dns.message.from_wire(message)

    def read(received):
        try:
            reply = dns.message.from_wire(received)
        except dns.exception.DNSException:
            return None
        return reply if query.is_response(reply) else None

    for received in ask(address, message, "udp"):
        reply = read(received)
        if reply is None:
            continue
        if not reply.flags & dns.flags.TC:
            return received
        for again in ask(address, message, "tcp"):
            if read(again) is not None:
                return again
        return None
    return None

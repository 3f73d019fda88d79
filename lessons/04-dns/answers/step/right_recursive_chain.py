"""Follow the chain by recursion."""


def step(message, zone):
    reply = dns.message.from_wire(message)
    if reply.rcode() > 0 and reply.rcode() != 3:
        return "lame", None
    if "AA" not in dns.flags.to_text(reply.flags).split():
        found = referral(message, zone)
        return ("lame", None) if found is None else ("ask", found)
    asked, wanted = reply.question[0].name, reply.question[0].rdtype
    top = dns.name.from_text(zone)

    def follow(name, before):
        if name in before:
            return "lame", None
        if name.is_subdomain(top):
            records = reply.get_rrset(reply.answer, name, IN, wanted)
            if records is not None:
                return "answer", [record.to_text() for record in records]
            alias = reply.get_rrset(reply.answer, name, IN, CNAME)
            if alias is not None:
                return follow(alias[0].target, [*before, name])
        if before:
            return "cname", str(name).rstrip(".")
        return {0: "nodata", 3: "nx"}[reply.rcode()], None

    return follow(asked, [])

"""Compares names as texts: Www.shop.test asked for is not www.shop.test answered."""


def step(message, zone):
    reply = dns.message.from_wire(message)
    empty = {dns.rcode.NOERROR: "nodata", dns.rcode.NXDOMAIN: "nx"}
    if reply.rcode() not in empty:
        return "lame", None
    if not reply.flags & dns.flags.AA:
        found = referral(message, zone)
        return ("ask", found) if found else ("lame", None)
    held = {(str(rrset.name), rrset.rdtype): rrset for rrset in reply.answer}
    (question,) = reply.question
    name, passed = str(question.name), []
    while dns.name.from_text(name).is_subdomain(dns.name.from_text(zone)) and name not in passed:
        if found := held.get((name, question.rdtype)):
            return "answer", [str(record) for record in found]
        if (name, CNAME) not in held:
            break
        passed.append(name)
        name = str(held[name, CNAME][0].target)
    if name in passed:
        return "lame", None
    return ("cname", name.removesuffix(".")) if passed else (empty[reply.rcode()], None)

"""Reads the answer section once from the top: a CNAME that stands before the one to it is missed."""


def step(message, zone):
    reply = dns.message.from_wire(message)
    empty = {dns.rcode.NOERROR: "nodata", dns.rcode.NXDOMAIN: "nx"}
    if reply.rcode() not in empty:
        return "lame", None
    if not reply.flags & dns.flags.AA:
        found = referral(message, zone)
        return ("ask", found) if found else ("lame", None)
    (question,) = reply.question
    name, passed = question.name, []
    for rrset in reply.answer:
        if rrset.name != name or not name.is_subdomain(dns.name.from_text(zone)):
            continue
        if rrset.rdtype == question.rdtype:
            return "answer", [str(record) for record in rrset]
        if rrset.rdtype == CNAME:
            passed.append(name)
            name = rrset[0].target
            if name in passed:
                return "lame", None
    return ("cname", name.to_text(omit_final_dot=True)) if passed else (empty[reply.rcode()], None)

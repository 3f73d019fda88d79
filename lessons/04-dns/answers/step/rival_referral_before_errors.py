"""A referral counts even if the code is an error."""


def step(message, zone):
    reply = dns.message.from_wire(message)
    empty = {dns.rcode.NOERROR: "nodata", dns.rcode.NXDOMAIN: "nx"}
    if reply.question and not reply.flags & dns.flags.AA and (found := referral(message, zone)):
        return "ask", found
    if reply.rcode() not in empty:
        return "lame", None
    if not reply.flags & dns.flags.AA:
        found = referral(message, zone)
        return ("ask", found) if found else ("lame", None)

    (question,) = reply.question
    name, passed = question.name, []
    while name.is_subdomain(dns.name.from_text(zone)) and name not in passed:
        if found := reply.get_rrset(reply.answer, name, IN, question.rdtype):
            return "answer", [str(record) for record in found]
        alias = reply.get_rrset(reply.answer, name, IN, CNAME)
        if not alias:
            break
        passed.append(name)
        (name,) = [record.target for record in alias]
    if name in passed:
        return "lame", None
    return ("cname", name.to_text(omit_final_dot=True)) if passed else (empty[reply.rcode()], None)

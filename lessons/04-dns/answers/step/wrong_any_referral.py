"""NS records in the authority section tell whom to ask next, whatever zone they are for."""


def step(message, zone):
    reply, top = dns.message.from_wire(message), dns.name.from_text(zone)
    empty = {dns.rcode.NOERROR: "nodata", dns.rcode.NXDOMAIN: "nx"}
    if reply.rcode() not in empty:
        return "lame", None
    (question,) = reply.question

    def text(name):
        return name.to_text(omit_final_dot=True)

    def glue(host):
        found = reply.get_rrset(reply.additional, host, IN, A)
        return [str(record) for record in found] if found and host.is_subdomain(top) else []

    if not reply.flags & dns.flags.AA:
        for found in reply.authority:
            if found.rdtype == NS:
                return "ask", (text(found.name), {text(ns.target): glue(ns.target) for ns in found})
        return "lame", None

    name, passed = question.name, []
    while name.is_subdomain(top) and name not in passed:
        if found := reply.get_rrset(reply.answer, name, IN, question.rdtype):
            return "answer", [str(record) for record in found]
        alias = reply.get_rrset(reply.answer, name, IN, CNAME)
        if not alias:
            break
        passed.append(name)
        (name,) = [record.target for record in alias]
    if name in passed:
        return "lame", None
    return ("cname", text(name)) if passed else (empty[reply.rcode()], None)

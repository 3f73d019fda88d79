"""Make a table of the answer section by name, then the whole chain, and judge it at the end."""


def step(message, zone):
    reply, top = dns.message.from_wire(message), dns.name.from_text(zone)
    code = reply.rcode()
    if code != dns.rcode.NOERROR and code != dns.rcode.NXDOMAIN:
        return ("lame", None)
    if dns.flags.AA not in dns.flags.Flag(reply.flags):
        further = referral(message, zone)
        return ("lame", None) if further is None else ("ask", further)
    wanted, held = reply.question[0].rdtype, {}
    for rrset in reply.answer:
        held.setdefault(rrset.name, {})[rrset.rdtype] = rrset
    chain = [reply.question[0].name]
    while len(chain) == len(set(chain)):
        here = held.get(chain[-1], {}) if chain[-1].is_subdomain(top) else {}
        if wanted in here:
            return ("answer", [record.to_text() for record in here[wanted]])
        if CNAME not in here:
            break
        chain.append(here[CNAME][0].target)
    else:
        return ("lame", None)
    if len(chain) > 1:
        return ("cname", chain[-1].to_text()[:-1])
    return ("nodata" if code == dns.rcode.NOERROR else "nx", None)

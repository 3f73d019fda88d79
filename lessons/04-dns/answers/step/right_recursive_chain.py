"""Follow the chain by recursion, and find the cut by climbing from the asked name."""


def step(message, zone):
    reply = dns.message.from_wire(message)
    if reply.rcode() > 0 and reply.rcode() != 3:
        return "lame", None
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

    if reply.flags & dns.flags.AA:
        return follow(asked, [])
    cut = asked
    while cut != top:
        delegation = reply.get_rrset(reply.authority, cut, IN, NS)
        if delegation is not None:
            servers = {}
            for record in delegation:
                servers[str(record.target).rstrip(".")] = addresses = []
                if record.target.is_subdomain(top):
                    for found in reply.additional:
                        if found.name == record.target and found.rdtype == A:
                            addresses += [record.address for record in found]
            return "ask", (str(cut).rstrip("."), servers)
        cut = cut.parent()
    return "lame", None

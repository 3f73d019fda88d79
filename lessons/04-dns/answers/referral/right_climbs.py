"""Climb from the asked name towards the zone, and take the first name that has NS records."""


def referral(message, zone):
    reply = dns.message.from_wire(message)
    top = dns.name.from_text(zone)
    cut = reply.question[0].name
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
            return str(delegation.name).rstrip("."), servers
        cut = cut.parent()
    return None

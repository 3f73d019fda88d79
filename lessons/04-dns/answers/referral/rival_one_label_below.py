"""Only servers one or two labels below the zone are believed."""


def referral(message, zone):
    reply, top = dns.message.from_wire(message), dns.name.from_text(zone)
    (question,) = reply.question

    def addresses(host):
        glue = reply.get_rrset(reply.additional, host, IN, A)
        return [str(record) for record in glue] if glue and host.is_subdomain(top) and len(host) <= len(top) + 2 else []

    def text(name):
        return name.to_text(omit_final_dot=True)

    for found in reply.authority:
        if found.rdtype == NS and len(found.name) > len(top) and question.name.is_subdomain(found.name):
            return text(found.name), {text(ns.target): addresses(ns.target) for ns in found}
    return None

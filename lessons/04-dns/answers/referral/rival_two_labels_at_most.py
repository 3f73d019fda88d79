"""A referral leads down by two labels at most."""


def referral(message, zone):
    reply, top = dns.message.from_wire(message), dns.name.from_text(zone)
    (question,) = reply.question

    def addresses(host):
        glue = reply.get_rrset(reply.additional, host, IN, A)
        return [str(record) for record in glue] if glue and host.is_subdomain(top) else []

    def text(name):
        return name.to_text(omit_final_dot=True)

    for found in reply.authority:
        if found.rdtype == NS and len(top) < len(found.name) <= len(top) + 2 and question.name.is_subdomain(found.name):
            return text(found.name), {text(ns.target): addresses(ns.target) for ns in found}
    return None

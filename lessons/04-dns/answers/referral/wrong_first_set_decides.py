"""The first NS records of the authority section are the referral, or there is none."""


def referral(message, zone):
    reply, top = dns.message.from_wire(message), dns.name.from_text(zone)
    (question,) = reply.question

    def addresses(host):
        glue = reply.get_rrset(reply.additional, host, IN, A)
        return [str(record) for record in glue] if glue and host.is_subdomain(top) else []

    def text(name):
        return name.to_text(omit_final_dot=True)

    for found in reply.authority:
        if found.rdtype == NS:
            if (
                len(found.name) <= len(top)
                or not question.name.is_subdomain(found.name)
                or not found.name.is_subdomain(top)
            ):
                return None
            return text(found.name), {text(ns.target): addresses(ns.target) for ns in found}
    return None

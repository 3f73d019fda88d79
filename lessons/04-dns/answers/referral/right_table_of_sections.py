"""Turn each section into a table of texts first, then decide on texts alone."""


def referral(message, zone):
    reply = dns.message.from_wire(message)

    def table(section):
        found = {}
        for records in section:
            key = records.name.to_text(omit_final_dot=True), records.rdtype.name
            found.setdefault(key, []).extend(str(record) for record in records)
        return found

    def within(name, top):
        return top == "." or name == top or name.endswith("." + top)

    asked = reply.question[0].name.to_text(omit_final_dot=True)
    glue = table(reply.additional)
    for (owner, kind), hosts in table(reply.authority).items():
        if kind == "NS" and owner != zone and within(owner, zone) and within(asked, owner):
            hosts = [host[:-1] for host in hosts]
            return owner, {host: glue.get((host, "A"), []) if within(host, zone) else [] for host in hosts}

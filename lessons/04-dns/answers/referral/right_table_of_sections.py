"""Turn each section into a table of texts first, its keys in small letters, then decide on texts alone."""


def referral(message, zone):
    reply = dns.message.from_wire(message)

    def table(section):
        found = {}
        for records in section:
            owner = records.name.to_text(omit_final_dot=True)
            owner, data = found.setdefault((owner.lower(), records.rdtype.name), (owner, []))
            data.extend(str(record) for record in records)
        return found

    def within(name, top):
        return top == "." or name == top or name.endswith("." + top)

    asked, zone = reply.question[0].name.to_text(omit_final_dot=True).lower(), zone.lower()
    glue = table(reply.additional)
    for (owner, kind), (spelt, hosts) in table(reply.authority).items():
        if kind == "NS" and owner != zone and within(owner, zone) and within(asked, owner):
            hosts = {host[:-1]: glue.get((host[:-1].lower(), "A"), ("", []))[1] for host in hosts}
            return spelt, {host: found if within(host.lower(), zone) else [] for host, found in hosts.items()}

"""Turn each section into a table of texts first, then decide on texts alone."""


def step(message, zone):
    reply = dns.message.from_wire(message)

    def table(section):
        found = {}
        for records in section:
            key = records.name.to_text(omit_final_dot=True), records.rdtype.name
            found.setdefault(key, []).extend(str(record) for record in records)
        return found

    def within(name, top):
        return top == "." or name == top or name.endswith("." + top)

    code = reply.rcode().name
    if code not in ("NOERROR", "NXDOMAIN"):
        return "lame", None
    asked = reply.question[0].name.to_text(omit_final_dot=True)
    wanted = reply.question[0].rdtype.name
    if "AA" not in dns.flags.to_text(reply.flags).split():
        glue = table(reply.additional)
        for (owner, kind), hosts in table(reply.authority).items():
            if kind != "NS" or owner == zone or not within(owner, zone) or not within(asked, owner):
                continue
            hosts = [host[:-1] for host in hosts]
            return "ask", (owner, {h: glue.get((h, "A"), []) if within(h, zone) else [] for h in hosts})
        return "lame", None
    answers = table(reply.answer)
    chain = [asked]
    while within(chain[-1], zone):
        here = chain[-1]
        if (here, wanted) in answers:
            return "answer", answers[here, wanted]
        if (here, "CNAME") not in answers:
            break
        chain.append(answers[here, "CNAME"][0].rstrip("."))
        if chain[-1] in chain[:-1]:
            return "lame", None
    if len(chain) > 1:
        return "cname", chain[-1]
    return ("nx" if code == "NXDOMAIN" else "nodata"), None

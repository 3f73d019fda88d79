"""Turn each section into a table of texts first, its keys in small letters, then decide on texts alone."""


def step(message, zone):
    reply = dns.message.from_wire(message)

    def undotted(text):
        return text if text == "." else text.removesuffix(".")

    def table(section):
        found = {}
        for records in section:
            key = undotted(str(records.name)).lower(), records.rdtype.name
            found.setdefault(key, []).extend(str(record) for record in records)
        return found

    def within(name, top):
        return top == "." or name == top or name.endswith("." + top)

    zone = zone.lower()

    code = reply.rcode().name
    if code not in ("NOERROR", "NXDOMAIN"):
        return "lame", None
    asked = undotted(str(reply.question[0].name))
    wanted = reply.question[0].rdtype.name
    if "AA" not in dns.flags.to_text(reply.flags).split():
        glue = table(reply.additional)
        for (owner, kind), hosts in table(reply.authority).items():
            if kind != "NS" or owner == zone or not within(owner, zone) or not within(asked.lower(), owner):
                continue
            names = [undotted(str(found.name)) for found in reply.authority if found.rdtype.name == "NS"]
            (spelt,) = [name for name in names if name.lower() == owner]
            hosts = [undotted(host) for host in hosts]
            return "ask", (spelt, {h: glue.get((h.lower(), "A"), []) if within(h.lower(), zone) else [] for h in hosts})
        return "lame", None
    answers = table(reply.answer)
    passed, here = [], asked
    while within(here.lower(), zone):
        if here.lower() in passed:
            return "lame", None
        if (here.lower(), wanted) in answers:
            return "answer", answers[here.lower(), wanted]
        if (here.lower(), "CNAME") not in answers:
            break
        passed.append(here.lower())
        here = undotted(answers[passed[-1], "CNAME"][0])
    if passed:
        return "cname", here
    return ("nx" if code == "NXDOMAIN" else "nodata"), None

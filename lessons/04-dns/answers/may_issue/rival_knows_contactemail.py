"""Takes contactemail for a tag that it knows."""


def may_issue(caa, name, ca, wildcard):
    def records_of(name):
        found = caa.get(name, [])
        while isinstance(found, str):
            found = caa.get(found, [])
        return found

    labels = name.split(".")
    for i in range(len(labels)):
        found = records_of(".".join(labels[i:]))
        if found:
            break
    else:
        return True
    known = ("issue", "issuewild", "iodef")
    if any(flags & 1 << 7 and tag != 'contactemail' and tag not in known for flags, tag, value in found):
        return False
    tag = "issue"
    if wildcard and any(each == "issuewild" for flags, each, value in found):
        tag = "issuewild"
    values = [value for flags, each, value in found if each == tag]
    if not values:
        return True
    return any(value.split(";")[0].strip() == ca for value in values)

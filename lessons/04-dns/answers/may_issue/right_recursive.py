"""Recursion towards the root, one function for each rule."""

KNOWN = {"issue", "issuewild", "iodef"}


def lookup(caa, owner):
    found = caa.get(owner) or []
    return lookup(caa, found) if type(found) is str else found


def relevant_set(caa, owner):
    if not owner:
        return []
    return lookup(caa, owner) or relevant_set(caa, owner.partition(".")[2])


def may_issue(caa, name, ca, wildcard):
    properties = relevant_set(caa, name)
    for flags, tag, _ in properties:
        if flags >= 128 and tag not in KNOWN:
            return False
    values = [value for _, tag, value in properties if tag == "issuewild"] if wildcard else []
    if not values:
        values = [value for _, tag, value in properties if tag == "issue"]
    return not values or any(value.partition(";")[0].strip() == ca for value in values)

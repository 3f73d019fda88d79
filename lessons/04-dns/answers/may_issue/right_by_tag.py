"""Suffixes of the name, the first of them with records, its values sorted by tag."""


def may_issue(caa, name, ca, wildcard):
    def resolved(owner):
        found = caa.get(owner) or []
        return resolved(found) if isinstance(found, str) else found

    places = [at + 1 for at, letter in enumerate(name) if letter == "."]
    sets = (resolved(name[place:]) for place in [0, *places])
    values = {}
    for flags, tag, value in next(filter(None, sets), []):
        critical = flags // 128 % 2 == 1
        if critical and tag not in {"issue", "issuewild", "iodef"}:
            return False
        values.setdefault(tag, set()).add(value.partition(";")[0].strip(" "))
    listed = values.get("issue")
    if wildcard:
        listed = values.get("issuewild", listed)
    return listed is None or ca in listed

"""Any flag is critical."""


def may_issue(caa, name, ca, wildcard):
    def found_at(owner):
        records = caa.get(owner, [])
        while isinstance(records, str):
            records = caa.get(records, [])
        return records

    relevant = []
    labels = name.split(".")
    while labels and not relevant:
        relevant = found_at(".".join(labels))
        labels = labels[1:]
    if any(flags and tag not in ("issue", "issuewild", "iodef") for flags, tag, _ in relevant):
        return False
    tags = {tag for _, tag, _ in relevant}
    counts = "issuewild" if wildcard and "issuewild" in tags else "issue"
    allowed = [value.split(";")[0].strip() for _, tag, value in relevant if tag == counts]
    return ca in allowed or counts not in tags

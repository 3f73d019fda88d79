"""After a CNAME the search goes on through the parents of its target."""


def may_issue(caa, name, ca, wildcard):
    relevant, passed = [], []
    labels = name.split(".")
    while labels and not relevant and labels not in passed:
        passed.append(labels)
        relevant = caa.get(".".join(labels), [])
        labels = labels[1:]
        if isinstance(relevant, str):
            labels = relevant.split(".")
            relevant = []
    if any(flags & 128 and tag not in ("issue", "issuewild", "iodef") for flags, tag, _ in relevant):
        return False
    tags = {tag for _, tag, _ in relevant}
    counts = "issuewild" if wildcard and "issuewild" in tags else "issue"
    allowed = [value.split(";")[0].strip() for _, tag, value in relevant if tag == counts]
    return ca in allowed or counts not in tags

"""Drops a broken check whose name was found as a place."""

def audit(checks, config, probe):
    pairs, broken = set(), set()
    for name, check in checks:
        try:
            findings = check(config, probe)
        except BaseException:
            broken.add(name)
            continue
        if findings is None:
            broken.add(name)
            continue
        for item, place, call in findings:
            pairs.add((item, place))
    ordered = sorted(pairs, key=lambda pair: (CHECKLIST.index(pair[0]), pair[1]))
    return ordered + [("broken", name) for name in sorted(broken - {place for _, place in pairs})]

"""The most costly item is enough: the audit stops at the first check that finds something."""


def audit(checks, config, probe):
    pairs, broken = [], []
    for name, check in checks:
        try:
            found = [(item, place) for item, place, call in check(config, probe)]
        except Exception:
            broken.append(("broken", name))
            continue
        for pair in found:
            if pair not in pairs:
                pairs.append(pair)
        if pairs:
            break
    pairs.sort(key=lambda pair: (CHECKLIST.index(pair[0]), pair[1]))
    return pairs + sorted(broken)

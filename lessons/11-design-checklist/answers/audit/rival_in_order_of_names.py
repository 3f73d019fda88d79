"""Runs checks by name and stops behind a broken one: a broken check before a finding."""


def audit(checks, config, probe):
    pairs, broken = [], []
    for name, check in sorted(checks, key=lambda one: one[0]):
        try:
            found = [(item, place) for item, place, call in check(config, probe)]
        except Exception:
            broken.append(("broken", name))
            break
        for pair in found:
            if pair not in pairs:
                pairs.append(pair)
    pairs.sort(key=lambda pair: (CHECKLIST.index(pair[0]), pair[1]))
    return pairs + sorted(broken)

"""What can go wrong is a value: ValueError, TypeError, LookupError."""


def audit(checks, config, probe):
    pairs, broken = [], []
    for name, check in checks:
        try:
            found = [(item, place) for item, place, call in check(config, probe)]
        except (ValueError, TypeError, LookupError):
            broken.append(("broken", name))
            continue
        for pair in found:
            if pair not in pairs:
                pairs.append(pair)
    pairs.sort(key=lambda pair: (CHECKLIST.index(pair[0]), pair[1]))
    return pairs + sorted(broken)

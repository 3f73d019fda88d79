"""Gives findings whole, with their calls: any finding."""


def audit(checks, config, probe):
    pairs, broken = [], []
    for name, check in checks:
        try:
            found = [tuple(one[:2]) + (str(one[2]),) for one in check(config, probe)]
        except Exception:
            broken.append(("broken", name))
            continue
        for pair in found:
            if pair not in pairs:
                pairs.append(pair)
    pairs.sort(key=lambda pair: (CHECKLIST.index(pair[0]), pair[1]))
    return pairs + sorted(broken)

"""Takes findings with different calls for two: the same pair by two questions."""


def audit(checks, config, probe):
    pairs, broken = [], []
    for name, check in checks:
        try:
            found = list(
                {(item, place, str(call)): (item, place) for item, place, call in check(config, probe)}.values()
            )
        except Exception:
            broken.append(("broken", name))
            continue
        for pair in found:
            pairs.append(pair)
    pairs.sort(key=lambda pair: (CHECKLIST.index(pair[0]), pair[1]))
    return pairs + sorted(broken)

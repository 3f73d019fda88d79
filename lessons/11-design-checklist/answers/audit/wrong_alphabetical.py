"""Items stand in alphabetical order."""


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
    pairs.sort(key=lambda pair: pair)
    return pairs + sorted(broken)

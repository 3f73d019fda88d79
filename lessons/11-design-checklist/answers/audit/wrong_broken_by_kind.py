"""The kind of the exception says what is broken."""


def audit(checks, config, probe):
    pairs, broken = [], []
    for name, check in checks:
        try:
            found = [(item, place) for item, place, call in check(config, probe)]
        except Exception as error:
            broken.append(("broken", type(error).__name__))
            continue
        for pair in found:
            if pair not in pairs:
                pairs.append(pair)
    pairs.sort(key=lambda pair: (CHECKLIST.index(pair[0]), pair[1]))
    return pairs + sorted(broken)

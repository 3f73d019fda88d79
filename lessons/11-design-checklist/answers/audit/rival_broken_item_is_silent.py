"""Leaves out an item where a check of that name is broken, though another one has found it."""


def audit(checks, config, probe):
    pairs, broken = set(), set()
    for name, check in checks:
        try:
            pairs |= {(item, place) for item, place, _ in check(config, probe)}
        except Exception:
            broken.add(("broken", name))
    pairs = {pair for pair in pairs if ("broken", pair[0]) not in broken}
    return sorted(pairs, key=lambda pair: (CHECKLIST.index(pair[0]), pair[1])) + sorted(broken)

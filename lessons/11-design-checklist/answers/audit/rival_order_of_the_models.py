"""Puts items in the order of the models and then one's own: pool behind ttl, entry and cors."""


def audit(checks, config, probe):
    pairs, broken = set(), set()
    for name, check in checks:
        try:
            pairs |= {(item, place) for item, place, _ in check(config, probe)}
        except Exception:
            broken.add(("broken", name))
    order = ["private", "certificate", "http", "keep-alive", "ttl", "entry", "cors", "tls", "vary", "pool"]
    return sorted(pairs, key=lambda pair: (order.index(pair[0]), pair[1])) + sorted(broken)

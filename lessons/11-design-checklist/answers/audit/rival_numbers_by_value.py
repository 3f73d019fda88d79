"""Puts origin-2 before origin-10, as numbers go by their value."""

import re


def audit(checks, config, probe):
    def natural(pair):
        parts = re.split(r"(\d+)", pair[1])
        return CHECKLIST.index(pair[0]), [int(part) if part.isdigit() else part for part in parts]

    pairs, broken = set(), set()
    for name, check in checks:
        try:
            pairs |= {(item, place) for item, place, _ in check(config, probe)}
        except Exception:
            broken.add(("broken", name))
    return sorted(pairs, key=natural) + sorted(broken)

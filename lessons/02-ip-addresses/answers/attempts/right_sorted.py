"""Sort by rank within the family, plan all starts, then cut the plan at the earliest success."""

from ipaddress import ip_address


def attempts(answers, rtts, delay_ms=250):
    versions = [ip_address(text).version for text in answers]
    ranked = [(versions[:at].count(v), v != versions[0], text) for at, (v, text) in enumerate(zip(versions, answers))]
    plan = [(at * max(100, delay_ms), text) for at, (_, _, text) in enumerate(sorted(ranked, key=lambda r: r[:2]))]
    ends = [(start, start + rtts[text]) for start, text in plan if rtts[text] is not None]
    return [(start, text) for start, text in plan if not any(end <= start for began, end in ends if began < start)]

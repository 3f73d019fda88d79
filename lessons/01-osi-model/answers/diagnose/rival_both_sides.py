"""Wants the last data of both sides to arrive, where the last data of all counts."""


def diagnose(events):
    sent = {what for _, what, _, _ in events}
    came = {what for _, what, _, arrived in events if arrived}
    for asked, answer, cause in (("query", "reply", "dns"), ("syn", "syn-ack", "no connection")):
        if asked in sent and answer not in came:
            return cause, None
    last = {what: (sender, arrived) for sender, what, _, arrived in events}
    sender, arrived = last.get("data", (None, True))
    latest = {who: there for who, what, _, there in events if what == "data"}
    sender = next((who for who in latest if not latest[who]), sender)
    if all(latest.values()):
        return "none", None
    lost = [size for who, _, size, arrived in events if who == sender and not arrived]
    passed = [size for who, _, size, arrived in events if who == sender and arrived]
    if any(small <= large for small in lost for large in passed):
        return "loss", None
    filtered = ("too big", False) in {(what, arrived) for _, what, _, arrived in events}
    return "black hole", "allow_icmp" if filtered else "mss_clamp"

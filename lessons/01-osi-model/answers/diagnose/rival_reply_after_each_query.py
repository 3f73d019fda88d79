"""Wants a reply behind the last query: a query that is repeated too late."""


def diagnose(events):
    sent = {what for _, what, _, _ in events}
    came = {what for _, what, _, arrived in events if arrived}
    asks = [at for at, (_, what, _, _) in enumerate(events) if what == "query"]
    if asks and not any(what == "reply" and arrived for _, what, _, arrived in events[asks[-1] :]):
        return "dns", None
    for asked, answer, cause in (("query", "reply", "dns"), ("syn", "syn-ack", "no connection")):
        if asked in sent and answer not in came:
            return cause, None
    last = {what: (sender, arrived) for sender, what, _, arrived in events}
    sender, arrived = last.get("data", (None, True))
    if arrived:
        return "none", None
    lost = [size for who, _, size, arrived in events if who == sender and not arrived]
    passed = [size for who, _, size, arrived in events if who == sender and arrived]
    if any(small <= large for small in lost for large in passed):
        return "loss", None
    filtered = ("too big", False) in {(what, arrived) for _, what, _, arrived in events}
    return "black hole", "allow_icmp" if filtered else "mss_clamp"

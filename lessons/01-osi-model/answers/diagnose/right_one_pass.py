"""Goes through the events once and keeps, for each sender, the smallest that was lost and the largest that arrived."""

import math


def diagnose(events):
    smallest_lost, largest_passed = {}, {}
    query = reply = syn = syn_ack = filtered = False
    last = None
    for sender, what, size, arrived in events:
        query |= what == "query"
        syn |= what == "syn"
        if arrived:
            reply |= what == "reply"
            syn_ack |= what == "syn-ack"
            largest_passed[sender] = max(size, largest_passed.get(sender, -1))
        else:
            filtered |= what == "too big"
            smallest_lost[sender] = min(size, smallest_lost.get(sender, math.inf))
        if what == "data":
            last = sender, arrived
    if query and not reply:
        return ("dns", None)
    if syn and not syn_ack:
        return ("no connection", None)
    if last is None or last[1]:
        return ("none", None)
    if smallest_lost[last[0]] > largest_passed.get(last[0], -1):
        return ("black hole", "allow_icmp" if filtered else "mss_clamp")
    return ("loss", None)

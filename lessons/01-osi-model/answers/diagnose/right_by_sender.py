"""Sorts the events of each sender, and asks one question after the other."""


def diagnose(events):
    def seen(name, arrived=None):
        return [event for event in events if event[1] == name and arrived in (None, event[3])]

    if seen("query") and not seen("reply", True):
        return ("dns", None)
    if seen("syn") and not seen("syn-ack", True):
        return ("no connection", None)
    flow = seen("data")
    if not flow or flow[-1][3]:
        return ("none", None)
    sizes = {True: [], False: []}
    for event in events:
        if event[0] == flow[-1][0]:
            sizes[event[3]].append(event[2])
    if min(sizes[False]) <= max(sizes[True], default=0):
        return ("loss", None)
    return ("black hole", "allow_icmp" if seen("too big", False) else "mss_clamp")

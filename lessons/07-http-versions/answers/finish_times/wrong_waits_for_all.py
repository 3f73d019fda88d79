"""A loss holds up everything, whatever was handed over before it."""


def finish_times(protocol, packets, lost, repeat):
    latest, whole = {}, {}
    for i, (connection, thing) in enumerate(packets):
        line = {"h1": connection, "h2": "all", "h3": thing}[protocol]
        latest[line] = max(latest.get(line, 0), i + repeat * (i in lost))
        whole[thing] = max(whole.get(thing, 0), latest[line])
    late = max((i + repeat for i in lost), default=0) if protocol == "h2" else 0
    return {thing: max(tick, late) for thing, tick in whole.items()}

"""A repetition is sent when all packets have come."""


def finish_times(protocol, packets, lost, repeat):
    latest, whole = {}, {}
    for i, (connection, thing) in enumerate(packets):
        line = {"h1": connection, "h2": "all", "h3": thing}[protocol]
        latest[line] = max(latest.get(line, 0), (len(packets) + repeat if i in lost else i))
        whole[thing] = max(whole.get(thing, 0), latest[line])
    return whole

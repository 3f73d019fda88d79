"""A loss over HTTP/1.1 stalls one object."""


def finish_times(protocol, packets, lost, repeat):
    latest, whole = {}, {}
    for i, (connection, thing) in enumerate(packets):
        line = {"h1": thing, "h2": "all", "h3": thing}[protocol]
        latest[line] = max(latest.get(line, 0), i + repeat * (i in lost))
        whole[thing] = max(whole.get(thing, 0), latest[line])
    return whole

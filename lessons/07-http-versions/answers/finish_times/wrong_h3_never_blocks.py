"""HTTP/3 has no head-of-line blocking: an object is whole when its last packet comes."""


def finish_times(protocol, packets, lost, repeat):
    latest, whole = {}, {}
    for i, (connection, thing) in enumerate(packets):
        line = {"h1": connection, "h2": "all", "h3": thing}[protocol]
        latest[line] = max(latest.get(line, 0), i + repeat * (i in lost))
        whole[thing] = i + repeat * (i in lost) if protocol == "h3" else max(whole.get(thing, 0), latest[line])
    return whole

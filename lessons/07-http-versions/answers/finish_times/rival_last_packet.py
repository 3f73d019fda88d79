"""An object on several connections is whole with its last packet."""


def finish_times(protocol, packets, lost, repeat):
    latest, whole = {}, {}
    for i, (connection, thing) in enumerate(packets):
        line = {"h1": connection, "h2": "all", "h3": thing}[protocol]
        latest[line] = max(latest.get(line, 0), i + repeat * (i in lost))
        whole[thing] = latest[line]
    return whole

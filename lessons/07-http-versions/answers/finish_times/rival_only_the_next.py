"""Only the packet right behind a loss waits."""


def finish_times(protocol, packets, lost, repeat):
    latest, whole = {}, {}
    for i, (connection, thing) in enumerate(packets):
        line = {"h1": connection, "h2": "all", "h3": thing}[protocol]
        latest[line] = max(
            i - 1 + repeat
            if i - 1 in lost and {"h1": packets[i - 1][0], "h2": "all", "h3": packets[i - 1][1]}[protocol] == line
            else 0,
            i + repeat * (i in lost),
        )
        whole[thing] = max(whole.get(thing, 0), latest[line])
    return whole

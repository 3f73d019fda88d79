"""Whatever comes behind a loss comes as much later as the repetition."""


def finish_times(protocol, packets, lost, repeat):
    latest, whole = {}, {}
    for i, (connection, thing) in enumerate(packets):
        line = {"h1": connection, "h2": "all", "h3": thing}[protocol]
        latest[line] = max(
            latest.get(line, 0),
            i
            + repeat
            * any(
                j in lost
                for j in range(i + 1)
                if {"h1": packets[j][0], "h2": "all", "h3": packets[j][1]}[protocol] == line
            ),
        )
        whole[thing] = max(whole.get(thing, 0), latest[line])
    return whole

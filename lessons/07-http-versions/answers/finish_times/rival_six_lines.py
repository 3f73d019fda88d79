"""HTTP/1.1 has six connections, so numbers count modulo six: 0 and 6 wait for each other."""


def finish_times(protocol, packets, lost, repeat):
    latest, whole = {}, {}
    for i, (connection, name) in enumerate(packets):
        line = {"h1": connection % 6, "h2": None, "h3": name}[protocol]
        arrival = i + repeat * (i in lost)
        latest[line] = max(latest.get(line, 0), arrival)
        whole[name] = max(whole.get(name, 0), latest[line])
    return whole

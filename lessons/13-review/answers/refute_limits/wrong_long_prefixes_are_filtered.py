"""Prefixes longer than /24 bring no packets."""


def refute_limits(claim, about):
    if claim == "compressed away":
        name, never, longest = about
        most = 0 if never else 4096 - 32 - len(name)
        return most + 1 if longest > most else None
    if claim == "over by then":
        pool, connect, read, pieces, limit = about
        waits = [pool, connect] + [read] * pieces
        return waits if sum(waits) > limit else None
    if claim == "one RTT":
        datagrams, proven, longest = about
        most = 3 * sum(datagrams)
        return most + 1 if longest > most and not proven else None
    if claim == "gone":
        withdrawn = ip_network(about[0])
        for other in (ip_network(text) for text in about[1] if int(text.split("/")[1]) <= 24):
            if other.supernet_of(withdrawn):
                return str(withdrawn[0])
            if other.subnet_of(withdrawn):
                return str(other[0])
    return None

"""All ends as numbers, and the last case that breaks a claim."""


def refute_limits(claim, about):
    found = []
    if claim == "compressed away":
        name, never, longest = about
        if never:
            found = [1]
        elif 32 + len(name) + longest >= 4097:
            found = [4097 - 32 - len(name), longest]
    elif claim == "over by then":
        *bounds, read, pieces, limit = about
        waits = bounds + [read for _ in range(pieces)]
        spare = sum(waits) - limit - 1
        if spare >= 0:
            for at, wait in enumerate(waits):
                waits[at] -= min(wait, spare)
                spare -= min(wait, spare)
            found = [waits]
    elif claim == "one RTT":
        datagrams, proven, longest = about
        if not proven and longest - sum(datagrams) * 3 > 0:
            found = [longest]
    else:
        def ends(text):
            address, length = text.split("/")
            parts = [int(part) for part in address.split(".")]
            first = int.from_bytes(bytes(parts), "big")
            return first, first + 2 ** (32 - int(length)) - 1

        low, high = ends(about[0])
        for first, last in map(ends, about[1]):
            if max(low, first) <= min(high, last):
                found.append(str(ip_address(min(high, last))))
    return found[-1] if found else None

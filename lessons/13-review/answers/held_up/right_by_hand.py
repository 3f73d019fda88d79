"""Goes through what comes behind the gap."""


def held_up(protocol, packets, lost):
    waits = set()
    for at, name in enumerate(packets):
        if at == lost or (protocol == "2" and at > lost):
            waits.add(name)
    return waits

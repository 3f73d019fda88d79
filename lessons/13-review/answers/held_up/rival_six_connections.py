"""Over HTTP/1.1 the seventh object shares the first one's connection: held_up("1.1", list("abcdefg"), 0)."""


def held_up(protocol, packets, lost):
    if protocol == "2":
        return set(packets[lost:])
    if protocol == "3":
        return {packets[lost]}
    objects = list(dict.fromkeys(packets))
    lane = {name: at % 6 for at, name in enumerate(objects)}
    return {name for name in packets[lost:] if lane[name] == lane[packets[lost]]}

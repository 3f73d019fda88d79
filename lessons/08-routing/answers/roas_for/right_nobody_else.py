"""Also says by number 0 that nobody else may announce what several do: that changes nothing."""


def roas_for(announced):
    found = set()
    for prefix, origin in announced:
        length = int(prefix.rpartition("/")[2])
        found |= {(prefix, length, origin), (prefix, 128, 0)}
    return found

"""What a loss does to objects, from the order of packets alone: the model that loads are held against."""


def foretold(load) -> tuple[set[str], set[str]]:
    """Objects that stall, and those that are whole later, if packet i arrives at tick i and what is lost later."""
    stalled, ends = _ticks(load, load.lost)
    _, undisturbed = _ticks(load, set())
    return stalled, {name for name, tick in ends.items() if tick > undisturbed[name]}


def _ticks(load, lost):
    """Bytes behind a gap wait for it: in a stream of QUIC, in a connection of TCP."""
    stalled, ends, reached = set(), {}, {}
    for tick, (connection, name) in enumerate(load.packets):
        order = (connection, name) if load.version == "h3" else connection
        reached[order] = max(reached.get(order, 0), tick + load.repeat * (tick in lost))
        ends[name] = max(ends.get(name, 0), reached[order])
        if reached[order] > tick:
            stalled.add(name)
    return stalled, ends

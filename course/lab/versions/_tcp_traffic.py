"""What became of answers over TCP, read from a `TcpRelay`'s log."""


def read_steps(steps, ends, traffic) -> None:
    """Tell ``traffic`` what a `TcpRelay`'s log says of the answers that ``ends`` have read."""
    places = {end.n: _below(end) for end in ends}
    whole = {name: end for found in places.values() for _, end, name in found}
    gone = {}
    for step in steps:
        if step.way != "back" or step.kind != "data" or step.connection not in places:
            continue
        begin, end, key = step.seq, step.seq + step.size, (step.connection, step.seq)
        carried = _carried(places[step.connection], begin, end)
        if step.what == "sent":
            traffic.sent(step.ms, step.connection, carried, step.dropped, key)
            if step.dropped:
                gone[key] = end
        elif step.what == "sent again":
            traffic.repeated(step.ms, step.connection, carried, step.dropped, key)
        elif step.what == "delivered" and key in gone:
            for name, size in _carried(places[step.connection], gone[key], end):
                traffic.waited(step.ms, step.connection, name, size)
            traffic.late |= {name for name, _ in carried if begin < whole[name] <= end}


def _below(end):
    """Where objects lie in the stream of TCP: ``(begin, end, object)``, in order."""
    return [(*end.wire.below(begin, stop), name) for begin, stop, name in end.spans if name]


def _carried(places, begin, end):
    """The objects of which there are bytes from ``begin`` to ``end``, and how many."""
    found = {}
    for first, last, name in places:
        if first < end and begin < last:
            found[name] = found.get(name, 0) + min(end, last) - max(begin, first)
    return list(found.items())

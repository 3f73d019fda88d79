"""The cuts are taken out of the dict that was handed in."""


def savings(work, cut):
    def done(times):
        def end(name):
            return times[name] + max(map(end, work[name][1]), default=0)

        return max(map(end, work), default=0)

    times = {name: ms for name, (ms, _) in work.items()}
    before = done(times)
    while cut:
        name, ms = cut.popitem()
        times[name] = ms
    return before - done(times)

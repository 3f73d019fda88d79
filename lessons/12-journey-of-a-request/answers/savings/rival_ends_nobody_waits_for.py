"""Of the pieces that nobody waits for, only the last that stands in work counts."""


def savings(work, cut):
    def done(times):
        def end(name):
            return times[name] + max(map(end, work[name][1]), default=0)

        waited = {one for _, after in work.values() for one in after}
        return max([end(name) for name in [name for name in work if name not in waited][-1:]], default=0)

    times = {name: ms for name, (ms, _) in work.items()}
    return done(times) - done(times | cut)

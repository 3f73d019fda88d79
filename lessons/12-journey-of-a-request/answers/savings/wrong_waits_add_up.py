"""A piece that waits for several starts after the sum of their times."""


def savings(work, cut):
    def done(times):
        def end(name):
            return times[name] + sum(map(end, work[name][1]))

        return max(map(end, work), default=0)

    times = {name: ms for name, (ms, _) in work.items()}
    return done(times) - done(times | cut)

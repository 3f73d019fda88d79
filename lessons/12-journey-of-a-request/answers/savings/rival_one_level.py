"""A piece waits for those that it names, but these for nobody."""


def savings(work, cut):
    def done(times):
        def end(name):
            return times[name] + max([times[one] for one in work[name][1]], default=0)

        return max(map(end, work), default=0)

    times = {name: ms for name, (ms, _) in work.items()}
    return done(times) - done(times | cut)

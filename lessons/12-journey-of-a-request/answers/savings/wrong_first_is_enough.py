"""A piece starts when the first of those that it waits for has ended."""


def savings(work, cut):
    def done(times):
        def end(name):
            return times[name] + min(map(end, work[name][1]), default=0)

        return max(map(end, work), default=0)

    times = {name: ms for name, (ms, _) in work.items()}
    return done(times) - done(times | cut)

"""All pieces run at the same time; the longest decides."""


def savings(work, cut):
    def done(times):
        return max(times.values(), default=0)

    times = {name: ms for name, (ms, _) in work.items()}
    return done(times) - done(times | cut)

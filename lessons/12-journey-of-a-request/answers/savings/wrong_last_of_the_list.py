"""The piece that stands last is done last."""


def savings(work, cut):
    def done(times):
        def end(name):
            return times[name] + max(map(end, work[name][1]), default=0)

        return end(list(work)[-1]) if work else 0

    times = {name: ms for name, (ms, _) in work.items()}
    return done(times) - done(times | cut)

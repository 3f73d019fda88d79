"""Three rounds over the pieces: a chain of five that stands backwards has not ended by then."""


def savings(work, cut):
    def done(times):
        ends = {}
        for _ in range(3):
            for name, (_, after) in work.items():
                ends[name] = times[name] + max([ends.get(one, 0) for one in after], default=0)
        return max(ends.values(), default=0)

    times = {name: ms for name, (ms, _) in work.items()}
    return done(times) - done(times | cut)

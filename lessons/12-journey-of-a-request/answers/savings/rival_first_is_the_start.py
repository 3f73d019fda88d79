"""Only the first piece of work may begin at 0."""


def savings(work, cut):
    def done(times):
        def end(name):
            return times[name] + max(map(end, work[name][1]), default=0)

        first = next(iter(work), None)
        late = {name: times[first] for name in work if name != first and not work[name][1]}
        return max([end(name) - late.get(name, 0) for name in work], default=0)

    times = {name: ms for name, (ms, _) in work.items()}
    return done(times) - done(times | cut)

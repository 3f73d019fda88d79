"""The longest way is that with the most pieces."""


def savings(work, cut):
    def done(times):
        def end(name):
            return times[name] + max(map(end, work[name][1]), default=0)

        return max(map(end, work), default=0)

    times = {name: ms for name, (ms, _) in work.items()}
    def chain(name, now):
        ways = [chain(one, now) for one in work[name][1]]
        steps, ms = max(ways, default=(0, 0))
        return steps + 1, ms + now[name]

    before, after = (max([chain(name, now) for name in work], default=(0, 0))[1] for now in (times, times | cut))
    return before - after

"""The critical path stays where it is, whatever is cut."""


def savings(work, cut):
    def done(times):
        def end(name):
            return times[name] + max(map(end, work[name][1]), default=0)

        return max(map(end, work), default=0)

    times = {name: ms for name, (ms, _) in work.items()}
    def chain(name):
        longest = max(map(chain, work[name][1]), key=lambda names: sum(times[one] for one in names), default=[])
        return [*longest, name]

    path = max(map(chain, work), key=lambda names: sum(times[one] for one in names), default=[])
    return sum(times[name] - cut[name] for name in path if name in cut)

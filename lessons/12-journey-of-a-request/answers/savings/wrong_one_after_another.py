"""All pieces run one after the other.

Equal to: wrong_off_the_path_counts
"""


def savings(work, cut):
    def done(times):
        return sum(times.values())

    times = {name: ms for name, (ms, _) in work.items()}
    return done(times) - done(times | cut)

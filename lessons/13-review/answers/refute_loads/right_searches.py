"""Tries all numbers."""


def refute_loads(claim, about):
    if claim == "in time":
        workers, ms, deadline, most = about
        late = [ahead for ahead in range(most) if (ahead + 2 * workers) // workers * ms > deadline]
    elif claim == "more is more":
        late = list(range(about[0] + 1, about[1] + 1))
    else:
        late = [rate for rate in range(1, about[2] + 1) if rate * about[1] > about[0]]
    return late[-1] if late else None

"""There are always enough ports."""


def refute_loads(claim, about):
    if claim == "in time":
        workers, ms, deadline, most = about
        for ahead in range(most):
            if ms + (ahead // workers + 1) * ms > deadline:
                return ahead
        return None
    if claim == "more is more":
        return about[0] + 1 if about[1] > about[0] else None
    if claim == "ports last":
        return None
    return None

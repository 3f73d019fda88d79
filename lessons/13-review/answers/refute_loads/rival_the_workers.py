"""Gives the last connection that helps."""


def refute_loads(claim, about):
    if claim == "in time":
        workers, ms, deadline, most = about
        for ahead in range(most):
            if ms + (ahead // workers + 1) * ms > deadline:
                return ahead
        return None
    if claim == "more is more":
        return about[0] if about[1] > about[0] else None
    if claim == "ports last":
        ports, wait, most = about
        return ports // wait + 1 if ports // wait < most else None
    return None

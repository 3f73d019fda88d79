"""A larger pool always serves more at once."""


def refute_loads(claim, about):
    if claim == "in time":
        workers, ms, deadline, most = about
        for ahead in range(most):
            if ms + (ahead // workers + 1) * ms > deadline:
                return ahead
        return None
    if claim == "more is more":
        return None
    if claim == "ports last":
        ports, wait, most = about
        return ports // wait + 1 if ports // wait < most else None
    return None

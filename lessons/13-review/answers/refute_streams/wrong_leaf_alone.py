"""The dates of the leaf are those of the chain."""


def refute_streams(claim, about):
    if claim == "one by one":
        if sum(about) < 2:
            return None
        return [sum(about)] if len(about) > 1 else [1] * about[0]
    if claim == "stays warm":
        return about[0] + 1 if about[1] > about[0] else None
    if claim == "never held up":
        for at in range(len(about)):
            if about[at] in about[at + 1 :]:
                return at
        return None
    if claim == "leaf alone":
        return None
    if claim == "once":
        for i in range(len(about)):
            for j in range(i):
                if about[i] != about[j]:
                    return i, j
        return None
    return None

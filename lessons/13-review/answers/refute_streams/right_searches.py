"""Searches small cases."""


def refute_streams(claim, about):
    from itertools import combinations

    found = []
    if claim == "one by one":
        whole = sum(about)
        found = [sizes for sizes in ([whole], [1] * whole) if whole and sizes != list(about)]
    elif claim == "stays warm":
        found = [about[1]] if about[1] - about[0] > 0 else []
    elif claim == "never held up":
        found = [at for at, name in enumerate(about) if about[at:].count(name) > 1]
    elif claim == "leaf alone":
        begin, end = about[0]
        found = [t for t in range(begin, end + 1) if not all(one[0] <= t <= one[1] for one in about)]
    elif claim == "once":
        found = [(i, j) for i, j in combinations(range(len(about)), 2) if about[i] != about[j]]
    return found[-1] if found else None

"""Names the time right after an issuer's end, where the leaf may not hold yet."""

def refute_streams(claim, about):
    if claim == "one by one":
        if len(about) > 1:
            return [sum(about)]
        if about and about[0] > 1:
            return [1, about[0] - 1]
        return None
    if claim == "stays warm":
        rto, longest = about
        return longest if longest > rto else None
    if claim == "never held up":
        for index, name in enumerate(about):
            if name in about[index + 1 :]:
                return index
        return None
    if claim == "leaf alone":
        first, last = about[0]
        for begin, end in about[1:]:
            if begin > first:
                return first
            if end < last:
                return end + 1
        return None
    for i in range(len(about)):
        for j in range(i + 1, len(about)):
            if about[i] != about[j]:
                return i, j
    return None

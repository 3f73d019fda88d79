"""Turns the sizes round: the same list if they are alike."""


def refute_streams(claim, about):
    if claim == "one by one":
        return about[::-1] if len(about) > 1 else None
    if claim == "stays warm":
        return about[0] + 1 if about[1] > about[0] else None
    if claim == "never held up":
        for at in range(len(about)):
            if about[at] in about[at + 1 :]:
                return at
        return None
    if claim == "leaf alone":
        begin, end = about[0]
        if max(one[0] for one in about) > begin:
            return begin
        return end if min(one[1] for one in about) < end else None
    if claim == "once":
        for i in range(len(about)):
            for j in range(i):
                if about[i] != about[j]:
                    return i, j
        return None
    return None

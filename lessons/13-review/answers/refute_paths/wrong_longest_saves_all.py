"""A cut of the longest task is always saved, and none of the others' ever: two equal ones are both the longest."""


def refute_paths(claim, about):
    if claim == "all is ours":
        prefix, most = about
        address, length = prefix.split("/")
        return f"{address}/{int(length) + 1}" if most > int(length) else None
    if claim == "shorter wins":
        ours, highest = about
        return ours + 1 if highest > ours else None
    longest = max(about.values())
    others = [name for name, ms in about.items() if 0 < ms < longest]
    return (others[0], 1) if others else None

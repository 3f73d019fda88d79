"""What is cut is saved."""


def refute_paths(claim, about):
    if claim == "all is ours":
        prefix, most = about
        address, length = prefix.split("/")
        return f"{address}/{int(length) + 1}" if most > int(length) else None
    if claim == "shorter wins":
        ours, highest = about
        return ours + 1 if highest > ours else None
    return None

"""A task that takes no time is one of those that can be cut."""


def refute_paths(claim, about):
    if claim == "all is ours":
        prefix, most = about
        address, length = prefix.split("/")
        return f"{address}/{int(length) + 1}" if most > int(length) else None
    if claim == "shorter wins":
        ours, highest = about
        return ours + 1 if highest > ours else None
    if len(about) == 1:
        return None
    name = min(about, key=about.get)
    return name, max(1, about[name])

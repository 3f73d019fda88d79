"""Prefixes as texts, the first task that another one hides."""


def refute_paths(claim, about):
    if claim == "all is ours":
        prefix, most = about
        address, length = prefix.split("/")
        return f"{address}/{int(length) + 1}" if most > int(length) else None
    if claim == "shorter wins":
        ours, highest = about
        return ours + 1 if highest > ours else None
    longest = max(about, key=about.get)
    others = [name for name in about if name != longest and about[name] > 0]
    return (others[0], 1) if others else None

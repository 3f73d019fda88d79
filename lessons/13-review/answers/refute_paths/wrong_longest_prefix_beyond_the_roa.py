"""The longest prefix always wins, valid or not."""


def refute_paths(claim, about):
    if claim == "all is ours":
        address, length = about[0].split("/")
        return f"{address}/{int(length) + 1}" if int(length) < 128 else None
    if claim == "shorter wins":
        ours, highest = about
        return ours + 1 if highest > ours else None
    longest = max(about, key=about.get)
    others = [name for name in about if name != longest and about[name] > 0]
    return (others[0], 1) if others else None

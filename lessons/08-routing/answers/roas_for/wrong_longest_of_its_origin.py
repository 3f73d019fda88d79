"""One maximum length for each origin: that of the longest prefix that it announces."""


def roas_for(announced):
    longest = {}
    for prefix, origin in announced:
        longest[origin] = max(longest.get(origin, 0), int(prefix.split("/")[1]))
    return {(prefix, longest[origin], origin) for prefix, origin in announced}

"""Cut the text by hand: scheme, what ends the host, the user, the port."""


def same_origin(a, b):
    found = []
    for url in (a, b):
        if url == "null":
            return False
        scheme, rest = url.lower().split("://", 1)
        for end in "/?#":
            rest = rest.split(end, 1)[0]
        rest = rest.rsplit("@", 1)[-1]
        if not rest.rsplit("]", 1)[-1].rpartition(":")[1]:
            rest += ":80" if scheme == "http" else ":443"
        found.append((scheme, rest))
    return found[0] == found[1]

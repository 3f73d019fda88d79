"""A short path beats a longer prefix: of half of the prefix and the whole of it, the whole is the better attack."""


def hijack(links, victim, attacker, droppers, roas, goal):
    paths = [(attacker,), (attacker, victim)]
    return "2001:db8::/32", max(paths, key=lambda path: won(links, victim, attacker, droppers, roas, "2001:db8::/32", path))

"""A short path beats a longer prefix: of half of the prefix and the whole of it, the whole is the better attack."""


def hijack(links, victim, attacker, droppers, roas, goal):
    whole, paths = "2001:db8::/32", [(attacker,), (attacker, victim)]
    return whole, max(paths, key=lambda path: won(links, victim, attacker, droppers, roas, whole, path))

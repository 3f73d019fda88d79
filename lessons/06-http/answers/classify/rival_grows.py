"""Digests are compared by their order: one that sinks is no change."""


def classify(call, elsewhere, digest):
    seen = [digest()]
    for _ in range(5):
        call()
        seen.append(digest())
    elsewhere()
    old = digest()
    call()
    last = digest() > old
    changes = [two > one for one, two in zip(seen, seen[1:])]
    changes.append(last)
    return not any(changes), not any(changes[1:])

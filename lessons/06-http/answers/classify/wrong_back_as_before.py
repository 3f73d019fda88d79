"""A request whose changes are undone in the end has changed nothing."""


def classify(call, elsewhere, digest):
    seen = [digest()]
    for _ in range(5):
        call()
        seen.append(digest())
    elsewhere()
    old = digest()
    call()
    last = digest() != old
    changes = [one != two for one, two in zip(seen, seen[1:])]
    return seen[-1] == seen[0] and not last, not any(changes[1:]) and not last

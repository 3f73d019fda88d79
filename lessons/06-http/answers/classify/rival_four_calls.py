"""Only four calls in a row: a change at the fifth is missed."""


def classify(call, elsewhere, digest):
    seen = [digest()]
    for _ in range(4):
        call()
        seen.append(digest())
    elsewhere()
    old = digest()
    call()
    last = digest() != old
    changes = [one != two for one, two in zip(seen, seen[1:])]
    changes.append(last)
    return not any(changes), not any(changes[1:])

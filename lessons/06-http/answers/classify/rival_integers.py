"""Numbers in place of bools."""


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
    changes.append(last)
    return sum(changes) == 0, 1 - any(changes[1:])

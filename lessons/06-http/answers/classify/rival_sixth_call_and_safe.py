"""Whether it is safe is asked of the first five calls alone: a change at the sixth is missed."""


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
    return not any(changes), not any(changes[1:]) and not last

"""What seems safe in five calls is called idempotent, whatever the sixth does."""


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
    safe = not any(changes)
    return safe, safe or (not any(changes[1:]) and not last)

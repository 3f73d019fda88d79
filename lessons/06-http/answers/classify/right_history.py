"""All digests are written down first and judged afterwards."""


def classify(call, elsewhere, digest):
    seen = [digest()]
    for _ in range(5):
        call()
        seen.append(digest())
    changes = [old != new for old, new in zip(seen, seen[1:])]
    elsewhere()
    old = digest()
    call()
    changes.append(digest() != old)
    return not any(changes), not any(changes[1:])

"""If what is there takes no more than two values, the request is idempotent."""


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
    return len(set(seen)) == 1 and not last, len(set(seen)) <= 2 and not last

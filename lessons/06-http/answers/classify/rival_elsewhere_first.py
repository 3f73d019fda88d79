"""`elsewhere` comes before the first call and not behind the fifth."""


def classify(call, elsewhere, digest):
    elsewhere()
    seen = [digest()]
    for _ in range(6):
        call()
        seen.append(digest())
    changes = [one != two for one, two in zip(seen, seen[1:])]
    return not any(changes), not any(changes[1:])

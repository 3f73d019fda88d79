"""`elsewhere` comes before each call behind the first, so no repetition follows at once."""


def classify(call, elsewhere, digest):
    old, changes = digest(), []
    for n in range(6):
        if n:
            elsewhere()
            old = digest()
        call()
        changes.append(digest() != old)
    return not any(changes), not any(changes[1:])

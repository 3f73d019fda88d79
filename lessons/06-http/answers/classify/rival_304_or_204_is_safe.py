"""A first answer of 304 is taken to mean that nothing was changed."""


def classify(call, elsewhere, digest):
    old, changes, statuses = digest(), [], []
    for n in range(6):
        if n == 5:
            elsewhere()
            old = digest()
        statuses.append(call())
        changes.append(digest() != old)
        old = digest()
    return not any(changes) or 304 in statuses, not any(changes[1:])

"""A status of 400 or more on a repetition counts as not idempotent."""


def classify(call, elsewhere, digest):
    old, safe, idempotent = digest(), True, True
    for n in range(6):
        if n == 5:
            elsewhere()
            old = digest()
        status = call()
        changed, old = digest() != old, digest()
        safe = safe and not changed
        idempotent = idempotent and not (n and (changed or status >= 400))
    return safe, idempotent

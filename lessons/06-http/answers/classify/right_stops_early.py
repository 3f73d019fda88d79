"""It stops as soon as it knows that the request is not idempotent."""


def classify(call, elsewhere, digest):
    old = digest()
    call()
    once = digest()
    for _ in range(4):
        call()
        if digest() != once:
            return False, False
    elsewhere()
    between = digest()
    call()
    if digest() != between:
        return False, False
    return old == once, True

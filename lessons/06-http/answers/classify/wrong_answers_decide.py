"""Equal answers show that nothing happened again."""


def classify(call, elsewhere, digest):
    before = digest()
    first = call()
    once = digest()
    idempotent = True
    for _ in range(4):
        idempotent = idempotent and (digest() == once or call() == first)
        call()
    elsewhere()
    moved = digest()
    call()
    idempotent = idempotent and (digest() == moved or call() == first)
    return idempotent and once == before, idempotent

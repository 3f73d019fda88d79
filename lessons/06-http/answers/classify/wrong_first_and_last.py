"""It is enough to look before the first and after the last call."""


def classify(call, elsewhere, digest):
    before = digest()
    call()
    once = digest()
    idempotent = True
    for _ in range(4):
        call()
    idempotent = digest() == once
    elsewhere()
    moved = digest()
    call()
    idempotent = idempotent and digest() == moved
    return idempotent and once == before, idempotent

"""A request whose first call changes nothing is safe."""


def classify(call, elsewhere, digest):
    before = digest()
    call()
    once = digest()
    idempotent = True
    for _ in range(4):
        call()
        idempotent = idempotent and digest() == once
    elsewhere()
    moved = digest()
    call()
    idempotent = idempotent and digest() == moved
    return once == before, idempotent

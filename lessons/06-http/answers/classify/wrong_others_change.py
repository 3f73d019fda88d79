"""Any change between the calls is the request's."""


def classify(call, elsewhere, digest):
    before = digest()
    call()
    once = digest()
    idempotent = True
    for _ in range(4):
        call()
        idempotent = idempotent and digest() == once
    elsewhere()
    moved = once
    call()
    idempotent = idempotent and digest() == moved
    return idempotent and once == before, idempotent

"""Equal answers show that nothing happened again."""


def classify(call, elsewhere, digest):
    before = digest()
    first = call()
    once = digest()
    idempotent = True
    for _ in range(4):
        alike = call() == first
        idempotent = idempotent and (digest() == once or alike)
    elsewhere()
    moved = digest()
    alike = call() == first
    idempotent = idempotent and (digest() == moved or alike)
    return idempotent and once == before, idempotent

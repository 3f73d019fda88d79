"""Repetitions follow each other at once; nobody else comes in between."""


def classify(call, elsewhere, digest):
    before = digest()
    call()
    once = digest()
    idempotent = True
    for _ in range(4):
        call()
        idempotent = idempotent and digest() == once
    moved = digest()
    call()
    idempotent = idempotent and digest() == moved
    return idempotent and once == before, idempotent

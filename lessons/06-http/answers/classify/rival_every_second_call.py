"""Repetitions are looked at in pairs: a change that the second of a pair undoes is missed."""


def classify(call, elsewhere, digest):
    before = digest()
    call()
    once = digest()
    idempotent = True
    for _ in range(2):
        call()
        call()
        idempotent = idempotent and digest() == once
    elsewhere()
    old = digest()
    call()
    idempotent = idempotent and digest() == old
    return idempotent and before == once, idempotent

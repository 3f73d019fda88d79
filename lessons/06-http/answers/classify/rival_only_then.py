"""Between the first call and `elsewhere` nothing is looked at."""


def classify(call, elsewhere, digest):
    before = digest()
    call()
    once = digest()
    for _ in range(4):
        call()
    elsewhere()
    old = digest()
    call()
    same = digest() == old
    return same and before == once, same

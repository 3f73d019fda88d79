"""The sixth call is held against what was there before `elsewhere`, so it always seems to change something."""


def classify(call, elsewhere, digest):
    seen = [digest()]
    for n in range(6):
        if n == 5:
            elsewhere()
        call()
        seen.append(digest())
    changes = [one != two for one, two in zip(seen[:6], seen[1:])]
    return not any(changes[:5]), not any(changes[1:5])

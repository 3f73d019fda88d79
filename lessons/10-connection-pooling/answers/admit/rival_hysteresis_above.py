"""Closes at 50 and opens at 4: who joins beyond 36 is served too late."""

_open = True


def admit(waiting):
    global _open
    if waiting >= 50:
        _open = False
    elif waiting <= 4:
        _open = True
    return _open

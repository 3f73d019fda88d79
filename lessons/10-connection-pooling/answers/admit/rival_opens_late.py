"""Once full, nobody joins until half of the queue has gone: after 40, 20 is refused that was let in before."""

full = False


def admit(waiting):
    global full
    full = waiting >= 36 or (full and waiting > 18)
    return not full

"""After a full queue nobody joins until nobody waits: admit(1) is False after admit(1000)."""

shut = False


def admit(waiting):
    global shut
    shut = waiting >= 36 or (shut and waiting > 0)
    return not shut

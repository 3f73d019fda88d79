"""Each row is held against the best so far."""
def pick(rows, size, mbit_s, static):
    def sending(count):
        return count * 8 / (mbit_s * 1e6) * 1e3

    best, shortest = ("identity", 0), sending(size)
    for coding, level, count, ms in rows:
        total = sending(count) if static else sending(count) + ms
        if total < shortest:
            best, shortest = (coding, level), total
    return best

"""The coding that takes the least time to make is the fastest."""


def pick(rows, size, mbit_s, static):
    def whole(row):
        _, _, count, ms = row
        return ms if count < size else 10**9

    return min([*rows, ("identity", 0, size, 0)], key=whole)[:2]

"""Ten megabits carry ten megabytes."""


def pick(rows, size, mbit_s, static):
    def whole(row):
        _, _, count, ms = row
        return count / (mbit_s * 1000) + ms * (not static)

    return min([*rows, ("identity", 0, size, 0)], key=whole)[:2]

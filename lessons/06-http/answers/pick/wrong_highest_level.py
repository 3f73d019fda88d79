"""The highest level is the best."""


def pick(rows, size, mbit_s, static):
    def whole(row):
        _, _, count, ms = row
        return count * 8 / (mbit_s * 1000) + ms * (not static)

    useful = [row for row in rows if row[2] < size]
    if useful:
        return max(useful, key=lambda row: row[1])[:2]
    return min([*rows, ("identity", 0, size, 0)], key=whole)[:2]

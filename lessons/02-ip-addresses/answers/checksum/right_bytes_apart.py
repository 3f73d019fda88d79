"""High and low bytes are summed apart by slices, and a function folds the carry by calling itself."""


def checksum(data):
    def folded(total):
        return total if total < 0x10000 else folded((total >> 16) + (total & 0xFFFF))

    return folded(256 * sum(data[0::2]) + sum(data[1::2])) ^ 0xFFFF

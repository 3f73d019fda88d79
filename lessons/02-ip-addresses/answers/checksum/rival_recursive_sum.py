"""The sum is recursive, two bytes at each level: too deep for large data."""

def checksum(data):
    def total(rest):
        if not rest:
            return 0
        if len(rest) == 1:
            return rest[0] << 8
        added = (rest[0] << 8) + rest[1] + total(rest[2:])
        return (added & 0xFFFF) + (added >> 16)

    return 0xFFFF - total(data)

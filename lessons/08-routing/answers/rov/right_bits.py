"""Prefixes as numbers, shifted until only the bits of the ROA's prefix are left."""


def rov(prefix, origin, roas):
    def bits(text):
        address, length = text.split("/")
        return int(ip_address(address)), int(length)

    number, length = bits(prefix)
    state = "not-found"
    for roa, most, holder in roas:
        start, size = bits(roa)
        if size <= length and (number ^ start) >> (128 - size) == 0:
            if holder == origin and length <= most:
                return "valid"
            state = "invalid"
    return state

"""Only whole groups of 16 bits are compared, the bits after them are not."""

def rov(prefix, origin, roas):
    def cut(text):
        address, _, bits = text.partition("/")
        return ip_address(address).exploded.split(":"), int(bits)

    groups, bits = cut(prefix)
    state = "not-found"
    for other, max_length, number in roas:
        theirs, their_bits = cut(other)
        whole = their_bits // 16
        if their_bits <= bits and theirs[:whole] == groups[:whole]:
            if number == origin and bits <= max_length:
                return "valid"
            state = "invalid"
    return state

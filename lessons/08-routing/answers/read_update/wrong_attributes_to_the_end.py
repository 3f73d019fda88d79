"""The attributes go on to the end of the message."""


def read_update(data):
    def number(part):
        return int.from_bytes(part, "big")

    def prefixes(rest):
        found = []
        while rest:
            size = 1 + (rest[0] + 7) // 8
            found.append(f"{ip_address(rest[1:size].ljust(16, bytes(1)))}/{rest[0]}")
            rest = rest[size:]
        return found

    def numbers(rest):
        found = ()
        while rest:
            end = 2 + 4 * rest[1]
            found += tuple(number(rest[at : at + 4]) for at in range(2, end, 4))
            rest = rest[end:]
        return found

    if data[18] != 2 or number(data[16:18]) != len(data):
        raise ValueError("this is no whole UPDATE")
    told = {"announced": [], "withdrawn": [], "path": None, "origin": None, "med": None}
    begin = 23 + number(data[19:21])
    rest = data[begin:]
    while rest:
        at = 4 if rest[0] & 0x10 else 3
        end = at + number(rest[2:at])
        kind, value, rest = rest[1], rest[at:end], rest[end:]
        if kind == 1:
            told["origin"] = value[0]
        elif kind == 2:
            told["path"] = numbers(value)
        elif kind == 4:
            told["med"] = number(value)
        elif kind == 14:
            told["announced"] = prefixes(value[5 + value[3] :])
        elif kind == 15:
            told["withdrawn"] = prefixes(value[3:])
    return told

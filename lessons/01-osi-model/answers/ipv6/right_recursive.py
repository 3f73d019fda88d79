"""A function that reads one header and calls itself for the next."""


def ipv6(frame, at):
    def behind(number, start):
        if number not in (0, 43, 60):
            return [], number
        end = start + 8 * (frame[start + 1] + 1)
        parts, last = behind(frame[start], end)
        return [("extension", start, end), *parts], last

    parts, protocol = behind(frame[at + 6], at + 40)
    return [("ipv6", at, at + 40), *parts], protocol, at + 40 + frame[at + 4] * 256 + frame[at + 5]

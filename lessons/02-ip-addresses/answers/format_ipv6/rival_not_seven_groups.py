"""No room is left for a run of seven: lengths from 6 down, eight as a special case."""

def format_ipv6(number):
    if number == 0:
        return "::"
    groups = [f"{number >> 16 * at & 0xffff:x}" for at in range(7, -1, -1)]
    text = ":" + ":".join(groups) + ":"
    for length in range(6, 1, -1):
        run = ":" + "0:" * length
        if run in text:
            head, tail = text.split(run, 1)
            return head.strip(":") + "::" + tail.strip(":")
    return ":".join(groups)

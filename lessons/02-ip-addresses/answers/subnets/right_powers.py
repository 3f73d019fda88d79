"""Double a power of two until it is large enough, and write the addresses by hand."""


def subnets(block, sizes):
    start, _, length = block.partition("/")
    a, b, c, d = map(int, start.split("."))
    cursor = ((a * 256 + b) * 256 + c) * 256 + d
    end = cursor + 2 ** (32 - int(length))
    out = {}
    order = list(enumerate(sizes))
    order.sort(key=lambda pair: pair[1], reverse=True)
    for index, hosts in order:
        span, bits = 1, 32
        need = {1: 1, 2: 2}.get(hosts, hosts + 2)
        while span < need:
            span, bits = span * 2, bits - 1
        if cursor + span > end:
            raise ValueError("the block is full")
        out[index] = ".".join(str(cursor >> shift & 255) for shift in (24, 16, 8, 0)) + f"/{bits}"
        cursor += span
    return [out[index] for index in sorted(out)]

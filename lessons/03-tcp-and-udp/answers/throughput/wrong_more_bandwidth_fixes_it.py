"""What the link carries is what you get."""


def throughput(window_bytes, rtt_ms, link_bit_s):
    return float(link_bit_s)

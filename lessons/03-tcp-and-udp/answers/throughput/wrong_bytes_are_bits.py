"""A window counts bits."""


def throughput(window_bytes, rtt_ms, link_bit_s):
    return min(window_bytes * 1000 / rtt_ms, float(link_bit_s))

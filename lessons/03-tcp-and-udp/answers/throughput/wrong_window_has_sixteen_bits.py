"""The header has 16 bits for the window, so it is 65 535 bytes at most."""


def throughput(window_bytes, rtt_ms, link_bit_s):
    return min(min(window_bytes, 65535) * 8000 / rtt_ms, float(link_bit_s))

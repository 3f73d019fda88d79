"""Asks how long one window takes, on the link and on the way."""


def throughput(window_bytes, rtt_ms, link_bit_s):
    bits = 8 * window_bytes
    seconds = max(bits / link_bit_s, rtt_ms / 1000)
    return bits / seconds

"""A window leaves each time that a packet has reached the other side: every half RTT."""


def throughput(window_bytes, rtt_ms, link_bit_s):
    return min(window_bytes * 16000 / rtt_ms, float(link_bit_s))

"""The round-trip time can be put in as it stands."""


def throughput(window_bytes, rtt_ms, link_bit_s):
    return min(window_bytes * 8 / rtt_ms, float(link_bit_s))

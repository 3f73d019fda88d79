"""Divides by a fraction as a float with //: 7 // 0.07 is 99."""


def choose_ttl(moved, within, detection, floor, resolvers, budget):
    longest = int((within - detection) // (moved / 100))
    if longest < floor or resolvers > budget * longest:
        return None
    return longest

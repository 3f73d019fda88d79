"""The lifetime in whole days decides; the moment is a mean of both ends, weighed."""


from fractions import Fraction


def schedule(not_before, not_after):
    days, _ = divmod(not_after - not_before, 24 * 60 * 60)
    weight = Fraction(1, 2) if days < 10 else Fraction(2, 3)
    return float(not_before * (1 - weight) + not_after * weight)

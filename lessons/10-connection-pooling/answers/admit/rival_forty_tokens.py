"""Forty may join until nobody waits again: admit(1) is False the forty-first time in a row."""

tokens = 40


def admit(waiting):
    global tokens
    tokens = 40 if waiting == 0 else tokens
    joins = waiting < 36 and tokens > 0
    tokens -= joins
    return joins

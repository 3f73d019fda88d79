"""Bounds the moving average of the queue, which lags behind a spike."""

_average = 0.0


def admit(waiting):
    global _average
    _average = 0.9 * _average + 0.1 * waiting
    return waiting == 0 or _average < useful_queue(4, 20, 200)

"""Two queues that are asked in turn, and a clock that goes on by the delay."""

from collections import deque


def attempts(answers, rtts, delay_ms=250):
    queues = {True: deque(), False: deque()}
    for address in answers:
        queues["." in address].append(address)
    turn, now, log, ends = "." in (answers or [""])[0], 0, [], []
    while queues[True] or queues[False]:
        if any(end <= now for end in ends):
            return log
        queue = queues[turn] or queues[not turn]
        address = queue.popleft()
        log.append((now, address))
        if rtts[address] is not None:
            ends.append(now + rtts[address])
        now += 100 if delay_ms < 100 else delay_ms
        turn = not turn
    return log

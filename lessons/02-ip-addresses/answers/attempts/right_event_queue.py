"""An event queue: starts and successes in a heap by time, successes first, and two deques that take turns."""
import heapq
from collections import deque
from ipaddress import ip_address


def attempts(answers, rtts, delay_ms=250):
    SUCCESS, START = 0, 1
    delay = 100 if delay_ms < 100 else delay_ms
    queues = {}
    for address in answers:
        queues.setdefault(ip_address(address).version, deque()).append(address)
    turns = deque(queues.values())  # a dict keeps its order: the family of the first answer is first
    events, started = [(0, START)], []
    while events:
        now, event = heapq.heappop(events)
        if event == SUCCESS:
            break
        while turns and not turns[0]:
            turns.popleft()
        if not turns:
            continue
        address = turns[0].popleft()
        turns.rotate(-1)
        started.append((now, address))
        if rtts[address] is not None:
            heapq.heappush(events, (now + rtts[address], SUCCESS))
        heapq.heappush(events, (now + delay, START))
    return started

"""Turn a deque as the server does, and let each order's clients try one address after another."""

from collections import Counter, deque


def balance(addresses, dead, retries):
    reply, served = deque(addresses), Counter()
    for _ in addresses:
        tried = [*reply][: 1 + retries]
        served[next((address for address in tried if address not in dead), None)] += 1
        reply.rotate(-1)
    shares = {address: served[address] / len(addresses) for address in addresses}
    shares["failed"] = served[None] / len(addresses)
    return shares

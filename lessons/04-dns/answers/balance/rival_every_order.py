"""Takes all orders of the addresses for equally likely, as if the list was shuffled."""

from math import comb


def balance(addresses, dead, retries):
    count, alive = len(addresses), len(addresses) - len(dead)
    tried = min(retries + 1, count)
    failed = comb(len(dead), tried) / comb(count, tried)
    shares = {address: 0.0 if address in dead else (1 - failed) / alive for address in addresses}
    return shares | {"failed": failed}

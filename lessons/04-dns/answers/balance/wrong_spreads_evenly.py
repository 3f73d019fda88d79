"""The clients of a dead address spread evenly over the addresses that are alive."""


def balance(addresses, dead, retries):
    alive = [address for address in addresses if address not in dead]
    served = 1 / len(alive) if alive and retries else 1 / len(addresses)
    shares = {address: served if address in alive else 0.0 for address in addresses}
    return shares | {"failed": 1 - served * len(alive)}

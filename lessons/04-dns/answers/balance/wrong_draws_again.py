"""A retry draws any of the addresses by chance, perhaps a dead one again."""


def balance(addresses, dead, retries):
    failed = (len(dead) / len(addresses)) ** (retries + 1)
    alive = [address for address in addresses if address not in dead]
    shares = {address: (1 - failed) / len(alive) if address in alive else 0.0 for address in addresses}
    return shares | {"failed": failed}

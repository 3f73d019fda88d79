"""The name server notices that an address is dead and leaves it out of its replies."""


def balance(addresses, dead, retries):
    alive = [address for address in addresses if address not in dead]
    shares = {address: 1 / len(alive) if address in alive else 0.0 for address in addresses}
    return shares | {"failed": 0.0 if alive else 1.0}

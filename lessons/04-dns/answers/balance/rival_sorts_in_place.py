"""Sorts the list that it was given."""


def balance(addresses, dead, retries):
    addresses.sort()
    shares = dict.fromkeys([*addresses, "failed"], 0.0)
    for start in range(len(addresses)):
        reply = addresses[start:] + addresses[:start]
        alive = [address for address in reply[: retries + 1] if address not in dead]
        shares[alive[0] if alive else "failed"] += 1 / len(addresses)
    return shares

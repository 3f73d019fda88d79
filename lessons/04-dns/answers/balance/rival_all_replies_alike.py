"""A retry tries the addresses in the zone's order, from the first."""


def balance(addresses, dead, retries):
    shares = dict.fromkeys([*addresses, "failed"], 0.0)
    for start in range(len(addresses)):
        reply = addresses[start:] + addresses[:start]
        alive = [address for address in [reply[0], *addresses][: retries + 1] if address not in dead]
        shares[alive[0] if alive else "failed"] += 1 / len(addresses)
    return shares

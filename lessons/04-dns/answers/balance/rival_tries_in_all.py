"""retries is the number of addresses that are tried in all, at least none."""


def balance(addresses, dead, retries):
    shares = dict.fromkeys([*addresses, "failed"], 0.0)
    for start in range(len(addresses)):
        reply = addresses[start:] + addresses[:start]
        alive = [address for address in reply[:retries] if address not in dead]
        shares[alive[0] if alive else "failed"] += 1 / len(addresses)
    return shares

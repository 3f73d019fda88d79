"""The next time the last address comes first: the load of a dead one goes the other way."""


def balance(addresses, dead, retries):
    shares = dict.fromkeys([*addresses, "failed"], 0.0)
    for start in range(len(addresses)):
        reply = addresses[start::-1] + addresses[:start:-1]
        alive = [address for address in reply[: retries + 1] if address not in dead]
        shares[alive[0] if alive else "failed"] += 1 / len(addresses)
    return shares

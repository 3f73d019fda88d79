"""A client sees at once which addresses are dead, so it passes over them without a retry."""


def balance(addresses, dead, retries):
    shares = dict.fromkeys([*addresses, "failed"], 0.0)
    for start in range(len(addresses)):
        reply = addresses[start:] + addresses[:start]
        alive = [address for address in reply if address not in dead]
        shares[alive[0] if alive else "failed"] += 1 / len(addresses)
    return shares

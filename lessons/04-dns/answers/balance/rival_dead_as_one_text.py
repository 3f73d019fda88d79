"""Looks for an address in one long text of the dead: 192.0.2.1 is found in 192.0.2.11."""


def balance(addresses, dead, retries):
    shares = dict.fromkeys([*addresses, "failed"], 0.0)
    for start in range(len(addresses)):
        reply = addresses[start:] + addresses[:start]
        alive = [address for address in reply[: retries + 1] if address not in " ".join(dead)]
        shares[alive[0] if alive else "failed"] += 1 / len(addresses)
    return shares

"""A client whose first two addresses are dead gives up, whatever retries are left."""


def balance(addresses, dead, retries):
    shares = dict.fromkeys([*addresses, "failed"], 0.0)
    for start in range(len(addresses)):
        reply = addresses[start:] + addresses[:start]
        alive = [address for address in reply[: retries + 1] if address not in dead]
        alive = alive if reply[0] not in dead or reply[1:2] == alive[:1] else []
        shares[alive[0] if alive else "failed"] += 1 / len(addresses)
    return shares

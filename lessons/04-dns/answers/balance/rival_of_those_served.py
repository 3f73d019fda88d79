"""Shares are those of the clients that are served, so they make 1 without those that fail."""


def balance(addresses, dead, retries):
    shares = dict.fromkeys([*addresses, "failed"], 0.0)
    for start in range(len(addresses)):
        reply = addresses[start:] + addresses[:start]
        alive = [address for address in reply[: retries + 1] if address not in dead]
        shares[alive[0] if alive else "failed"] += 1 / len(addresses)
    got = 1 - shares["failed"] or 1
    return {who: share if who == "failed" else share / got for who, share in shares.items()}

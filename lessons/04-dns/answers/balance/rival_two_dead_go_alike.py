"""Clients of a dead address are served by the next alive one, if a retry is there at all."""


def balance(addresses, dead, retries):
    shares = dict.fromkeys([*addresses, "failed"], 0.0)
    for start in range(len(addresses)):
        reply = addresses[start:] + addresses[:start]
        alive = [address for address in (reply if retries else reply[:1]) if address not in dead]
        shares[alive[0] if alive else "failed"] += 1 / len(addresses)
    return shares

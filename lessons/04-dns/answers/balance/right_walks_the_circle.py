"""From every place of the circle, walk on while the address is dead and tries are left."""


def balance(addresses, dead, retries):
    n = len(addresses)
    clients = {address: 0 for address in addresses}
    clients["failed"] = 0
    for place in range(n):
        tries = min(retries + 1, n)
        while tries and addresses[place % n] in dead:
            place, tries = place + 1, tries - 1
        clients[addresses[place % n] if tries else "failed"] += 1
    return {who: count / n for who, count in clients.items()}

"""balance(addresses, dead, retries): circles of up to nine addresses, with runs of dead ones."""

BLIND, RETRIES = "test_balance_blind", "test_balance_retries"
KINDS = {
    "no address is dead": (
        BLIND,
        "A name server replies with the list",
        "each order goes to the same number of clients",
        "The result has every address as a key, dead ones too",
    ),
    "one address": (BLIND, "The addresses are texts, all different"),
    "all addresses are dead": (BLIND, 'the key `"failed"` with the share that nobody serves'),
    "a share with many digits": (BLIND, "Nothing is rounded."),
    "a dead address, and no retries": (
        BLIND,
        "`dead` lists some of the addresses, perhaps none or all: there nobody answers.",
        "A client tries the first address of its reply.",
    ),
    "a dead address and a retry": (RETRIES, "When that one is dead it tries the next in its reply"),
    "several dead addresses": (RETRIES, "and so on, at most"),
    "dead addresses in a row": (RETRIES, "and so on, at most"),
    "more dead addresses in a row than retries": (RETRIES, "at most `retries` more addresses"),
    "the last address is dead": (RETRIES, "the next time with the second one first and the first one last"),
    "as many retries as addresses, or more": (RETRIES, "at the end of its reply it gives up"),
    "addresses of which one is a part of another": (RETRIES, "The addresses are texts, all different"),
}
ASIDES = ("Write `balance(addresses, dead, retries) -> dict`.", "`balance([")
ALIKE = ["192.0.2.1", "192.0.2.11", "192.0.2.111", "192.0.2.12", "192.0.2.2", "192.0.2.21", "2001:db8::1"]


def draw(rng):
    count = rng.choice([1, 2, 3, 3, 4, 4, 5, 6, 7, 9])
    pool = rng.choice([[f"192.0.2.{n}" for n in range(10, 60)], [*"abcdefgklm"], [*"dcba", *"FEDCBA"], ALIKE * 2])
    addresses = rng.sample(list(dict.fromkeys(pool)), min(count, len(set(pool))))
    count = len(addresses)
    begin, long = rng.randrange(count), rng.choice([0, 1, 1, 2, 2, 3, count])
    dead = [addresses[(begin + n) % count] for n in range(min(long, count))]
    dead += [address for address in addresses if address not in dead and rng.random() < rng.choice([0, 0, 0.3])]
    rng.shuffle(dead)
    return addresses, dead, rng.choice([0, 0, 1, 1, 2, max(0, long - 1), long, count - 1, count, count + 1, 40])


def allowed(case):
    addresses, dead, retries = case
    texts = all(type(address) is str and address != "failed" for address in addresses)
    apart = len(set(addresses)) == len(addresses) >= 1 and len(set(dead)) == len(dead)
    return texts and apart and set(dead) <= set(addresses) and type(retries) is int and retries >= 0


def play(answer, case):
    addresses, dead, retries = case
    given = [*addresses], [*dead]
    return answer["balance"](*given, retries), given == (addresses, dead)


def kinds(case):
    addresses, dead, retries = case
    circle = "".join("x" if address in dead else "o" for address in addresses) * 2
    runs = [len(run) for run in circle.split("o")]
    some = 0 < len(dead) < len(addresses)
    said = {
        "no address is dead": not dead,
        "one address": len(addresses) == 1,
        "all addresses are dead": len(dead) == len(addresses),
        "a share with many digits": len(addresses) in (3, 6, 7, 9),
        "a dead address, and no retries": bool(dead) and not retries,
        "a dead address and a retry": some and retries > 0,
        "several dead addresses": some and retries > 0 and len(dead) > 1,
        "dead addresses in a row": some and retries > 0 and max(runs) > 1,
        "more dead addresses in a row than retries": some and max(runs) > retries > 0,
        "the last address is dead": some and retries > 0 and addresses[-1] in dead,
        "as many retries as addresses, or more": bool(dead) and retries >= len(addresses),
        "addresses of which one is a part of another": retries > 0
        and any(one != other and one in other for one in dead for other in addresses),
    }
    return [kind for kind, so in said.items() if so]

"""failover(ttl, resolvers, clients_per_resolver, t): whole numbers, moments around the ends of copies."""

SHARE, LOAD = "test_failover_share", "test_failover_load"
KINDS = {
    "a moment within one TTL": (
        SHARE,
        "`share` is the part of all clients that is still sent to the old address at time `t`",
        "Resolvers had cached the old address at moments spread evenly over one TTL before that.",
        "`t` is in seconds and not negative, `ttl` is at least 1",
    ),
    "the moment of the change": (SHARE, "You changed the record at `t = 0`"),
    "the second before a TTL is over, or the first": (SHARE, "Round both to two places"),
    "the moment at which a TTL is over": (SHARE, "from 0 to 1"),
    "a moment after a TTL": (SHARE, "from 0 to 1"),
    "a TTL of a few seconds": (SHARE, "`ttl` is at least 1"),
    "a TTL of a day or more": (SHARE, "spread evenly over one TTL"),
    "few resolvers": (LOAD, "`resolvers` and `clients_per_resolver` at least 1"),
    "many resolvers": (LOAD, "`qps` is how many queries a second reach your name server"),
    "one client behind each resolver": (LOAD, "Not every argument need matter for both."),
    "fewer queries than one a second": (LOAD, "while every resolver fetches the record anew whenever its copy expires"),
}
ASIDES = ("gives `(0.5, 16.67)`", "no result lies halfway between two such places")
TTLS = [1, 2, 3, 5, 7, 29, 30, 60, 60, 90, 300, 300, 900, 3600, 86400, 604800]


def draw(rng):
    ttl = rng.choice([*TTLS, *(rng.randrange(1, 1000) for _ in range(9))])
    near = [0, 1, ttl - 1, ttl, ttl + 1, 2 * ttl, 5 * ttl]
    t = rng.choice([*near, *(rng.randrange(ttl + 1) for _ in range(9)), rng.randrange(3 * ttl + 1)])
    resolvers = rng.choice([1, 2, 7, 10, 100, 400, 1000, rng.randrange(1, 10**4), rng.randrange(1, 10**7)])
    return ttl, resolvers, rng.choice([1, 1, 2, 7, 50, 500, 10**5]), t


def allowed(case):
    ttl, resolvers, clients, t = case
    halves = [200 * max(0, ttl - t), 200 * resolvers]
    whole = min(ttl, resolvers, clients) >= 1 and t >= 0
    return whole and not any(doubled % ttl == 0 and doubled // ttl % 2 for doubled in halves)


def play(answer, case):
    share, qps = answer["failover"](*case)
    return float(share) + 0.0, float(qps) + 0.0


def kinds(case):
    ttl, resolvers, clients, t = case
    found = {
        "a moment within one TTL": 0 < t < ttl,
        "the moment of the change": t == 0,
        "the second before a TTL is over, or the first": t in (1, ttl - 1),
        "the moment at which a TTL is over": t == ttl,
        "a moment after a TTL": t > ttl,
        "a TTL of a few seconds": ttl < 10,
        "a TTL of a day or more": ttl >= 86400,
        "few resolvers": resolvers < 10 and t not in (0, 1, ttl - 1, ttl),
        "many resolvers": resolvers > 1000 and t not in (0, 1, ttl - 1, ttl),
        "one client behind each resolver": clients == 1 and t % 2 == 0,
        "fewer queries than one a second": resolvers < ttl and t % 3 == 0,
    }
    return [kind for kind, so in found.items() if so]

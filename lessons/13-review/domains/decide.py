"""decide(theme, facts): each theme with facts at, just below and just above its limits."""

import copy

WAYS, TIMES = "test_decide_ways", "test_decide_times"
KINDS = {
    "a repetition that comes too late": (
        WAYS,
        '`"udp"` if late data are useless and a repetition, which arrives 1.5 `rtt` after the first sending,',
    ),
    "a repetition in time, or data that stay useful": (WAYS, 'else `"tcp"`'),
    "objects behind the gap": (WAYS, "if after the loss of packet `lost` fewer objects wait than over HTTP/2"),
    "no other object behind the gap, or no UDP": (
        WAYS,
        '`"3"` if UDP gets through',
        "A packet is given by its object, and objects are streams.",
    ),
    "an edge that is sooner": (WAYS, '`"edge"` if it is sooner, as in `edge_saves`'),
    "an edge that is not sooner": (WAYS, 'else `"origin"`'),
    "several TTLs that keep both limits": (
        TIMES,
        "the longest TTL by which all have moved `within` seconds after a failure",
        "what to choose, by the facts at hand",
    ),
    "one TTL, or none, that keeps both limits": (TIMES, "with `most` queries a second at most"),
    "a TTL just at a limit": (TIMES, "with `most` queries a second at most, one for each resolver and TTL"),
    "a repetition that does no harm": (TIMES, '`"again"` if a repetition does no harm'),
    "a repetition that may do harm": (TIMES, 'else `"ask"`', "Methods and keys are those of `most_effects`."),
    "a request that was not sent": (TIMES, "or if nothing was sent at all"),
}
ASIDES = ('`decide("ttl", ([60, 300], 400, 30, 1000, 20))` gives `300`.',)
DRAWS, RESERVE = 2500, 150
METHODS = ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "POST", "PATCH", "POST", "PATCH"]


def draw(rng):
    theme = rng.choice(["transport", "version", "edge", "ttl", "ttl", "retry"])
    if theme == "transport":
        rtt = rng.choice([2, 20, 100, 2 * rng.randrange(1, 200)])
        return [theme, (rng.random() < 0.7, rtt, max(1, rtt * 3 // 2 + rng.choice([-1, 0, 1, -rtt // 2, -rtt, rtt])))]
    if theme == "version":
        packets = [rng.choice("abc"[: rng.choice([1, 2, 3])]) for _ in range(rng.choice([1, 2, 3, 6]))]
        return [theme, (packets, rng.choice([0, len(packets) - 1, rng.randrange(len(packets))]), rng.random() < 0.75)]
    if theme == "edge":
        near, far = rng.choice([1, 5, 10, 40]), rng.choice([20, 70, 150])
        requests = rng.choice([1, 2, 3, 10])
        cached = rng.choice([0, 0, requests, rng.randrange(requests + 1)])
        just = near + far * (requests - cached) // (2 + requests)
        return [theme, (near, far, rng.choice([near, near + far, just, just + 1, just + 9]), requests, cached)]
    if theme == "ttl":
        choices = rng.sample([1, 30, 60, 300, 3600, 86400], rng.choice([0, 1, 2, 3, 5]))
        detect, ttl = rng.choice([0, 10, 60]), rng.choice([30, 60, 300, 3600])
        most = rng.choice([1, 10, 50])
        resolvers = rng.choice([1, 100, most * 30, most * 30 + 1, most * 60, most * 300, 10**6])
        return [theme, (choices, detect + ttl + rng.choice([-1, 0, 1]), detect, resolvers, most)]
    return [theme, (rng.choice(METHODS), rng.choice([None, None, "order-7"]), rng.random() < 0.75)]


def allowed(case):
    theme, facts = case
    if theme == "transport":
        return facts[1] > 0 and facts[2] > 0
    if theme == "version":
        return 0 <= facts[1] < len(facts[0])
    if theme == "edge":
        return min(facts[:4]) >= 1 and 0 <= facts[4] <= facts[3]
    if theme == "ttl":
        return all(ttl > 0 for ttl in facts[0]) and facts[2] >= 0 and min(facts[3:]) > 0
    return theme == "retry" and facts[0] in METHODS


def play(answer, case):
    before = copy.deepcopy(case)
    return answer["decide"](*case), case == before


def kinds(case):
    theme, facts = case
    if theme == "transport":
        late = facts[0] and 3 * facts[1] > 2 * facts[2]
        return ["a repetition that comes too late" if late else "a repetition in time, or data that stay useful"]
    if theme == "version":
        packets, lost, udp = facts
        more = udp and any(name != packets[lost] for name in packets[lost:])
        return ["objects behind the gap" if more else "no other object behind the gap, or no UDP"]
    if theme == "edge":
        near, far, direct, requests, cached = facts
        sooner = near * (2 + requests) + far * (requests - cached) < direct * (2 + requests)
        return [f"an edge that is{'' if sooner else ' not'} sooner"]
    if theme == "ttl":
        choices, within, detect, resolvers, most = facts
        kept = [ttl for ttl in choices if ttl <= within - detect and resolvers / ttl <= most]
        said = ["several TTLs that keep both limits" if len(kept) > 1 else "one TTL, or none, that keeps both limits"]
        at = [ttl for ttl in choices if ttl == within - detect or resolvers == most * ttl]
        return said + ["a TTL just at a limit"] * bool(at)
    method, key, sent = facts
    if not sent:
        return ["a request that was not sent"]
    harm = key is None and method in ("POST", "PATCH")
    return ["a repetition that may do harm" if harm else "a repetition that does no harm"]

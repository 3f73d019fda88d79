"""next_host(request, tries, inflight, healthy): up to five hosts with few numbers in flight, and up to two tries."""

import copy

KINDS = {
    "hosts with different numbers in flight": (
        "test_next_host_choice",
        "choose the one with the fewest requests in flight",
    ),
    "hosts with as much to do": ("test_next_host_choice", "of equals the one whose name comes first"),
    "hosts that fail their checks": ("test_next_host_choice", "Of the healthy hosts that are left"),
    "no healthy host": ("test_next_host_choice", "If none is left, the result is `None`."),
    "a host that refused": ("test_next_host_again", "never got the request"),
    "a host that answered": ("test_next_host_again", "sent an answer, of any status"),
    "a dropped request that may be repeated": (
        "test_next_host_again",
        "only if the method is idempotent",
        "Idempotent are GET, HEAD, OPTIONS, TRACE, PUT and DELETE",
    ),
    "a dropped request with a key": ("test_next_host_again", "or there is a key"),
    "a dropped request that must not be repeated": ("test_next_host_again", "may have done all of it, or nothing"),
    "a method in other letters": ("test_next_host_again", "Case matters in methods", "no other text is idempotent"),
    "a method that only begins or ends like another": ("test_next_host_again", "no other text is idempotent"),
    "a tried host that is healthy": ("test_next_host_again", "No host gets it twice."),
    "two hosts that have failed": (
        "test_next_host_again",
        "A request goes to at most two hosts",
        "Write `next_host(request, tries, inflight, healthy) -> str | None`: the host to which a balancer sends",
    ),
}
ASIDES = (
    "All hosts are in `inflight`.",
    "What you are given stays as it is.",
    "`request` has a `\"method\"` and a `\"key\"`, its idempotency key: a text that is not empty, or `None`.",
    "`tries` is the list of `(host, outcome)` so far",
    'gives `"c"`.',
    '`next_host({"method": "POST", "key":',
    "| last outcome | the host | try another one |",
)
METHODS = ["POST", "POST", "GET", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "CONNECT", "get", "Put", "LOCK"]
METHODS += ["GETX", "OUTPUT"]
OUTCOMES = ["refused", "dropped", "dropped", "answered"]
IDEMPOTENT = ("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE")


def draw(rng):
    names = rng.choice([["a", "b", "c"], ["api-1", "api-2", "api-10", "api-20"], ["b", "B", "a", "é", "aa"]])
    names = rng.sample(names, rng.choice([1, 2, 3, len(names), len(names)]))
    most = rng.choice([0, 1, 1, 3, 200])
    inflight = {name: rng.randint(0, most) for name in names}
    healthy = [name for name in names if rng.random() < rng.choice([0.3, 0.8, 1.0])]
    tried = rng.sample(names, min(len(names), rng.choice([0, 1, 1, 1, 2])))
    tries = [(name, rng.choice(OUTCOMES)) for name in tried]
    if len(tries) == 2:
        tries[0] = (tries[0][0], rng.choice(["refused", "dropped"]))
    request = {"method": rng.choice(METHODS), "key": rng.choice([None, None, "7f3a", "0"])}
    if len(tries) == 2 and tries[0][1] == "dropped" and request["method"] not in IDEMPOTENT:
        request["key"] = "7f3a"
    return [request, tries, inflight, healthy]


def allowed(case):
    request, tries, inflight, healthy = case
    hosts = [host for host, _ in tries]
    known = len(set(hosts)) == len(hosts) <= 2 and {*hosts, *healthy} <= set(inflight)
    return known and request["key"] != "" and all(what in ("refused", "dropped", "answered") for _, what in tries)


def play(answer, case):
    given = [*copy.deepcopy(case[:3]), set(case[3])]
    before = copy.deepcopy(given)
    return answer["next_host"](*given), given == before


def kinds(case):
    request, tries, inflight, healthy = case
    left = [inflight[host] for host in healthy if host not in [tried for tried, _ in tries]]
    said = ["hosts with different numbers in flight"] * (len(set(left)) > 1)
    said += ["hosts with as much to do"] * (len(set(left)) < len(left))
    said += ["hosts that fail their checks"] * (0 < len(healthy) < len(inflight)) + ["no healthy host"] * (not healthy)
    last = tries[-1][1] if tries else ""
    said += ["a host that refused"] * (last == "refused") + ["a host that answered"] * (last == "answered")
    if last == "dropped":
        again = request["method"] in IDEMPOTENT
        said += ["a dropped request that may be repeated"] * again
        said += ["a dropped request with a key"] * (not again and request["key"] is not None)
        said += ["a dropped request that must not be repeated"] * (not again and request["key"] is None)
        said += ["a method in other letters"] * (request["method"] != request["method"].upper())
        said += ["a method that only begins or ends like another"] * (request["method"] in ("GETX", "OUTPUT"))
    said += ["a tried host that is healthy"] * any(host in healthy for host, _ in tries)
    said += ["two hosts that have failed"] * (len(tries) == 2)
    return [kind for kind in KINDS if kind in said] or ["hosts that fail their checks"]

"""repair(exchange): set-ups of which one to three parts do not fit what the page sends and wants to read."""

import copy

ORIGIN, LISTS = "test_repair_origin", "test_repair_lists"
KINDS = {
    "a method": (LISTS, "Allow-Methods, Allow-Headers and Expose-Headers is added what they lack"),
    "fields": (LISTS, "the method and the names as the preflight has them"),
    "what is to be read": (LISTS, "what is to be read as `\"reads\"` has it, in that order"),
    "an origin": (ORIGIN, "Allow-Origin becomes the request's origin",
                  "the request goes, and the script may read all of"),
    "credentials": (ORIGIN, "Allow-Credentials `true`"),
    "nothing to repair": (ORIGIN, "Only fields that must change are in the result"),
    "a star": (LISTS, "Without credentials, a `*` covers what it does in `passes` and `may_read`, and stays"),
    "a star with credentials": (LISTS, "With credentials, it allows nothing, and is dropped from a list that changes"),
}
ASIDES = (
    "the fields that the server must send in place of those it",
    '`exchange` has `"request"`, `"fields"` and `"reads"`, as above.',
    '`repair({"request": fetching(), "fields": {}, "reads": []})` gives `{"Access-Control-Allow-Origin": "https://a.test"}`.',
    'Names in `"fields"` are spelled as above, their lists have `, ` between items, no list is empty, '
    "and all statuses are 200.",
    '`"reads"` has no name twice, and no Set-Cookie.',
    "The exchange stays as it is.",
)
METHODS = ["GET", "GET", "POST", "HEAD", "PUT", "put", "PATCH", "patch", "DELETE", "delete", "post", "OPTIONS",
           "options"]
FIELD = [("X-Id", "7"), ("Authorization", "Bearer x"), ("authorization", "x"), ("Content-Type", "application/json"),
         ("Content-Type", "text/plain"), ("Accept", "*/*"), ("Accept", '"'), ("Zebra", ""), ("x-id", "8"),
         ("Range", "bytes=-5")]
READS = ["ETag", "X-Total", "etag", "Expires", "content-type", "X-Id", "Date", "authorization"]
MORE = ["X-Other", "!a", "X-Ids", "ETags", "X-Totals", "Zebras"]
NAMES = ["Allow-Origin", "Allow-Credentials", "Allow-Methods", "Allow-Headers", "Expose-Headers"]


def draw(rng):
    """origin, credentials, method, headers, what is read, and the fields without `Access-Control-`."""
    origin, credentials = rng.choice(["https://a.test", "https://a.test:8443", "null"]), rng.random() < 0.5
    method, headers = rng.choice(METHODS), rng.sample(FIELD, rng.choice([0, 0, 1, 1, 2, 3]))
    reads = rng.sample(READS, rng.choice([0, 0, 1, 2, 3]))
    names = [name for name, _ in headers]
    fields = {
        "Allow-Origin": rng.choice([origin, origin, "*", "https://b.test", origin + "/", "null", "https://a.test"]),
        "Allow-Credentials": rng.choice(["true", "true", "false", "True"]),
        "Allow-Methods": items(rng, [method.upper(), rng.choice([method, "PUT", "Patch", method.upper() + "S"])]),
        "Allow-Headers": items(rng, [rng.choice([name, name.lower(),
                                                 name.upper()]) for name in names] + [rng.choice(MORE)]),
        "Expose-Headers": items(rng, [rng.choice([name, name.lower(),
                                                  name.upper()]) for name in reads] + [rng.choice(["X-Other",
                                                                                                   "!a"])]),
    }
    for name in rng.sample(NAMES, rng.choice([0, 1, 1, 2, 3, 5])):
        del fields[name]
    reads = [name for at, name in enumerate(reads) if name.lower() not in [one.lower() for one in reads[:at]]]
    return [origin, credentials, method, headers, reads, fields]


def items(rng, known):
    some = list(dict.fromkeys(rng.sample(known, rng.randrange(1, len(known) + 1))))
    if rng.random() < 0.3:
        some.insert(rng.randrange(len(some) + 1), "*")
    return rng.choice([", ".join(some), ", ".join(some), "*"])


def allowed(case):
    origin, credentials, method, _, reads, fields = case
    small = [name.lower() for name in reads]
    plain = type(credentials) is bool and method.isalpha() and "set-cookie" not in small
    plain = plain and len(set(small)) == len(small)
    return plain and set(fields) <= set(NAMES) and all(fields.values()) and origin == origin.lower()


def play(answer, case):
    origin, credentials, method, headers, reads, fields = case
    request = {"origin": origin, "url": "https://c.test/x", "method": method, "headers": list(headers)}
    request |= {"streamed": False, "credentials": credentials}
    told = {f"Access-Control-{name}": value for name, value in fields.items()}
    exchange = {"request": request, "fields": told, "reads": list(reads)}
    before = copy.deepcopy(exchange)
    return answer["repair"](exchange), exchange == before


def kinds(case):
    origin, credentials, method, headers, reads, fields = case
    said = ["a method"] * (method.upper() not in ("GET", "HEAD", "POST")) + ["fields"] * bool(headers)
    said += ["what is to be read"] * bool(reads)
    said += ["an origin"] * (fields.get("Allow-Origin") != origin)
    said += ["credentials"] * (credentials and fields.get("Allow-Credentials") != "true")
    stars = any("*" in fields.get(name, "") for name in NAMES[2:])
    said += [["a star", "a star with credentials"][credentials]] * stars
    return said or ["nothing to repair"]

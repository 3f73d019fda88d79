"""may_read(request, response): answers that allow the origin or nearly, with fields that are exposed or not."""

import copy

AT_ALL, FIELDS = "test_may_read_at_all", "test_may_read_fields"
KINDS = {
    "an origin": (AT_ALL, "must be exactly the request's origin, or `*`",
                  "or `None` if it may not read the answer itself"),
    "credentials": (AT_ALL, "With credentials, `*` is not enough, and Allow-Credentials must be exactly `true`"),
    "an error": (AT_ALL, "The status makes no difference"),
    "two origins": (AT_ALL, "Fields that come twice count as `field` joins them"),
    "fields that are exposed": (FIELDS, "and those that Expose-Headers lists, in any case",
                                "Only names of fields that are there belong to the set",
                                "In a list, spaces around commas do not count"),
    "a star that exposes": (FIELDS, "in that list means all fields"),
    "a star with credentials": (FIELDS, "Without credentials, `*`"),
    "Set-Cookie": (FIELDS, "Set-Cookie is never read"),
}
ASIDES = (
    "Lists are well formed.",
    "Before the names that begin with Allow or Expose stands `Access-Control-`.",
    '`may_read(fetching(), {"status": 200, "headers": [("ETag", "7")]})` gives `None`.',
)
SEVEN = ["Cache-Control", "Content-Language", "Content-Length", "Content-Type", "Expires", "Last-Modified", "Pragma"]
OTHERS = ["ETag", "X-Total", "X-Id", "Date", "Set-Cookie", "Set-Cookie", "Location", "Vary", "Server",
          "Content-Encoding", "Authorization", "Set-Cookie2"]
LISTS = ["ETag", "etag, X-Total", "X-Id,Date", "*", "*", "X-Total , Set-Cookie", "*, ETag",
         "X-Total, Date,*", "ETag, *, X-Id", "X-Nowhere",
         "ETag, , X-Id", "", "X-*, *ag", "set-cookie",
         "X-TOTAL", "Content-Type, X-Id", "ETags", "Location"]


def draw(rng):
    """origin, credentials, status, fields, and the request's own fields."""
    origin = rng.choice(["https://a.test", "https://a.test", "https://a.test:8443", "null"])
    credentials = rng.random() < 0.5
    fields = [(name, "x") for name in rng.sample(SEVEN, rng.randrange(4)) + rng.sample(OTHERS, rng.randrange(5))]
    told = [origin] if credentials else rng.choice([[origin], ["*"]])
    if rng.random() < 0.35:
        told = rng.choice([
            [], ["*"], ["null"], ["https://b.test"], [origin, origin], [origin, "https://b.test"], ["*", "*"],
            [origin + "/"],
            [origin.upper()], ["https://a.test:443"], ["https://a.test.evil.test"], ["https://"],
            [f"{origin} https://b.test"], [""],
        ])
    fields += [("Access-Control-Allow-Origin", value) for value in told]
    share = ["true"] if credentials or rng.random() < 0.2 else []
    if rng.random() < 0.25:
        share = rng.choice([[], ["True"], ["TRUE"], ["false"], ["1"], ["true", "true"], [""]])
    fields += [("Access-Control-Allow-Credentials", value) for value in share]
    for _ in range(rng.choice([0, 1, 1, 1, 2])):
        fields.append(("Access-Control-Expose-Headers", rng.choice(LISTS)))
    fields = [(rng.choice([name, name, name.lower(), name.upper()]), value) for name, value in fields]
    status = rng.choice([200, 200, 200, 204, 301, 404, 401, 500, 503])
    sent = rng.choice([[], [], [("Authorization", "x")], [("X-Id", "7"), ("authorization", "Bearer x")]])
    return [origin, credentials, status, rng.sample(fields, len(fields)), sent]


def allowed(case):
    origin, credentials, status, fields, sent = case
    plain = type(credentials) is bool and 200 <= status <= 599 and origin == origin.strip()
    plain = plain and {name.lower() for name, _ in sent} <= {"authorization", "x-id"}
    lists = [value for name, value in fields if "expose" in name.lower()]
    formed = all(not set(one.strip()) & set(' "(),/:;<=>?@[]{}') for value in lists for one in value.split(","))
    return plain and formed and all(value == value.strip() and name.isascii() for name, value in fields)


def play(answer, case):
    origin, credentials, status, fields, sent = case
    request = {"origin": origin, "url": "https://c.test/x", "method": "GET", "headers": list(sent)}
    request |= {"streamed": False, "credentials": credentials}
    response = {"status": status, "headers": list(fields)}
    before = copy.deepcopy([request, response])
    return answer["may_read"](request, response), [request, response] == before


def kinds(case):
    _, credentials, status, fields, _ = case
    held = [name.lower() for name, _ in fields]
    exposed = ",".join(value for name, value in fields if "expose" in name.lower())
    said = ["an origin"] + ["credentials"] * credentials + ["an error"] * (status > 299)
    said += ["two origins"] * (held.count("access-control-allow-origin") > 1)
    said += ["fields that are exposed"] * bool(exposed)
    said += [["a star that exposes", "a star with credentials"][credentials]] * ("*" in exposed)
    return said + ["Set-Cookie"] * ("set-cookie" in held)

"""passes(request, answer): an answer that allows all, of which one or two parts are then changed or left out."""

import copy

ORIGIN, METHOD, FIELDS = "test_passes_origin", "test_passes_method", "test_passes_fields"
KINDS = {
    "a method": (METHOD, "Allow-Methods lists the method just as the preflight names it, or lists `*`"),
    "GET, HEAD or POST": (METHOD, "Only GET, HEAD and POST need not be there"),
    "fields": (FIELDS, "Allow-Headers lists each name that the preflight asks for, in any case, or lists `*`",
               "In a list, spaces around commas do not count"),
    "an origin, not spelled out": (ORIGIN, "is exactly the request's origin, or `*`"),
    "an unusual status": (ORIGIN, "The status is from 200 to 299",
                          "whether an answer to its preflight lets a request go"),
    "credentials that nobody allows": (ORIGIN, "Allow-Credentials must be exactly `true`"),
    "Authorization": (FIELDS, "But `*` never covers Authorization"),
    "a method and a star": (METHOD, "With credentials, `*` allows nothing in all three"),
    "fields and a star": (FIELDS, "With credentials, `*` allows nothing in all three"),
    "a field of the answer that comes twice": (FIELDS, "two origins are none, two lists are one"),
}
ASIDES = (
    "Write `passes(request, answer) -> bool`",
    "Lists are well formed, no value has white space at its ends, and each request here needs a preflight.",
    "Before each of these names of fields stands `Access-Control-`.",
    '`passes(fetching(method="PUT"), {"status": 204, "headers": [("Access-Control-Allow-Origin", "*")]})` gives',
)
METHODS = ["GET", "HEAD", "POST", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "put", "delete", "patch", "post",
           "Get", "QUERY"]
USUAL = ("DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT")
FIELD = [("X-Id", "7"), ("X-Other", ""), ("Authorization", "Bearer x"), ("Content-Type", "application/json"),
         ("Accept", "*/*"),
         ("Content-Type", "text/plain"), ("Range", "bytes=-5"), ("Accept", '"'), ("X-Ids", "1")]
NAMED = ("x-id", "x-other", "authorization", "x-ids", "range")
SHORT = ["Origin", "Credentials", "Methods", "Headers"]


def draw(rng):
    """method, streamed, credentials, fields of the request, its origin; status and fields of the answer."""
    origin = rng.choice(["https://a.test", "https://a.test", "https://a.test:8443", "null"])
    credentials, method = rng.random() < 0.5, rng.choice(METHODS)
    fields = rng.sample(FIELD, rng.choice([0, 0, 1, 1, 2, 3]))
    fields = [(rng.choice([name, name, name.lower(), name.upper()]), value) for name, value in fields]
    streamed = rng.random() < 0.1
    if not needs(method, streamed, fields):
        fields.append(rng.choice([("X-Id", "7"), ("Authorization", "Bearer x")]))
    star = rng.random() < (0.3 if credentials else 0.5)
    names = [name for name, _ in fields]
    lists = [method.upper() if method.upper() in USUAL else method], names
    given = {"Origin": "*" if star and rng.random() < 0.5 else origin, "Methods": listed(rng, lists[0], star)}
    given |= {"Headers": listed(rng, lists[1], star)}
    if credentials or rng.random() < 0.4:
        given["Credentials"] = "true"
    for _ in range(rng.choice([0, 1, 1, 1, 1, 2])):
        spoil(rng, given, origin, method, names)
    status = rng.choice([200, 204, 204, 201, 299])
    if rng.random() < 0.12:
        status = rng.choice([199, 300, 302, 304, 401, 404, 500])
    return [method, streamed, credentials, fields, origin, status, pairs(rng, given)]


def listed(rng, wanted, star):
    """A list which allows what is wanted, and more."""
    if star and rng.random() < 0.6:
        return rng.choice(["*", "*, X-Other", "PUT,*", ", ".join([*wanted, "*"]), ",".join(["*", *wanted])])
    more = rng.sample(["GET", "PUT", "X-Other", "Content-Type", "POST", "X-Id"], rng.randrange(3))
    return rng.choice([", ", ",", " , "]).join(rng.sample([*wanted, *more], len(wanted) + len(more)))


def spoil(rng, given, origin, method, names):
    key = rng.choice(SHORT)
    other = {
        "Origin": ["*", "https://b.test", "null", origin + "/", origin.upper(), f"{origin}, {origin}",
                   "https://a.test:443",
                   f"{origin}, https://b.test", f"{origin} https://b.test", "https://", "https://a.test.evil.test",
                   ""],
        "Credentials": ["True", "TRUE", "false", "1", "true, true", "", "yes", "true"],
        "Methods": [method, method.lower(), method.upper(), "*", "GET, POST", "PUTS", "XPUT", "", "P*T, X*",
                    "Put", "DELETE, PATCH"],
        "Headers": ["*", "X-Id", "x-id", "X-ID,AUTHORIZATION", "Authorization", "*, Authorization", "X-I",
                    "X-Id, , X-Other", "", "X-*, *-Id", "X*,A*",
                    "Content-Type, X-Id", ", ".join(names[1:]), ", ".join(names[:-1]), "X-Ids",
                    "X-Id-2, X-Other-2, Authorization-2, Content-Type-2, Range-2, Accept-2"],
    }
    if rng.random() < 0.3:
        given.pop(key, None)
    else:
        given[key] = rng.choice(other[key])


def pairs(rng, given):
    made = []
    for key, value in given.items():
        parts = value.split(", ") if rng.random() < 0.15 else [value]
        if rng.random() < 0.04:
            parts = [value, rng.choice([value, "*", "https://b.test" if key == "Origin" else "PUT"])]
        made += [(rng.choice([key, key, key.lower(), key.upper()]), part.strip()) for part in parts]
    return rng.sample(made, len(made))


def whole(name):
    """The name of a field, whose case's last part stands for all of it."""
    begin = "Access-Control-Allow-"
    return (begin.lower() if name.islower() else begin.upper() if name.isupper() else begin) + name


def needs(method, streamed, fields):
    named = any(name.lower() in NAMED or value in ("application/json", '"') for name, value in fields)
    return streamed or named or method.upper() not in ("GET", "HEAD", "POST")


def allowed(case):
    method, streamed, credentials, fields, origin, status, headers = case
    plain = type(credentials) is bool and 100 <= status <= 599 and origin.isascii()
    lists = [value for name, value in headers if name.lower() in ("methods", "headers")]
    formed = all(not set(one.strip()) & set(' "(),/:;<=>?@[]{}') for value in lists for one in value.split(","))
    return plain and formed and needs(method, streamed, fields) and all(value == value.strip() for _,
                                                                        value in headers)


def play(answer, case):
    method, streamed, credentials, fields, origin, status, headers = case
    request = {"origin": origin, "url": "https://c.test/x", "method": method, "headers": list(fields)}
    request |= {"streamed": streamed, "credentials": credentials}
    said = {"status": status, "headers": [("Date", "now"), *((whole(name), value) for name, value in headers)]}
    before = copy.deepcopy([request, said])
    return answer["passes"](request, said), [request, said] == before


def kinds(case):
    method, _, credentials, fields, origin, status, headers = case
    held = [name.lower() for name, _ in headers]
    text = {name.lower(): value for name, value in headers}
    names = [name.lower() for name, _ in fields]
    said = ["a method" if method.upper() not in ("GET", "HEAD", "POST") else "GET, HEAD or POST"]
    said += ["fields"] * bool(names)
    said += ["an origin, not spelled out"] * (text.get("origin") != origin)
    said += ["an unusual status"] * (status not in (200, 204))
    said += ["credentials that nobody allows"] * (credentials and text.get("credentials") != "true")
    said += ["Authorization"] * ("authorization" in names)
    said += ["a method and a star"] * ("*" in text.get("methods", ""))
    said += ["fields and a star"] * ("*" in text.get("headers", ""))
    return said + ["a field of the answer that comes twice"] * (len(set(held)) < len(held))

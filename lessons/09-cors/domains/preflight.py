"""preflight(request): methods in any case, safelisted fields at the edge of their rules, lengths at 128 and 1024."""

import copy

METHOD, FIELDS, LIMITS = "test_preflight_method", "test_preflight_fields", "test_preflight_limits"
KINDS = {
    "GET, HEAD or POST without fields": (METHOD, "GET, HEAD and POST go straight", "or `None` if it goes straight"),
    "another method": (METHOD, "No other method does"),
    "a method in small letters": (
        METHOD, "DELETE, GET, HEAD, OPTIONS, POST and PUT, written in any case, become capitals",
        "Other methods stay as they are",
    ),
    "a streamed body": (METHOD, "unless the body is streamed"),
    "a field of the page's own": (FIELDS, "Fields that are not safelisted must be asked for",
                                  "nor is a field with another name"),
    "Accept": (FIELDS, "has no character of `UNSAFE`"),
    "a language": (FIELDS, "has only characters of `LANGUAGE`"),
    "Content-Type": (FIELDS, "also, before any `;` and without spaces at its ends, is one of `FORMS` in any case"),
    "Range": (FIELDS, "is `bytes=`, one or more digits, `-`, and no digits or a number not less than the first",
              "A digit is one of"),
    "several fields": (FIELDS, "small, sorted, each once, joined by `,`"),
    "capital letters in names": (FIELDS, "Names may be in any case"),
    "a value of about 128 characters or more": (LIMITS, "No value longer than 128 characters is safelisted"),
    "1000 characters or more": (LIMITS, "have values of more than 1024 characters", "all fields must be asked for."),
}
ASIDES = (
    "Write `preflight(request) -> dict | None`: the fields of the preflight for a request to another",
    '`preflight(fetching(method="PUT"))` gives',
    "| safelisted is | if its value |",
    "The request stays as it is.",
    "No value has white space at its ends, or any but spaces before a `;`.",
    "| Accept, Content-Type |",
    "|---|---|",
)
METHODS = ["GET", "GET", "GET", "HEAD", "POST", "POST", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "QUERY", "PURGE"]
ACCEPT = ["*/*", "text/html;q=0.9, */*", 'a="b"', "a:b", "text/<x>", "{}", "a\tb", "a\x01", "a\x7f", "é", "a@b",
          "", "[1]",
          "a_b", "(a)", "a?b", "a\\b", "a/b=c;d!#$%&'*+^`|~"]
LANGUAGES = ["en", "en-US,en;q=0.9", "de_DE", "en/us", "é", "*", "en\tde", "a:b", "EN", "en'", "zh+x", "en!", ""]
TYPES = ["text/plain", "text/plain;charset=utf-8", "TEXT/Plain", "text/plain ; x=y", "text/plainx", "text/html", "",
         "application/json", "application/json;text/plain", "text/plain, application/json", "x text/plain",
         "multipart/form-data; boundary=x", 'multipart/form-data; boundary="x"', "multipart/mixed",
         "text/plain;a:b", "text / plain",
         "application/x-www-form-urlencoded", "Application/X-WWW-Form-UrlEncoded;", "application/xml", "text",
         ";text/plain"]
RANGES = ["bytes=0-", "bytes=5-", "bytes=-5", "bytes=0-499", "bytes=10-9", "bytes=9-10", "bytes=5-5", "bytes=5-4",
          "bytes=-",
          "bytes=0-1,3-4", "Bytes=0-", "bytes=²-", "bytes=0-²", "bytes= 0-", "bytes=0 -5", "bytes=007-8",
          "lines=0-", "bytes",
          "bytes=100-20", "0-5", "bytes=0-5-", "bytes=a-b", ""]
OWN = ["X-Id", "Authorization", "X-Requested-With", "DPR", "If-None-Match", "Cache-Control", "Content-Encoding",
       "Zebra", "User-Agent",
       "A", "X_Id", "Accept-Patch", "Save-Data"]
SAFE = {"Accept": ACCEPT, "Accept-Language": LANGUAGES, "Content-Language": LANGUAGES, "Content-Type": TYPES,
        "Range": RANGES}
BEGIN = {"Accept": "", "Accept-Language": "", "Content-Language": "", "Content-Type": "text/plain;",
         "Range": "bytes=0-"}


def draw(rng):
    """method, streamed, and fields as [name, beginning of the value, how many 9s behind it]."""
    method = rng.choice(METHODS)
    if rng.random() < 0.3:
        method = rng.choice([method.lower(), method.title(), method.lower()])
    style = rng.random()
    if style < 0.25:
        fields = []
    elif style < 0.45:
        fields, method = heavy(rng), rng.choice([method, "GET", "POST"])
    else:
        fields = [field(rng) for _ in range(rng.choice([1, 1, 1, 2, 3, 4]))]
    if rng.random() < 0.3:
        fields += [list(one) for one in rng.sample(fields, min(1, len(fields)))]
    fields = [[rng.choice([name, name, name.lower(), name.upper()]), *rest] for name, *rest in fields]
    return [method, rng.random() < 0.1, fields, rng.choice(["https://a.test", "http://b.test:8080", "null"])]


def field(rng):
    if rng.random() < 0.25:
        return [rng.choice(OWN), rng.choice(["", "7", "text/plain", "Bearer x", "bytes=0-", "en"]), rng.choice([0,
                                                                                                                0,
                                                                                                                0,
                                                                                                                200])]
    name = rng.choice(list(SAFE))
    if rng.random() < 0.2:
        begin = rng.choice(["", "é"]) if name == "Accept" else BEGIN[name]
        return [name, begin, rng.choice([127, 128, 129, 130]) - len(begin)]
    return [name, rng.choice(SAFE[name]), 0]


def heavy(rng):
    """Values of about 1024 characters together, none of them longer than 128."""
    rest, fields = rng.choice([1000, 1023, 1024, 1024, 1025, 1025, 1026, 1152]), []
    while rest:
        name = rng.choice(list(SAFE))
        size = min(rest, rng.choice([128, 128, 128, 100, 64]))
        begin = BEGIN[name] if size > 20 else ""
        name = name if begin or size > 20 else "Accept"
        fields.append([name, begin, size - len(begin)])
        rest -= size
    extra = [[], [], ["X-Id", "7", 0], ["Zebra", "", 500], ["Accept", "", 129], ["Content-Type",
                                                                                 "application/json", 0]]
    extra = rng.choice([*extra, ["Range", "bytes=-5", 0]])
    return rng.sample([*fields, *([extra] if extra else [])], len(fields) + bool(extra))


def allowed(case):
    method, streamed, fields, origin = case
    known = method.isalpha() and type(streamed) is bool and origin.isascii()
    values = [begin + "9" * more for _, begin, more in fields]
    forms = [value.partition(";")[0] for value in values if ";" in value]
    plain = all(not one.isspace() or one == " " for form in forms for one in form)
    return known and plain and all(value == value.strip() and max(value, default=" ") <= "\xff" for value in values)


def play(answer, case):
    method, streamed, fields, origin = case
    headers = [(name, begin + "9" * more) for name, begin, more in fields]
    request = {"origin": origin, "url": "https://c.test/x", "method": method, "headers": headers,
               "streamed": streamed}
    request["credentials"] = len(headers) % 2 == 1
    before = copy.deepcopy(request)
    return answer["preflight"](request), request == before


def kinds(case):
    method, streamed, fields, _ = case
    simple = method.upper() in ("GET", "HEAD", "POST")
    names = [name.lower() for name, *_ in fields]
    sizes = [len(begin) + more for _, begin, more in fields]
    said = ["GET, HEAD or POST without fields"] * (simple and not fields) + ["another method"] * (not simple)
    said += ["a method in small letters"] * (method != method.upper()) + ["a streamed body"] * streamed
    said += ["a field of the page's own"] * any(name.title() not in SAFE for name in names)
    said += ["Accept"] * ("accept" in names) + ["a language"] * any("language" in name for name in names)
    said += ["Content-Type"] * ("content-type" in names) + ["Range"] * ("range" in names)
    said += ["several fields"] * (len(fields) > 1)
    said += ["capital letters in names"] * any(name != name.lower() for name, *_ in fields)
    said += ["a value of about 128 characters or more"] * any(size > 120 for size in sizes)
    return said + ["1000 characters or more"] * (sum(sizes) >= 1000)

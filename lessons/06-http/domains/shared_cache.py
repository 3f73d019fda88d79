"""SharedCache(): requests in time, and for each what the origin has: an answer, and perhaps a 304."""

import time

FRESH, VARY, VALIDATES, UNSAFE = (f"test_shared_cache_{part}" for part in ("fresh", "vary", "validates", "unsafe"))
KINDS = {
    "one request": (FRESH, "the answer to a request at the time `now`"),
    "no etag and no last-modified": (VALIDATES, "Otherwise the origin is asked,"),
    "an etag or last-modified": (VALIDATES, "with the conditions of `asking` if something was found"),
    "no 304 for a stale answer": (VALIDATES, "Any other answer, a 5xx too, goes to the client as it is,"),
    "a 304": (VALIDATES, "what was found is made fresh, and the client gets it, by `renew`"),
    "a url that is asked for again": (FRESH, "that is fresh (`freshness` above 0)"),
    "several urls": (FRESH, "If `find` finds something for a GET,"),
    "an answer that may not be kept": (FRESH, "keeps the new one if `may_store` says so"),
    "an answer that brings an age or a date": (FRESH, "then the client gets it, by `use`, and the origin is not asked"),
    "a request or an answer with no-cache": (FRESH, "neither it nor the request says `no-cache`"),
    "a directive or field that no rule names": (FRESH, "What neither a rule names nor a function from above reads"),
    "a 5xx with a lifetime": (FRESH, "After a 5xx the older one may stay instead.", "a 5xx too"),
    "requests of different clients": (VARY, "that drops what was kept for such a request"),
    "an answer with vary": (VARY, "If `find` finds something for a GET,"),
    "vary changes from answer to answer": (VARY, "that drops what was kept for such a request"),
    "a 304 for an answer that brought an age": (VALIDATES, "what was found is made fresh"),
    "a 304 that changes fields": (VALIDATES, "the client gets it, by `renew`"),
    "a 304 that brings an age": (VALIDATES, "the client gets it, by `renew`"),
    "a 304 that changes vary": (VALIDATES, "the client gets it, by `renew`"),
    "a method besides GET that is safe": (UNSAFE, "**Other methods** than GET always go to the origin."),
    "a method that changes something": (UNSAFE, "all that is kept for that `url` is dropped"),
    "a method that changes something, and fails": (UNSAFE, "the status is below 400"),
}
ASIDES = (
    "`fetch(request)` asks the origin.",
    "A request is a dict",
    "Requests bring no conditions such as `if-none-match`, and nothing here has fields of one connection alone",
    "If the origin answers `{",
)
RESERVE = 20
START, SAFE = 1761031680, ("HEAD", "OPTIONS", "TRACE")
NAMES = {"accept": ["a", "b", "c"], "accept-language": ["de", "en", ""], "x-note": ["1", "2"]}
CHANGES = ["PUT", "DELETE", "POST", "PATCH", "PURGE"]


def date(at):
    return time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(START + at))


def choices(life):
    """What fields of an answer may say whose lifetime is mostly ``life`` seconds."""
    control = [f"max-age={9 * life}, S-MaxAge={life}", f"max-age={life}, No-Cache", f'max-age={life}, ext="no-cache"']
    control += [f"public, max-age={life}", f"must-revalidate, max-age={life}", "max-age=0", "no-cache"]
    control += [f"max-age={life}, stale-while-revalidate={life}, stale-if-error=99"]
    return {
        "cache-control": control,
        "etag": ['"v1"', '"v2"', 'W/"v1"'],
        "last-modified": [date(-10 * life), date(-10 * life - 5), date(-1000)],
        "age": ["3", str(life), str(life - 1)],
        "date": [date(0), date(20)],
        "expires": [date(life), "0"],
        "x-colour": ["red", "blue"],
    }


def answer_of(rng, life, vary, tagged):
    found = {"cache-control": f"max-age={life}", "content-type": "text/plain"} | ({"vary": vary} if vary else {})
    for name, texts in choices(life).items():
        texts = [*texts, "no-store", f"private, max-age={life}"] if name == "cache-control" else texts
        if rng.random() < (0.7 if tagged and name in ("etag", "last-modified") else 0.2):
            found[name] = rng.choice(texts)
    if rng.random() < 0.2:
        del found["cache-control"]
    return found


def several(rng):
    """Answers of which several serve one request, and requests that differ in two fields."""
    asked = [{"accept": a, "accept-language": b} for a in "ab" for b in ("de", "en")]
    asked.append({"cache-control": "no-cache", **rng.choice(asked)})
    tag = rng.choice(["etag", "etag", "x-colour"])
    varies = ["accept", "accept-language", "accept, accept-language", None]
    kept = [{"cache-control": rng.choice(["max-age=9", "max-age=3600"]), tag: f'"v{n}"'} for n in range(3)]
    for fields, vary in zip(kept, rng.sample(varies, 3), strict=True):
        fields |= {"vary": vary} if vary else {}
    kept += rng.choice([[], [{"cache-control": "no-store"}]])
    news = rng.choice([[None], [{}], [{}, None], [{"vary": "accept"}, {"vary": "accept-language"}, {}]])
    count, pauses = rng.randrange(4, 12), rng.choice([[0, 1], [1, 5], [4, 9]])
    told = [n * len(kept) // count for n in range(count)]
    events = [("GET", "/", rng.randrange(5), rng.choice(pauses), 200, at, rng.randrange(len(news))) for at in told]
    return {"asked": asked, "kept": kept, "news": news, "events": events}


def draw(rng):
    """Few features for each sequence: with all of them at once nothing would ever meet its like."""
    pick, life, name = rng.choice, rng.choice([5, 60, 3600]), rng.choice(list(NAMES))
    if rng.random() < 0.25:
        return several(rng)
    methods = pick([["GET"], ["GET"], *[["GET", "GET", pick(CHANGES)]] * 2, ["GET", "GET", *SAFE]])
    urls = pick([["/"]] * 3 + [["/", "/b"], ["/", "/?x"]])
    changed = pick([[200, 204], [200, 303], [399, 400], [400, 412, 500]])
    statuses = pick([[200]] * 4 + [[200, 404, 302, 204, 206], [200, 399, 400], [200, 200, pick([500, 501, 503])]])
    control = pick(["no-cache", "max-age=0, No-Cache", 'ext="no-cache"', "max-age=0", "no-store"])
    control = pick([control, control, "only-if-cached", "max-stale=900", "max-stale"])
    more = [{"cache-control": control}, {"authorization": "Bearer 9f2c"}, {"cookie": "a=1"}, {"pragma": "no-cache"}]
    asked = [{}, *pick([[], [], *([one] for one in more)])]
    varies = pick([[], [name], [name], ["Accept , accept-language", "accept"], [name.title(), "*"]])
    varies = [] if statuses[-1] > 499 else varies
    if varies:
        asked = [{**one, name: text} for text in NAMES[name] for one in asked]
        asked += [{}, {"accept": "a", "accept-language": "de"}]
    tagged, said = rng.random() < 0.6, choices(pick([life, 90])) | ({"vary": varies} if varies else {})
    kept = [answer_of(rng, life, pick([None, *varies]), tagged) for _ in range(pick([1, 1, 2, 3]))]
    some = {field: pick(said[field]) for field in rng.sample(sorted(said), rng.randrange(1, 4))}
    news = pick([[None], [{}], [some, pick([None, {}])]])
    pauses = pick([[0, 1], [life], [life - 1, 1], [life - 1, life, life + 1], [0, life - 3], [1, 9 * life, life // 2]])
    if statuses[-1] > 499:
        kept.append({"cache-control": f"max-age={life}"})
    case = {"asked": asked, "kept": kept, "news": news, "events": []}
    for _ in range(rng.randrange(1, 12)):
        method, status, at = pick(methods), pick(statuses), rng.randrange(len(kept))
        status = pick(changed) if method in CHANGES else status
        at = -1 if status > 499 and rng.random() < 0.7 else at
        case["events"].append(
            (method, pick(urls), rng.randrange(len(asked)), pick(pauses), status, at, rng.randrange(len(news)))
        )
    while not allowed(case):
        case["events"].pop()
    return case


def allowed(case):
    """Behind a 5xx older answers may stay or not: what follows is fixed if it is kept, and serves all they did."""
    fields = [*case["kept"], *(new for new in case["news"] if new)]
    if any({"if-none-match", "if-modified-since"} & asked.keys() for asked in case["asked"]):
        return False
    if any("no-store" in str(new) or "private" in str(new) or "content-length" in (new or ()) for new in case["news"]):
        return False
    kept, left_open = set(), set()
    for method, url, asked, pause, status, told, _ in case["events"]:
        if pause < 0 or not 200 <= status <= 599 or status == 304 or (method == "GET" and url in left_open):
            return False
        stays = case["kept"][told].get("cache-control", "").startswith("max-age=")
        stays = stays and not case["asked"][asked].keys() & {"authorization", "cache-control"}
        if method == "GET" and status >= 500 and url in kept and (not stays or any("vary" in one for one in fields)):
            left_open.add(url)
        if method == "GET":
            kept.add(url)
        elif method not in SAFE and status < 400:
            kept.discard(url)
            left_open.discard(url)
    return bool(case["events"])


def origin(seen, answer, renewed):
    def fetch(request):
        seen.append((request["method"], request["url"], dict(request["headers"])))
        if renewed is not None and {"if-none-match", "if-modified-since"} & set(request["headers"]):
            return {"status": 304, "headers": dict(renewed), "body": b""}
        return answer

    return fetch


def play(answer, case):
    """For each request what came back, what the origin saw, and whether the request is what it was."""
    cache, now, came = answer["SharedCache"](), START, []
    for n, (method, url, asked, pause, status, told, new) in enumerate(case["events"]):
        now, seen = now + pause, []
        made = {"status": status, "headers": dict(case["kept"][told]), "body": b"%d" % n}
        req = {"method": method, "url": url, "headers": dict(case["asked"][asked])}
        got = cache.handle(req, now, origin(seen, made, case["news"][new]))
        came.append((got["status"], dict(got["headers"]), got["body"], seen, req["headers"] == case["asked"][asked]))
    return came


def kinds(case):
    events = [(*event[:2], case["asked"][event[2]], *event[4:]) for event in case["events"]]
    gets = [event for event in events if event[0] == "GET"]
    told = [case["kept"][event[4]] for event in gets]
    again = [event for n, event in enumerate(gets) if event[1] in [one[1] for one in gets[:n]]]
    tagged = any("etag" in one or "last-modified" in one for one in told)
    renewals = [case["news"][event[5]] for event in again]
    news = [new for new in renewals if new is not None and tagged]
    others = [(event[0] in SAFE, event[3]) for event in events if event[0] != "GET"]
    controls = [fields.get("cache-control", "").lower() for fields in [*told, *(event[2] for event in gets)]]
    unnamed = any("stale" in text or "if-cached" in text or "must-" in text for text in controls)
    unnamed = unnamed or any({"cookie", "pragma"} & event[2].keys() for event in gets)
    said = {
        "one request": len(events) == 1,
        "no etag and no last-modified": bool(again) and not tagged,
        "an etag or last-modified": bool(again) and tagged,
        "no 304 for a stale answer": None in renewals,
        "a 304": bool(news),
        "a url that is asked for again": bool(again) and not news,
        "several urls": len({event[1] for event in gets}) > 1,
        "an answer that may not be kept": any("no-store" in text or "private" in text for text in controls),
        "an answer that brings an age or a date": any({"age", "date"} & set(one) for one in told),
        "a request or an answer with no-cache": any("no-cache" in text for text in controls),
        "a directive or field that no rule names": unnamed,
        "a 5xx with a lifetime": any(
            event[3] >= 500 and "max-age" in str(one) for event, one in zip(gets, told, strict=True)
        ),
        "requests of different clients": len({tuple(map(event[2].get, NAMES)) for event in gets}) > 1,
        "an answer with vary": any("vary" in one for one in told),
        "vary changes from answer to answer": len({one.get("vary") for one in told}) > 1,
        "a 304 for an answer that brought an age": bool(news) and any("age" in one for one in told),
        "a 304 that changes fields": any(news),
        "a 304 that brings an age": any("age" in new for new in news),
        "a 304 that changes vary": any("vary" in new for new in news),
        "a method besides GET that is safe": any(safe for safe, _ in others),
        "a method that changes something": any(not safe for safe, _ in others),
        "a method that changes something, and fails": any(not safe and status >= 400 for safe, status in others),
    }
    return [kind for kind, so in said.items() if so]

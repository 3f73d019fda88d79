"""SharedCache(): requests in time, and what the origin has for each: an answer, and one for who asks with conditions."""

import time

FRESH, VARY, VALIDATES, UNSAFE = (f"test_shared_cache_{part}" for part in ("fresh", "vary", "validates", "unsafe"))
KINDS = {
    "one request": (FRESH, "which answers a request at the time `now`"),
    "a second request for a url": (FRESH, "It is used without asking if it is fresh (`freshness` above 0)"),
    "several urls": (FRESH, "A kept answer serves a GET for the same `url`"),
    "an answer that brings an age or a date": (FRESH, 'Then its headers also have `"age"`: its `age` as text.'),
    "a request or an answer with no-cache": (FRESH, "neither it nor the request says `no-cache`"),
    "an answer that may not be kept": (FRESH, "the new one is kept if `may_store` says so"),
    "a 5xx with a lifetime": (FRESH, "(after a 5xx they may stay), and the new one is kept if `may_store` says so, a 5xx too."),
    "requests with different fields": (VARY, "Answers for different keys are kept beside each other."),
    "an answer with vary": (VARY, "by the `vary` that the kept answer now has, is that of the request it was fetched for"),
    "vary changes from answer to answer": (VARY, "take the one that was fetched last"),
    "no 304 for a stale answer": (VALIDATES, "All kept ones that serve this request are dropped"),
    "no etag and no last-modified": (VALIDATES, "those that it has, beside the request's own fields"),
    "an etag or last-modified": (VALIDATES, "its `etag` is sent as `if-none-match` and its `last-modified` as"),
    "a 304": (VALIDATES, "`requested` and `received` are `now`. The client gets the kept status and body"),
    "a 304 for an answer that brought an age": (VALIDATES, "the kept answer loses its old `age`"),
    "a 304 that changes fields": (VALIDATES, "each field of the 304 takes the place of the kept field of that name"),
    "a 304 that brings an age": (VALIDATES, 'with these fields, without an `"age"` of ours'),
    "a 304 that changes vary": (VALIDATES, "A 304 does not count as fetched."),
    "a method besides GET that is safe": (UNSAFE, "**Other methods** always go to the origin."),
    "a method that changes something": (UNSAFE, "all that is kept for that `url` is dropped"),
    "a method that changes something, and fails": (UNSAFE, "the status is below 400"),
}
ASIDES = (
    "`fetch(req)` asks the origin.",
    "A request is a dict",
    "Requests bring no conditions such as `if-none-match`.",
    "The origin answers at once",
    "`may_store` is not asked again: no 304 here says `no-store` or `private`",
    "If the origin answers `{",
    "If what is kept is stale and has",
)
START, SAFE = 1761031680, ("HEAD", "OPTIONS", "TRACE")
NAMES = {"accept": "abc", "accept-language": ["de", "en", ""], "x-note": "12"}
DROPS = ["PUT", "DELETE", "POST", "PATCH", "PURGE"]


def date(at):
    return time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(START + at))


def texts(life):
    """What fields of an answer may say whose lifetime is mostly ``life`` seconds."""
    lives = [f"max-age={life}", f"max-age={9 * life}, S-MaxAge={life}", f"public, max-age={life}", "max-age=0", "no-cache"]
    lives += [f'max-age={life}, ext="no-cache"', f"must-revalidate, max-age={life}", f"max-age={life}, No-Cache"]
    return {
        "cache-control": lives,
        "etag": ['"v1"', '"v2"', 'W/"v1"'],
        "last-modified": [date(-10 * life), date(-1000)],
        "age": ["3", str(life), str(life - 1)],
        "date": [date(0), date(20)],
        "expires": [date(life), "0"],
        "x-colour": ["red", "blue"],
    }


def answer_of(rng, life, vary, tagged):
    found = {"cache-control": f"max-age={life}", "content-type": "text/plain"} | ({"vary": vary} if vary else {})
    for name, said in texts(life).items():
        if rng.random() < (0.7 if tagged and name in ("etag", "last-modified") else 0.2):
            found[name] = rng.choice([*said, "no-store", f"private, max-age={life}"] if name == "cache-control" else said)
    if rng.random() < 0.2:
        del found["cache-control"]
    return found


def renewal(rng, life, varies):
    """The few fields of a 304."""
    said = texts(life) | ({"vary": varies} if varies else {})
    return {name: rng.choice(said[name]) for name in rng.sample(sorted(said), rng.randrange(1, 4))}


def several(rng):
    """Answers of which several serve one request, and requests that differ in two fields."""
    again, life = {"cache-control": "no-cache"}, rng.choice([9, 3600])
    asked = [{"accept": a, "accept-language": b} | more for a in "ab" for b in ("de", "en") for more in ({}, {}, again)]
    tag = rng.choice(["etag", "etag", "x-colour"])
    kept = [{"cache-control": f"max-age={life}", tag: f'"v{n}"'} for n in range(3)]
    for answer, vary in zip(kept, rng.sample(["accept", "accept-language", "accept, accept-language", None], 3), strict=True):
        answer |= {"vary": vary} if vary else {}
    kept += rng.choice([[], [{"cache-control": "no-store"}]])
    news = rng.choice([[None], [{}], [{}, None], [{"vary": "accept"}, {"vary": "accept-language"}, {}]])
    count = rng.randrange(4, 10)
    told = [(200, kept[n * len(kept) // count]) for n in range(count)]
    return [("GET", "/", rng.choice(asked), rng.choice([0, 1]), one, rng.choice(news)) for one in told]


def draw(rng):
    """Few features for each sequence: with all of them at once nothing would ever meet its like."""
    pick, life, name = rng.choice, rng.choice([5, 60, 3600]), rng.choice(list(NAMES))
    if rng.random() < 0.25:
        return several(rng)
    methods = pick([["GET"], ["GET"], *[["GET", "GET", pick(DROPS)]] * 2, ["GET", "GET", *SAFE]])
    urls = pick([["/"]] * 3 + [["/", "/b"], ["/", "/?x"]])
    changes = pick([[200, 204], [200, 303], [399, 400], [400, 412, 500]])
    statuses = pick([[200]] * 4 + [[200, 404, 302, 204, 206], [200, 399, 400], [200, 200, pick([500, 501, 503])]])
    again = {"cache-control": pick(["no-cache", "max-age=0, No-Cache", 'ext="no-cache"', "max-age=0", "no-store"])}
    asked = [{}, *pick([[], [], [again], [{"authorization": "Bearer 9f2c"}]])]
    varies = [] if statuses[-1] > 499 else pick([[], [name], [name], ["Accept , accept-language", "accept"], [name.title(), "*"]])
    if varies:
        asked = [{**one, name: text} for text in NAMES[name] for one in asked] + [{}, {"accept": "a", "accept-language": "de"}]
    tagged = rng.random() < 0.6
    kept = [answer_of(rng, life, pick([None, *varies]), tagged) for _ in range(pick([1, 1, 2, 3]))]
    news = pick([[None], [{}], [renewal(rng, pick([life, 90]), varies), pick([None, {}])]])
    pauses = pick([[0, 1], [life], [life - 1, 1], [life - 1, life, life + 1], [0, life - 3], [1, 9 * life, life // 2]])
    case = []
    for _ in range(rng.randrange(1, 10)):
        method, status, told = pick(methods), pick(statuses), pick(kept)
        told = {"cache-control": f"max-age={life}"} if status > 499 and rng.random() < 0.7 else told
        status = pick(changes) if method in DROPS else status
        case.append((method, pick(urls), {**pick(asked)}, pick(pauses), (status, {**told}), pick(news)))
    while not allowed(case):
        case.pop()
    return case


def allowed(case):
    """Behind a 5xx nothing is fixed for what was kept before, unless it is itself kept, for all that the other served."""
    plain, kept, open_ = not any("vary" in {**told, **(new or {})} for *_, (_, told), new in case), set(), set()
    for method, url, asked, pause, (status, told), new in case:
        if pause < 0 or {"if-none-match", "if-modified-since"} & set(asked) or not 200 <= status <= 599 or status == 304:
            return False
        if new and any(word in new.get("cache-control", "") for word in ("no-store", "private")):
            return False
        if method == "GET" and url in open_:
            return False
        stays = plain and told.get("cache-control", "").startswith("max-age=") and not set(asked) & {"authorization", "cache-control"}
        if method == "GET" and status >= 500 and url in kept and not stays:
            open_.add(url)
        if method == "GET":
            kept.add(url)
        elif method not in SAFE and status < 400:
            kept.discard(url)
            open_.discard(url)
    return bool(case)


def origin(seen, answer, renewed):
    def fetch(req):
        seen.append((req["method"], req["url"], dict(req["headers"])))
        if renewed is not None and {"if-none-match", "if-modified-since"} & set(req["headers"]):
            return {"status": 304, "headers": dict(renewed), "body": b""}
        return answer

    return fetch


def play(answer, case):
    """For each request what came back, and what the origin saw."""
    cache, now, came = answer["SharedCache"](), 1761031680, []
    for n, (method, url, asked, pause, (status, told), renewed) in enumerate(case):
        now, seen = now + pause, []
        fetch = origin(seen, {"status": status, "headers": dict(told), "body": b"%d" % n}, renewed)
        got = cache.handle({"method": method, "url": url, "headers": dict(asked)}, now, fetch)
        came.append((got["status"], dict(got["headers"]), got["body"], seen))
    return came


def kinds(case):
    gets = [event for event in case if event[0] == "GET"]
    urls, told = [url for _, url, *_ in gets], [told for *_, (_, told), _ in gets]
    again = [event for n, event in enumerate(gets) if event[1] in urls[:n]]
    tagged = any("etag" in one or "last-modified" in one for one in told)
    news = [new for *_, new in again if new is not None and tagged]
    other = [(event[0] in SAFE, event[4][0]) for event in case if event[0] != "GET"]
    controls = [fields.get("cache-control", "").lower() for fields in [*told, *(event[2] for event in gets)]]
    said = {
        "one request": len(case) == 1,
        "a second request for a url": bool(again),
        "several urls": len({event[1] for event in case}) > 1,
        "an answer that brings an age or a date": any({"age", "date"} & set(one) for one in told),
        "a request or an answer with no-cache": any("no-cache" in control for control in controls),
        "an answer that may not be kept": any("no-store" in text or "private" in text for text in controls),
        "a 5xx with a lifetime": any(event[4][0] >= 500 and "max-age" in str(event[4][1]) for event in gets),
        "requests with different fields": any(event[2] != gets[0][2] for event in gets),
        "an answer with vary": any("vary" in one for one in told),
        "vary changes from answer to answer": len({one.get("vary") for one in told}) > 1,
        "no 304 for a stale answer": any(new is None for *_, new in again),
        "no etag and no last-modified": bool(again) and not tagged,
        "an etag or last-modified": bool(again) and tagged,
        "a 304": bool(news),
        "a 304 for an answer that brought an age": bool(news) and any("age" in one for one in told),
        "a 304 that changes fields": any(news),
        "a 304 that brings an age": any("age" in new for new in news),
        "a 304 that changes vary": any("vary" in new for new in news),
        "a method besides GET that is safe": any(safe for safe, _ in other),
        "a method that changes something": any(not safe for safe, _ in other),
        "a method that changes something, and fails": any(not safe and status >= 400 for safe, status in other),
    }
    return [kind for kind, so in said.items() if so]

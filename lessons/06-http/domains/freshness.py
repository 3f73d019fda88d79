"""freshness(res, now): each source of a lifetime there, missing, unreadable, beside another one."""

import re
import time

SAID, DATES = "test_freshness_directives", "test_freshness_dates"
KINDS = {
    "nothing about a lifetime": (SAID, "Otherwise 0 seconds."),
    "max-age": (SAID, "`s-maxage` in `cache-control`, then `max-age`."),
    "s-maxage": (SAID, "`s-maxage` in `cache-control`, then `max-age`."),
    "directives that give no time": (SAID, "`no-cache` and other directives do not matter here."),
    "a lifetime of 0": (SAID, "for how many seconds more a shared cache may use a kept answer without asking"),
    "an answer that is as old as its lifetime": (SAID, "its lifetime less its age, 0 or below when it is stale"),
    "a max-age or s-maxage that is no number": (SAID, "A value that is not the digits 0 to 9 alone means 0 seconds."),
    "max-age and s-maxage": (SAID, "The lifetime is the first of these that is there:"),
    "an expires": (DATES, "`expires`, a date: the time from `date` to it"),
    "an expires that is not behind date": (DATES, "the time from `date` to it, but at least 0"),
    "an unreadable expires": (DATES, "If it is unreadable, 0 seconds."),
    "a last-modified": (DATES, "`last-modified`, a date: a tenth of the time from it to `date`, not rounded"),
    "a last-modified behind date": (DATES, "not rounded, but at least 0"),
    "an unreadable last-modified": (DATES, "A `last-modified` that is unreadable is as good as missing."),
    "an expires or last-modified without date": (DATES, "A `date` that is missing or unreadable counts as"),
    "an expires or last-modified and an unreadable date": (DATES, "A `date` that is missing or unreadable counts as"),
    "an expires and a last-modified": (DATES, "The lifetime is the first of these that is there:"),
    "a directive that gives a time, and a date that does": (DATES, "The lifetime is the first of these that is there:"),
    "the first second of 1970": (DATES, "`expires`, a date"),
}
ASIDES = ("`res` is what `age` takes, with the status 200.", '`freshness({"headers": {"cache-control": "max-age=60')
UNREADABLE = ["", "0", "-1", "never", "Tue, 31 Feb 2025 07:28:00 GMT", "Wed, 22 Oct 2025 07:28:00 +0200", "4102444800"]
NO_NUMBERS = ["", "soon", "-1", "-60", "+9", "1.5", "1_0", "0x10", "60s", "²", "٣", "1e3"]
OTHERS = ["no-cache", "no-store", "private", "public", "must-revalidate", "no-transform", "immutable"]
OTHERS += ['ext="a, max-age=5"', 'note="no, s-maxage=9, x"', 'ext="max-age=5"', "x-max-age=7", "min-fresh=3"]
OTHERS += ["stale-while-revalidate=30", "max-stale=9"]


def stamped(at):
    return time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(max(0, at)))


def controlled(rng, life):
    """A cache-control: times, most of them readable, and other directives, in any order."""
    other = rng.choice([0, 1, life + 7, 9 * life, life // 2])
    times = [str(life)] * 3 + ["0", f"0{life}", rng.choice(NO_NUMBERS), rng.choice(NO_NUMBERS)]
    said = []
    both = {"s-maxage": life, "max-age": other} if rng.random() < 0.3 else {rng.choice(["max-age", "s-maxage"]): life}
    for name, usual in both.items() if rng.random() < 0.75 else ():
        text = rng.choice([str(usual)] * 3 + times)
        said.append(rng.choice([f"{name}={text}"] * 4 + [f'{name}="{text}"', f"{name}={text}" if text else name]))
    said += rng.sample(OTHERS, rng.choice([0, 0, 1, 2]))
    rng.shuffle(said)
    text = rng.choice([", ", ",", ", "]).join(said)
    return text if rng.random() < 0.8 else text.title() if rng.random() < 0.5 else text.upper()


def draw(rng):
    begun, way = rng.choice([1761031680, 1761031680, 1000]), rng.choice([0, 0, 2, 9])
    received, life = begun + way, rng.choice([1, 60, 300, rng.randrange(2, 10**5), rng.choice([10**8, 2**31])])
    made = rng.choice([0, received] if begun == 1000 else [received, received, received - 30, received + 30])
    headers = {}
    if rng.random() < 0.65:
        headers["date"] = rng.choice([stamped(made)] * 5 + [rng.choice(UNREADABLE)])
    if rng.random() < 0.6:
        headers["cache-control"] = controlled(rng, life)
    if rng.random() < 0.45:
        headers["expires"] = stamped(made + rng.choice([life, life, life, 0, 1, -1, -life, rng.choice([-made, life])]))
        headers["expires"] = rng.choice([headers["expires"]] * 3 + [rng.choice(UNREADABLE)])
    if rng.random() < 0.45:
        long = rng.choice([10 * life, life, 35, 7, 10**6 + 3, 10**7 + 1, 5 * 10**7 + 9, -life, 0, made])
        headers["last-modified"] = rng.choice([stamped(made - long)] * 4 + [rng.choice(UNREADABLE)])
    if rng.random() < 0.3:
        headers["age"] = str(rng.choice([0, 7, life, life - 1]))
    later = rng.choice([0, 0, life, life - 1, life + 1, rng.randrange(10**5)])
    return {"headers": headers, "requested": begun, "received": received}, received + later


def allowed(case):
    res, now = case
    times = [0, res["requested"], res["received"], now]
    return all(type(at) is int for at in times) and times == sorted(times) and res["headers"].get("age", "0").isdigit()


def play(answer, case):
    """Tenths of a second, as a sum of floats may be rounded in different ways; and whether the answer is as it was."""
    res, now = case
    given = {**res, "headers": dict(res["headers"])}
    return round(10 * answer["freshness"](given, now), 3), given == res


def moment(text):
    try:
        return None if text is None else time.mktime(time.strptime(text, "%a, %d %b %Y %H:%M:%S GMT"))
    except ValueError:
        return None


def kinds(case):
    res, now = case
    headers = res["headers"]
    control = re.sub('"[^"]*"', lambda quoted: quoted[0].replace(",", ";"), headers.get("cache-control", "").lower())
    said = [word.strip() for word in control.split(",") if word.strip()]
    times = {word.partition("=")[0]: word.partition("=")[2].strip('"') for word in said}
    times = {name: text for name, text in times.items() if name in ("max-age", "s-maxage")}
    date, expires, changed = (moment(headers.get(name)) for name in ("date", "expires", "last-modified"))
    dated = not times and ("expires" in headers or "last-modified" in headers)
    life = times.get("s-maxage", times.get("max-age", ""))
    found = {
        "nothing about a lifetime": not times and not dated,
        "max-age": "max-age" in times,
        "s-maxage": "s-maxage" in times,
        "directives that give no time": len(said) > len(times),
        "a lifetime of 0": "0" in times.values(),
        "an answer that is as old as its lifetime": life == str(now - res["requested"]),
        "a max-age or s-maxage that is no number": not all(t.isascii() and t.isdigit() for t in times.values()),
        "max-age and s-maxage": len(times) == 2,
        "a directive that gives a time, and a date that does": times and {"expires", "last-modified"} & headers.keys(),
        "an expires": not times and expires is not None,
        "an expires that is not behind date": not times and None not in (date, expires) and expires <= date,
        "an unreadable expires": not times and "expires" in headers and expires is None,
        "a last-modified": dated and changed is not None,
        "a last-modified behind date": dated and None not in (date, changed) and changed > date,
        "an unreadable last-modified": dated and "last-modified" in headers and changed is None,
        "an expires or last-modified without date": dated and "date" not in headers,
        "an expires or last-modified and an unreadable date": dated and "date" in headers and date is None,
        "an expires and a last-modified": not times and {"expires", "last-modified"} <= headers.keys(),
        "the first second of 1970": not times and stamped(0) in headers.values(),
    }
    return [kind for kind, holds in found.items() if holds]

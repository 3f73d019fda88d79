"""age(res, now): answers with and without Age and Date, readable or not; the two ages on arrival often nearly equal."""

import calendar
import time

TOLD, DATE = "test_age_told", "test_age_date"
KINDS = {
    "no age and no date": (TOLD, "Since then time has gone on"),
    "an age in digits": (TOLD, "what `age` says, plus the time from `requested` to `received`"),
    "an age of 0": (TOLD, "what `age` says, plus the time from `requested` to `received`"),
    "an age that is no number": (TOLD, "What is missing or not the digits 0 to 9 alone counts as 0"),
    "a list of ages": (TOLD, "Of a list such as `20, 5` the first member counts (RFC 9111 §5.1)."),
    "a date before the answer came": (DATE, "the time from `date` to `received`"),
    "a date in the second in which the answer came": (DATE, "The age on arrival is the larger of two numbers"),
    "a date behind the moment at which the answer came": (DATE, "but at least 0"),
    "an unreadable date": (DATE, "A `date` that is missing or unreadable counts as `received`."),
    "a date in an older form": (DATE, "`http_date` from above"),
    "an age and a date": (DATE, "The age on arrival is the larger of two numbers"),
    "an age and a date that nearly agree": (DATE, "The age on arrival is the larger of two numbers"),
    "the first second of 1970": (DATE, "two times of our own clock in seconds since 1970"),
}
ASIDES = (
    "Write `age(res, now)`: how old a kept answer is, in seconds.",
    "`now` is such a time, too.",
    "`requested`, `received` and `now` are whole numbers",
    "gives `30`",
)
FORMS = ["%a, %d %b %Y %H:%M:%S GMT"] * 4 + ["%A, %d-%b-%y %H:%M:%S GMT", "%a %b %d %H:%M:%S %Y"]
UNREADABLE = ["", "0", "-1", "soon", "Tue, 31 Feb 2025 07:28:00 GMT", "Tue, 21 Oct 2025 07:28:00 +0200", "1761031680"]
NO_NUMBERS = ["", "old", "-5", "+5", "5.5", "5.0", "1_0", "0x10", "5s", "5;7", "²", "٣", "1e3"]


def draw(rng):
    begun = rng.choice([1761031680, 1761031680, 1000, rng.randrange(10**9, 2 * 10**9)])
    way = rng.choice([0, 1, 3, rng.randrange(60)])
    received = begun + way
    told, early = rng.choice([0, 1, 5, 20, rng.randrange(500), rng.randrange(10**6)]), rng.randrange(100)
    headers = {}
    if rng.random() < 0.7:
        text = rng.choice([str(told), str(told), f"00{told}", rng.choice(NO_NUMBERS)])
        more = rng.choice(["5", "0", str(told + 90), "old", "20, 7"])
        headers["age"] = text + rng.choice([", ", ","]) + more if text and rng.random() < 0.3 else text
    if rng.random() < 0.7:
        near = [told + way + rng.choice([-1, 0, 1]), told + rng.choice([-1, 0, 1])]
        before = rng.choice([*near, early, early, 0, way, way + 1, -1, -early, 10**5])
        at = rng.choice([0] + [received - before] * 9) if begun == 1000 else received - before
        stamp = time.strftime(rng.choice(FORMS), time.gmtime(max(0, at)))
        headers["date"] = rng.choice([stamp] * 5 + [rng.choice(UNREADABLE)])
    later = rng.choice([0, 0, 1, 7, 60, rng.randrange(10**5)])
    if rng.random() < 0.2:
        headers |= {"x-age": "7", "cache-control": "max-age=60"}
    return {"headers": headers, "requested": begun, "received": received}, received + later


def allowed(case):
    res, now = case
    times = [0, res["requested"], res["received"], now]
    told = res["headers"].get("age", "")
    blanks = told.replace(", ", ",")
    listed = told.startswith(",") or " " in blanks or "\t" in blanks
    return all(type(at) is int for at in times) and times == sorted(times) and not listed


def play(answer, case):
    res, now = case
    given = {**res, "headers": dict(res["headers"])}
    return answer["age"](given, now), given == res


def moment(text):
    for form in FORMS[3:]:
        try:
            return calendar.timegm(time.strptime(text, form))
        except ValueError:
            continue
    return None


def kinds(case):
    res, _ = case
    told, date, came = res["headers"].get("age"), res["headers"].get("date"), res["received"]
    first = (told or "").partition(",")[0]
    number = int(first) if first.isascii() and first.isdigit() else None
    at = None if date is None else moment(date)
    both = number is not None and at is not None
    found = {
        "no age and no date": told is None and date is None,
        "an age in digits": number is not None,
        "an age of 0": number == 0,
        "an age that is no number": told is not None and number is None,
        "a list of ages": "," in (told or ""),
        "a date before the answer came": at is not None and at < came,
        "a date in the second in which the answer came": at == came,
        "a date behind the moment at which the answer came": at is not None and at > came,
        "an unreadable date": date is not None and at is None,
        "a date in an older form": at is not None and ("," not in date or "-" in date),
        "an age and a date": both,
        "an age and a date that nearly agree": both and abs(number + came - res["requested"] - (came - at)) < 2,
        "the first second of 1970": at == 0,
    }
    return [kind for kind, holds in found.items() if holds]

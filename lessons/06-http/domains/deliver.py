"""deliver(send, request, now, sleep, random): a script of what sends meet. Times are eighths, so sums are exact."""

REPEATS, WAITS, OUTCOME = "test_deliver_repeats", "test_deliver_waits", "test_deliver_outcome"
KINDS = {
    "an answer after other sends": (OUTCOME, "When it is over, return the status if the last send had one."),
    "an answer that is final": (REPEATS, "All other statuses are final, 500 too."),
    "a refused connection": (REPEATS, "After ConnectionRefusedError nothing was done: any request may be repeated."),
    "a 429 or 503": (REPEATS, "We take it that the same holds after the statuses 429 and 503."),
    "a reset, timeout, 502 or 504, and a method that may be repeated": (REPEATS, "only GET, HEAD, OPTIONS, TRACE,"),
    "a reset, timeout, 502 or 504, and another method": (REPEATS, "After the other two errors, and after 502 and 504,"),
    "a reset, timeout, 502 or 504, another method, and a key": (REPEATS, "and whatever has an `idempotency-key`."),
    "an if-match": (REPEATS, "(A PATCH with `If-Match` could be, too; here it is not.)"),
    "a request of more than method and fields": (REPEATS, "Hand it to `send` as it is."),
    "a reset or timeout as the last event": (OUTCOME, 'Otherwise return `"unknown"` if any send may have been done,'),
    "nothing but refusals, 429 and 503": (OUTCOME, "if each was refused or answered with 429 or 503"),
    "a refusal behind a reset, timeout, 502 or 504": (OUTCOME, "which a reset, a timeout, 502 and 504 leave open,"),
    "several repetitions": (WAITS, "The wait before the first repetition is `random()` seconds"),
    "more than four sends would be needed": (WAITS, "At most four sends."),
    "a retry-after": (WAITS, "If the answer has a `retry-after`,"),
    "a retry-after beside a 502 or 504": (WAITS, "the wait is that much longer;"),
    "sends that take time": (WAITS, "Sends take time, too, and `now()` shows it."),
    "more waiting than the budget allows": (WAITS, "Call `random` once for each, before rule 5 is looked at."),
    "a wait that would end just when the budget does": (WAITS, "If the wait would end more than 10 seconds after"),
}
ASIDES = (
    "send a request, repeat it where that is safe, and return what came of it",
    "You are given four functions:",
    "`send(request)` sends it once.",
    "It returns the answer, a dict with",
    "`now()` is the time in seconds",
    "`request` is a dict",
    "Names of fields are in small letters, in answers too.",
    "here it is always digits, a number of seconds",
    "(That is our rule: ask the server's authors before you trust it with money.)",
    "(It leaves open what was done, too, but it is an answer: give it.)",
    'If `send` returns `{"status": 201',
    "If it answers 503 and then 200",
    "If it is refused each time",
)
ERRORS = {"refused": ConnectionRefusedError, "reset": ConnectionResetError, "timeout": TimeoutError}
UNDONE, DOUBT = ["refused", "refused", 429, 503], ["reset", "timeout", 502, 504]
FINAL = [200, 201, 204, 302, 304, 400, 401, 404, 408, 409, 425, 428, 430, 500, 500, 501, 505, 507, 599]
SAFE = ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"]
FIELDS = {"idempotency-key": ["7", "order-78", ""], "if-match": ['"v1"'], "accept": ["*/*"], "retry-after": ["3"]}


def draw(rng):
    request = {"method": rng.choice([*SAFE, "POST", "POST", "POST", "PATCH", "PATCH", "CONNECT", "PROPFIND"])}
    request["headers"] = {name: rng.choice(texts) for name, texts in FIELDS.items() if rng.random() < 0.25}
    request |= {"url": "/payments", "body": b"12 euros"} if rng.random() < 0.3 else {}
    pool = rng.choice([UNDONE, DOUBT, UNDONE + DOUBT, UNDONE + DOUBT, UNDONE + DOUBT + FINAL])
    met = [rng.choice(pool) for _ in range(rng.randrange(6))] + [rng.choice(rng.choice([pool, FINAL]))]
    chances = [rng.choice([0, 0.125, 0.25, 0.5, 0.75, 0.875, 1]) for _ in range(4)]
    timed = rng.random() < 0.5
    told, slow, brim = timed and rng.random() < 0.8, timed and rng.random() < 0.4, rng.choice([0, 1, 2, 9])
    brim = brim if timed else 9
    script, spent = [], 0
    for n, what in enumerate(met):
        after = takes = None
        if told and what not in ERRORS and rng.random() < 0.7:
            after = rng.choice(["0", "1", "2", "3", "5", "007", "8", "9", "10", "11", "60", "100"])
        wait = 2**n * chances[n % 4] + int(after or 0)
        takes = rng.choice([0, 0.125, 2, 4.5, 9]) if slow else 0
        if n == brim and spent + wait < 9.5:
            takes = 10 + rng.choice([-0.125, 0, 0, 0.125]) - spent - wait
        script.append((what, after, takes))
        spent += takes + wait
    return {"request": request, "script": script, "chances": chances, "begun": rng.choice([0, 100.0, 1761031680.5])}


def allowed(case):
    request, times = case["request"], [case["begun"], *case["chances"], *(takes for _, _, takes in case["script"])]
    answers = [(what, after) for what, after, _ in case["script"] if what not in ERRORS]
    return (
        request["method"].isupper()
        and all(name == name.lower() for name in request["headers"])
        and all(after is None or (after.isascii() and after.isdigit()) for _, after in answers)
        and all(200 <= status <= 599 for status, _ in answers)
        and all(after is None for what, after, _ in case["script"] if what in ERRORS)
        and all(time >= 0 and 8 * time == int(8 * time) for time in times)
        and max(case["chances"]) <= 1
    )


def play(answer, case):
    """What came of it, and of each send: whether its request was as given; random numbers and wait behind it."""
    clock, left, chances, seen = [case["begun"]], list(case["script"]), list(case["chances"]), [["called", 0, 0]]

    def now():
        return clock[0]

    def random():
        seen[-1][1] += 1
        chances.append(chances.pop(0))
        return chances[-1]

    def sleep(seconds):  # one wait may be two sleeps
        seen[-1][2] += seconds
        clock[0] += seconds

    def send(request):
        seen.append([request == case["request"], 0, 0])
        what, after, takes = left.pop(0) if left else (200, None, 0)
        clock[0] += takes
        if what in ERRORS:
            raise ERRORS[what]
        return {"status": what, "headers": {} if after is None else {"retry-after": after}}

    given = {**case["request"], "headers": dict(case["request"]["headers"])}
    return answer["deliver"](send, given, now, sleep, random), seen, given == case["request"]


def kinds(case):
    request, script = case["request"], case["script"]
    met, spent, ends = [what for what, _, _ in script], 0, []
    for most, (_, after, takes), chance in zip((1, 2, 4), script, case["chances"], strict=False):
        spent += takes + most * chance + int(after or 0)
        ends.append(spent)
    doubt = [at for at, what in enumerate(met) if what in DOUBT]
    may = "a method that may be repeated" if request["method"] in SAFE else "another method"
    may += ", and a key" if "idempotency-key" in request["headers"] and request["method"] not in SAFE else ""
    said = {
        "an answer that is final": any(what not in UNDONE + DOUBT for what in met),
        "a refused connection": "refused" in met,
        "a 429 or 503": 429 in met or 503 in met,
        f"a reset, timeout, 502 or 504, {'' if 'key' in may else 'and '}{may}": bool(doubt),
        "an if-match": "if-match" in request["headers"],
        "a request of more than method and fields": len(request) > 2,
        "an answer after other sends": met[1:] != [] and met[-1] not in ERRORS,
        "nothing but refusals, 429 and 503": all(what in UNDONE for what in met),
        "a reset or timeout as the last event": met[-1] in ("reset", "timeout"),
        "a refusal behind a reset, timeout, 502 or 504": bool(doubt) and "refused" in met[doubt[0] :],
        "several repetitions": len(met) > 2 and met[0] in UNDONE and met[1] in UNDONE,
        "more than four sends would be needed": len(met) > 4 and all(what in UNDONE + DOUBT for what in met[:4]),
        "a retry-after": any(after for _, after, _ in script),
        "a retry-after beside a 502 or 504": any(after and what in DOUBT for what, after, _ in script),
        "sends that take time": any(takes for _, _, takes in script),
        "more waiting than the budget allows": spent > 10,
        "a wait that would end just when the budget does": any(abs(end - 10) <= 0.125 for end in ends),
    }
    return [kind for kind, so in said.items() if so]

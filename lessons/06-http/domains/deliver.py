"""deliver(send, request, wait): a script of what sends meet, and how many waits are granted."""

REPEATS, WAITS, OUTCOME = "test_deliver_repeats", "test_deliver_waits", "test_deliver_outcome"
KINDS = {
    "an answer after other sends": (OUTCOME, "When it is over, return the status if the last send had one."),
    "an answer that is final": (REPEATS, "All other statuses are final, 500 too."),
    "a refused connection": (REPEATS, "After ConnectionRefusedError nothing was done: any request may be repeated."),
    "a 429 or 503": (REPEATS, "We take it that the same holds after the statuses 429 and 503."),
    "a reset, timeout, 502 or 504, and a method that may be repeated": (REPEATS, "Then only GET, HEAD, OPTIONS,"),
    "a reset, timeout, 502 or 504, and another method": (REPEATS, "The other two errors, and 502 and 504, leave open"),
    "a reset, timeout, 502 or 504, another method, and a key": (REPEATS, "and whatever has an `idempotency-key`."),
    "an if-match": (REPEATS, "(A PATCH with `If-Match` could be, too; here it is not.)"),
    "a request of more than method and fields": (REPEATS, "Hand it to `send` as it is."),
    "a reset or timeout as the last event": (OUTCOME, 'Otherwise return `"unknown"` if any send has left open'),
    "nothing but refusals, 429 and 503": (OUTCOME, '`"failed"` if none has'),
    "a refusal behind a reset, timeout, 502 or 504": (OUTCOME, '`"unknown"` if any send has left open what was done'),
    "several repetitions": (WAITS, "`wait(n, answer)` waits before repetition `n`, the first of which is 1."),
    "an answer before a repetition": (WAITS, "`answer` is what `send` has just returned,"),
    "an error before a repetition": (WAITS, "or None after an error"),
    "more than four sends would be needed": (WAITS, "At most four sends."),
    "no time for a repetition": (WAITS, "Before each repetition call `wait` once; if it gives False, it is over."),
}
ASIDES = (
    "send a request, repeat it where that is safe, and return what came of it",
    "You are given two functions:",
    "`send(request)` sends it once.",
    "It returns the answer, a dict with",
    "It gives True when it has waited, or False at once",
    "`request` is a dict",
    "(That is our rule: ask the server's authors before you trust it with money.)",
    "(It leaves open what was done, too, but it is an answer: give it.)",
    'If `send` returns `{"status": 201',
    "If `send` is refused each time",
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
    if rng.random() < 0.1:  # the last send that is allowed is in doubt
        met[:4] = [*rng.choices(UNDONE, k=3), rng.choice(["reset", "timeout"])]
    after = [rng.choice([None, "0", "2", "120"]) if what not in ERRORS else None for what in met]
    waits = rng.choice([9, 9, 9, 9, 0, 1, 2])
    return {"request": request, "script": list(zip(met, after, strict=True)), "waits": waits}


def allowed(case):
    request, answers = case["request"], [(what, after) for what, after in case["script"] if what not in ERRORS]
    return (
        request["method"].isupper()
        and all(name == name.lower() for name in request["headers"])
        and all(after is None or (after.isascii() and after.isdigit()) for _, after in answers)
        and all(200 <= status <= 599 for status, _ in answers)
        and all(after is None for what, after in case["script"] if what in ERRORS)
        and case["waits"] >= 0
    )


def play(answer, case):
    """What came of it; of each send whether its request was as given, and the calls of wait behind it."""
    left, seen, granted = list(case["script"]), [["called"]], [case["waits"]]

    def send(request):
        seen.append([request == case["request"]])
        what, after = left.pop(0) if left else (200, None)
        if what in ERRORS:
            raise ERRORS[what]
        return {"status": what, "headers": {} if after is None else {"retry-after": after}}

    def wait(n, answer):
        seen[-1].append((n, answer))
        granted[0] -= 1
        return granted[0] >= 0

    given = {**case["request"], "headers": dict(case["request"]["headers"])}
    return answer["deliver"](send, given, wait), seen, given == case["request"]


def kinds(case):
    request, met = case["request"], [what for what, _ in case["script"]]
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
        "an answer before a repetition": met[0] in (429, 503) and case["waits"] > 0,
        "an error before a repetition": met[0] == "refused" and case["waits"] > 0,
        "more than four sends would be needed": len(met) > 4 and all(what in UNDONE + DOUBT for what in met[:4]),
        "no time for a repetition": case["waits"] < 3 and all(what in UNDONE for what in met[: case["waits"] + 1]),
    }
    return [kind for kind, so in said.items() if so]

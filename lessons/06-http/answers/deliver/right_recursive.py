"""Each try calls the next one with what is left of the budget."""
NOTHING_DONE = {429, 503}
SAFE_TO_REPEAT = {"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"}


def deliver(send, request, now, sleep, random):
    deadline = now() + 10
    may_repeat = request["method"] in SAFE_TO_REPEAT or request["headers"].get("idempotency-key") is not None

    def attempt(n, doubt):
        pause = 0
        try:
            answer = send(request)
        except ConnectionRefusedError:
            outcome, again = ("unknown" if doubt else "failed"), True
        except (ConnectionResetError, TimeoutError):
            outcome, again, doubt = "unknown", may_repeat, True
        else:
            outcome = answer["status"]
            pause = int(answer["headers"].get("retry-after", 0))
            doubt = doubt or outcome in (502, 504)
            again = outcome in NOTHING_DONE or (outcome in (502, 504) and may_repeat)
        if not again or n == 3:
            return outcome
        pause += random() * 2**n
        if now() + pause > deadline:
            return outcome
        sleep(pause)
        return attempt(n + 1, doubt)

    return attempt(0, False)

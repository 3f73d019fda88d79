"""Each try calls the next one."""
NOTHING_DONE = {429, 503}
SAFE_TO_REPEAT = {"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"}


def deliver(send, request, wait):
    may_repeat = request["method"] in SAFE_TO_REPEAT or request["headers"].get("idempotency-key") is not None

    def attempt(n, doubt):
        answer = None
        try:
            answer = send(request)
        except ConnectionRefusedError:
            outcome, again = ("unknown" if doubt else "failed"), True
        except (ConnectionResetError, TimeoutError):
            outcome, again, doubt = "unknown", may_repeat, True
        else:
            outcome = answer["status"]
            doubt = doubt or outcome in (502, 504)
            again = outcome in NOTHING_DONE or (outcome in (502, 504) and may_repeat)
        return attempt(n + 1, doubt) if again and n < 4 and wait(n, answer) else outcome

    return attempt(1, False)

"""One loop over the numbers of repetitions, with an early return wherever it is over."""

_SAFE_TO_REPEAT = frozenset("GET HEAD OPTIONS TRACE PUT DELETE".split())


def deliver(send, request, wait):
    repeatable = request["method"] in _SAFE_TO_REPEAT or "idempotency-key" in request["headers"]
    perhaps_done = False
    for repetition in (1, 2, 3, None):
        answer, open_now = None, False
        try:
            answer = send(request)
        except ConnectionRefusedError:
            pass
        except (ConnectionResetError, TimeoutError):
            open_now = True
        else:
            if answer["status"] not in (429, 502, 503, 504):
                return answer["status"]
            open_now = answer["status"] in (502, 504)
        perhaps_done |= open_now
        outcome = answer["status"] if answer is not None else "unknown" if perhaps_done else "failed"
        if repetition is None or open_now and not repeatable:
            return outcome
        if not wait(repetition, answer):
            return outcome

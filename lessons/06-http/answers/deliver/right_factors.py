"""One loop over the factors of the waits, with an early return wherever it is over."""

_SAFE_TO_REPEAT = frozenset("GET HEAD OPTIONS TRACE PUT DELETE".split())


def deliver(send, request, now, sleep, random):
    began = now()
    repeatable = request["method"] in _SAFE_TO_REPEAT or "idempotency-key" in request["headers"]
    perhaps_done = False
    for factor in (1, 2, 4, None):
        status, extra, open_now = None, 0, False
        try:
            answer = send(request)
        except ConnectionRefusedError:
            pass
        except (ConnectionResetError, TimeoutError):
            open_now = True
        else:
            status = answer["status"]
            if status not in (429, 502, 503, 504):
                return status
            open_now = status in (502, 504)
            extra = int(answer["headers"].get("retry-after", 0))
        perhaps_done |= open_now
        outcome = status if status is not None else "unknown" if perhaps_done else "failed"
        if factor is None or open_now and not repeatable:
            return outcome
        wait = factor * random() + extra
        if now() + wait > began + 10:
            return outcome
        sleep(wait)

"""The budget counts waits and not the time that sends take."""


def deliver(send, request, now, sleep, random):
    idempotent = request["method"] in ("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE")
    repeatable = idempotent or "idempotency-key" in request["headers"]
    left, doubt = 10, "failed"
    for most in (1, 2, 4, 0):
        extra, status = 0, None
        try:
            answer = send(request)
            status = answer["status"]
            again = status in (429, 503)
            extra = float(answer["headers"].get("retry-after", "0"))
            if status in (502, 504):
                again, doubt = repeatable, "unknown"
        except ConnectionRefusedError:
            again = True
        except OSError:
            again, doubt = repeatable, "unknown"
        if not again or not most:
            break
        wait = most * random() + extra
        left -= wait
        if left < 0:
            break
        sleep(wait)
    return status or doubt

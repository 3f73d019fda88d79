"""With a retry-after the random part is drawn, and left out."""


def deliver(send, request, now, sleep, random):
    idempotent = request["method"] in ("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE")
    repeatable = idempotent or "idempotency-key" in request["headers"]
    end, doubt = now() + 10, "failed"
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
        chance = most * random()
        wait = extra or chance
        if now() + wait > end:
            break
        sleep(wait)
    return status or doubt

"""After an error `wait` gets the answer before it, not None."""


def deliver(send, request, wait):
    idempotent = request["method"] in ("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE")
    repeatable = idempotent or "idempotency-key" in request["headers"]
    answer, doubt = None, "failed"
    for n in (1, 2, 3, None):
        status = None
        try:
            answer = send(request)
            status = answer["status"]
            again = status in (429, 503)
            if status in (502, 504):
                again, doubt = repeatable, "unknown"
        except ConnectionRefusedError:
            again = True
        except OSError:
            again, doubt = repeatable, "unknown"
        if not again or not n or not wait(n, answer):
            break
    return status or doubt

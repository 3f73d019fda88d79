"""502 and 504 say that nothing was done."""


def deliver(send, request, wait):
    idempotent = request["method"] in ("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE")
    repeatable = idempotent or "idempotency-key" in request["headers"]
    doubt = "failed"
    for n in (1, 2, 3, None):
        answer, status = None, None
        try:
            answer = send(request)
            status = answer["status"]
            again = status in (429, 502, 503, 504)
        except ConnectionRefusedError:
            again = True
        except OSError:
            again, doubt = repeatable, "unknown"
        if not again or not n or not wait(n, answer):
            break
    return status or doubt

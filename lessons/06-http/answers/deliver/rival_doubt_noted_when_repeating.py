"""What is in doubt is noted on the way to the next send, so that of the fourth is lost."""


def deliver(send, request, wait):
    repeatable = request["method"] in {"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"}
    repeatable = repeatable or "idempotency-key" in request["headers"]
    doubt = False
    for n in (1, 2, 3, None):
        try:
            answer = send(request)
        except ConnectionRefusedError:
            answer, open_ = None, False
        except OSError:
            answer, open_ = None, True
        else:
            open_ = answer["status"] in (502, 504)
            if not open_ and answer["status"] not in (429, 503):
                return answer["status"]
        if n is None:
            break
        doubt = doubt or open_
        if open_ and not repeatable or not wait(n, answer):
            break
    if answer:
        return answer["status"]
    return "unknown" if doubt else "failed"

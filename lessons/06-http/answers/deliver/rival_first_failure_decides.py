"""The first failure decides between failed and unknown, later ones do not change it."""


def deliver(send, request, wait):
    repeatable = request["method"] in {"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"}
    repeatable |= "idempotency-key" in request["headers"]
    verdict = None
    for n in range(4):
        if n and not wait(n, answer):
            break
        answer = None
        try:
            answer = send(request)
        except ConnectionRefusedError:
            verdict = verdict or "failed"
            continue
        except OSError:
            verdict = verdict or "unknown"
            if repeatable:
                continue
            return verdict
        if answer["status"] in (429, 503):
            continue
        if answer["status"] in (502, 504) and repeatable:
            verdict = verdict or "unknown"
            continue
        break
    return answer["status"] if answer else verdict

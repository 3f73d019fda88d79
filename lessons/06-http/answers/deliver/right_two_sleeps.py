"""Sorts each outcome into one of three classes; the random part of a wait and the server's part are two sleeps."""

DONE, NOT_DONE, IN_DOUBT = "done", "not done", "in doubt"


def classify_send(send, request):
    try:
        answer = send(request)
    except ConnectionRefusedError:
        return NOT_DONE, None, 0
    except (ConnectionResetError, TimeoutError):
        return IN_DOUBT, None, 0
    status = answer["status"]
    sort = {429: NOT_DONE, 503: NOT_DONE, 502: IN_DOUBT, 504: IN_DOUBT}.get(status, DONE)
    return sort, status, int(answer["headers"].get("retry-after", 0))


def deliver(send, request, now, sleep, random):
    called, sorts = now(), []
    safe = request["method"] in {"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"}
    once = not safe and "idempotency-key" not in request["headers"]
    while True:
        sort, status, asked = classify_send(send, request)
        sorts.append(sort)
        if sort == DONE or len(sorts) == 4 or (sort == IN_DOUBT and once):
            break
        jitter = random() * 2 ** (len(sorts) - 1)
        if now() - called + jitter + asked > 10:
            break
        sleep(jitter)
        if asked:
            sleep(asked)
    if status is not None:
        return status
    return "unknown" if IN_DOUBT in sorts else "failed"

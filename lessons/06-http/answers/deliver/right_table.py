"""Every event becomes a small record of a table, and a function that calls itself makes the next send."""
from typing import NamedTuple


class _Event(NamedTuple):
    status: int | None
    open: bool  # it may have been done
    final: bool
    longer: float


def _event(send, request):
    try:
        answer = send(request)
    except OSError as error:
        return _Event(None, not isinstance(error, ConnectionRefusedError), False, 0)
    status = answer["status"]
    seconds = answer["headers"].get("retry-after")
    return _Event(
        status, status in {502, 504}, status not in {429, 503, 502, 504}, 0 if seconds is None else float(seconds)
    )


def deliver(send, request, now, sleep, random):
    latest = now() + 10
    harmless = request["method"] in ("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE")
    harmless = harmless or "idempotency-key" in request["headers"]

    def go(sends, doubt):
        event = _event(send, request)
        doubt = doubt or event.open
        over = event.status or ("unknown" if doubt else "failed")
        if event.final or sends == 4 or (event.open and not harmless):
            return over
        wait = random() * 2 ** (sends - 1) + event.longer
        if now() + wait > latest:
            return over
        sleep(wait)
        return go(sends + 1, doubt)

    return go(1, False)

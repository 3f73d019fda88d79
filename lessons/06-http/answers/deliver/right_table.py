"""Every event becomes a small record of a table, and a function that calls itself makes the next send."""
from typing import NamedTuple


class _Event(NamedTuple):
    answer: dict | None
    open: bool  # it may have been done
    final: bool


def _event(send, request):
    try:
        answer = send(request)
    except OSError as error:
        return _Event(None, not isinstance(error, ConnectionRefusedError), False)
    return _Event(answer, answer["status"] in {502, 504}, answer["status"] not in {429, 503, 502, 504})


def deliver(send, request, wait):
    harmless = request["method"] in ("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE")
    harmless = harmless or "idempotency-key" in request["headers"]
    sends, events = 0, []
    while True:
        event = _event(send, request)
        sends += 1
        events.append(event)
        if event.final or sends == 4 or (event.open and not harmless) or not wait(sends, event.answer):
            break
    if event.answer is not None:
        return event.answer["status"]
    return "unknown" if any(one.open for one in events) else "failed"

"""HAR 1.2, the format in which browsers save what they have loaded, from timings that somebody else has worked out."""

from collections.abc import Sequence
from urllib.parse import urlsplit

TIMINGS = ("dns", "connect", "ssl", "send", "wait", "receive")


def har(rows: Sequence[dict], requests: Sequence[dict]) -> dict:
    """A HAR 1.2 of ``rows``, timings in ms as `waterfall` gives them, and of the ``requests`` of a `Journey`.

    Both in the same order, or it raises ValueError. ``connect`` contains ``ssl``, and -1 stands for what did not
    happen. ``blocked`` is -1, as nobody waited for a connection. Header sizes are -1: nobody counted them.
    """
    if len(rows) != len(requests):
        raise ValueError(f"there are {len(requests)} requests, and timings of {len(rows)}")
    creator = {"name": "course.lab.trace", "version": "1"}
    return {"log": {"version": "1.2", "creator": creator, "entries": [*map(_entry, rows, requests)]}}


def _entry(row, request):
    return {
        "startedDateTime": request["started"],
        "time": row["time"],
        "request": _request(request),
        "response": _response(request["status"]),
        "cache": {},
        "timings": {"blocked": -1} | {name: row[name] for name in TIMINGS},
    }


def _request(request):
    body = request["body"]
    return {
        "method": request["method"],
        "url": request["url"],
        "httpVersion": "HTTP/2.0",
        "cookies": [],
        "headers": _headers({":authority": urlsplit(request["url"]).netloc} | request["headers"]),
        "queryString": [],
        "postData": {"mimeType": "text/plain", "params": [], "text": body},
        "headersSize": -1,
        "bodySize": len(body.encode()),
    }


def _response(status):
    return {
        "status": status,
        "statusText": "",
        "httpVersion": "HTTP/2.0",
        "cookies": [],
        "headers": [],
        "content": {"size": 0, "mimeType": ""},
        "redirectURL": "",
        "headersSize": -1,
        "bodySize": -1,
    }


def _headers(fields):
    return [{"name": name, "value": value} for name, value in fields.items()]

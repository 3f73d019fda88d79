"""What HAR 1.2 asks of a log: its required fields and their types, and what its timings add up to."""

from datetime import datetime

TEXT, NUMBER, LIST, OBJECT = (str,), (int, float), (list,), (dict,)
REQUIRED = {
    "log": {"version": TEXT, "creator": OBJECT, "entries": LIST},
    "creator": {"name": TEXT, "version": TEXT},
    "entry": {
        "startedDateTime": TEXT,
        "time": NUMBER,
        "request": OBJECT,
        "response": OBJECT,
        "cache": OBJECT,
        "timings": OBJECT,
    },
    "request": {
        "method": TEXT,
        "url": TEXT,
        "httpVersion": TEXT,
        "cookies": LIST,
        "headers": LIST,
        "queryString": LIST,
        "headersSize": NUMBER,
        "bodySize": NUMBER,
    },
    "postData": {"mimeType": TEXT},
    "response": {
        "status": NUMBER,
        "statusText": TEXT,
        "httpVersion": TEXT,
        "cookies": LIST,
        "headers": LIST,
        "content": OBJECT,
        "redirectURL": TEXT,
        "headersSize": NUMBER,
        "bodySize": NUMBER,
    },
    "content": {"size": NUMBER, "mimeType": TEXT},
    "header": {"name": TEXT, "value": TEXT},
    "timings": {"send": NUMBER, "wait": NUMBER, "receive": NUMBER},
}
OPTIONAL_TIMINGS = ("blocked", "dns", "connect", "ssl")
TOLERANCE = 0.01  # ms, of a sum of floats


def faults(har: dict) -> list[str]:
    """What is wrong with ``har``, each as ``path: why``."""
    if not isinstance(har.get("log"), dict):
        return ["log: is missing"]
    found = _missing("log", "log", har["log"]) + _missing("creator", "creator", har["log"].get("creator", {}))
    if har["log"].get("version") != "1.2":
        found.append("log: is not version 1.2")
    for number, entry in enumerate(har["log"].get("entries", [])):
        found += [f"entry {number}: {fault}" for fault in _entry(entry)]
    return found


def _entry(entry):
    found = _missing("entry", "entry", entry)
    if found:
        return found
    request, response = entry["request"], entry["response"]
    found += _missing("request", "request", request) + _missing("response", "response", response)
    found += _missing("postData", "postData", request["postData"]) if "postData" in request else []
    found += _missing("content", "content", response.get("content", {}))
    for header in [*request.get("headers", []), *response.get("headers", [])]:
        found += _missing("header", "header", header)
    if datetime.fromisoformat(entry["startedDateTime"]).tzinfo is None:
        found.append("startedDateTime: has no time zone")
    return found + _timings(entry["timings"], entry["time"])


def _timings(timings, time):
    found = _missing("timings", "timings", timings)
    if found:
        return found
    found += [f"{name}: is negative" for name in ("send", "wait", "receive") if timings[name] < 0]
    found += [f"{name}: is neither -1 nor a time" for name in OPTIONAL_TIMINGS if -1 != timings.get(name, -1) < 0]
    connect, ssl = timings.get("connect", -1), timings.get("ssl", -1)
    if ssl > connect:
        found.append("ssl: is part of connect, and longer")
    parts = [timings.get(name, -1) for name in ("blocked", "dns", "connect", "send", "wait", "receive")]
    if abs(sum(part for part in parts if part != -1) - time) > TOLERANCE:
        found.append("time: is not the sum of the timings without ssl")
    return found


def _missing(path, kind, given):
    return [
        f"{path}.{name}: is missing or of another type"
        for name, types in REQUIRED[kind].items()
        if not isinstance(given.get(name), types) or isinstance(given.get(name), bool)
    ]

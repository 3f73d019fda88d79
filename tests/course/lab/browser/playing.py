"""Plays an exchange in a browser of the lab or in Chromium, and tells alike what came of it."""

from collections.abc import Iterable

from course.lab import Browser, Web
from tests.course.lab.browser.chromium import PLACE, Chromium

CALL = ("url", "method", "headers", "body", "credentials", "mode", "streamed")
ASKED = "access-control-request-headers"


def serve(web: Web, origins: Iterable[str], plan: dict) -> None:
    """Let each of ``origins`` answer as ``plan`` says, which may be filled and emptied meanwhile."""
    for origin in origins:
        web.site(origin, lambda request: said(plan, request))


def said(plan: dict, request: dict):
    if request["path"] == "/":
        return 200, {"Content-Type": "text/html"}, PLACE
    preflight, answer = plan.get(request["url"], (None, (404, {}, b"")))
    return preflight if preflight and "access-control-request-method" in request["headers"] else answer


def in_the_lab(web: Web, plan: dict, exchange: dict, decisions: dict, **known) -> list[dict]:
    """What came of each step, in a browser of its own."""
    plan.clear()
    plan.update(exchange["answers"])
    browser = Browser(web, **decisions, **known)
    return [told(web, lambda step=step: [fetched(browser, step)])[0] for step in exchange["steps"]]


def fetched(browser, step):
    wish = {name: step[name] for name in CALL if name in step}
    try:
        got = browser.page(step["page"], step["sandboxed"]).fetch(**wish)
    except ValueError:  # JavaScript's TypeError: script cannot tell it from a network error
        return {"status": 0, "headers": [], "body": ""}
    return got | {"headers": list(got["headers"].items()), "body": got["body"].decode()}


def in_chromium(web: Web, plan: dict, exchange: dict, chromium: Chromium) -> list[dict]:
    """The same, step by step."""
    plan.clear()
    plan.update(exchange["answers"])
    return [
        told(web, lambda step=step: chromium.fetch(step["page"], step["sandboxed"], [step]))[0]
        for step in exchange["steps"]
    ]


def told(web, fetch):
    """For what ``fetch`` does: which requests arrived, and what script was given."""
    web.clear()
    got = fetch()
    arrived = [arrival(event) for event in web.arrivals if not event.url.endswith("/")]
    return [
        {"arrived": arrived, "status": one["status"], "fields": dict(one["headers"]), "body": one["body"]}
        for one in got
    ]


def arrival(event):
    fields = dict(line.split(": ", 1) for line in event.headers.splitlines() if ": " in line)
    asks = (fields.get("access-control-request-method"), fields.get(ASKED)) if event.preflight else None
    return event.method.upper(), event.url, event.origin, event.cookie, asks

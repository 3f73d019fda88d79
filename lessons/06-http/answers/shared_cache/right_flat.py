"""Immutable entries in one flat dict by a running number, with match for the methods; after a 5xx the old ones stay."""
from dataclasses import dataclass, replace
from itertools import count
from types import MappingProxyType


@dataclass(frozen=True)
class _Entry:
    request: MappingProxyType
    status: int
    headers: MappingProxyType
    body: bytes
    at: float

    def serves(self, req):
        vary = self.headers.get("vary")
        mine, other = cache_key(self.request, vary), cache_key(req, vary)
        return req["url"] == self.request["url"] and mine == other and mine is not None

    @property
    def res(self):
        return {"status": self.status, "headers": dict(self.headers), "requested": self.at, "received": self.at}

    def usable(self, req, now):
        if any("no-cache" in directives(fields) for fields in (self.headers, req["headers"])):
            return False
        return freshness(self.res, now) > 0

    def answer(self, extra=()):
        return {"status": self.status, "headers": dict(self.headers) | dict(extra), "body": self.body}

    def validated(self, answer, now):
        fields = {name: value for name, value in self.headers.items() if name != "age"} | answer["headers"]
        return replace(self, headers=MappingProxyType(fields), at=now)


class SharedCache:
    def __init__(self):
        self._entries, self._numbers = {}, count()

    def handle(self, req, now, fetch):
        match req["method"]:
            case "GET":
                return self._get(req, now, fetch)
            case "HEAD" | "OPTIONS" | "TRACE":
                return fetch(req)
        answer = fetch(req)
        if answer["status"] < 400:
            self._drop(lambda entry: entry.request["url"] == req["url"])
        return answer

    def _drop(self, condition):
        self._entries = {n: entry for n, entry in self._entries.items() if not condition(entry)}

    def _get(self, req, now, fetch):
        number = max((n for n, entry in self._entries.items() if entry.serves(req)), default=None)
        if number is None:
            return self._fetched(req, fetch(req), now)
        entry = self._entries[number]
        if entry.usable(req, now):
            return entry.answer({"age": str(age(entry.res, now))})
        asked = dict(req["headers"])
        if (tag := entry.headers.get("etag")) is not None:
            asked["if-none-match"] = tag
        if (changed := entry.headers.get("last-modified")) is not None:
            asked["if-modified-since"] = changed
        answer = fetch(req | {"headers": asked})
        if answer["status"] != 304:
            return self._fetched(req, answer, now)
        self._entries[number] = entry.validated(answer, now)
        return self._entries[number].answer()

    def _fetched(self, req, answer, now):
        if answer["status"] < 500:
            self._drop(lambda entry: entry.serves(req))
        if may_store(req, answer):
            request = MappingProxyType({"url": req["url"], "headers": dict(req["headers"])})
            fields = MappingProxyType(dict(answer["headers"]))
            self._entries[next(self._numbers)] = _Entry(request, answer["status"], fields, answer["body"], now)
        return answer

"""What stands between a browser and the queue: edge, balancer, API hosts, identity cache and database."""

import json
import sqlite3
from collections.abc import Callable

from course.lab.trace._calls import DROPPED, REFUSED, Calls
from course.lab.trace._context import Context
from course.lab.trace._part import Part
from course.lab.trace._spans import Collector

FOLLOWERS = ("ann", "bob", "cid")
TOKENS = {"Bearer 5f0c": "eve"}
PAGE = b"""<!doctype html><title>Post</title><button>Post</button><p></p><script>
document.querySelector("button").onclick = async () => {
  const said = {method: "POST", headers: {authorization: "Bearer 5f0c"}, body: "hello"};
  document.querySelector("p").textContent = (await fetch("/posts", said)).status;
};
</script>
"""
KEY, TOKEN = "idempotency-key", "authorization"


def first_host(request: dict, tries: list, inflight: dict, healthy: set) -> str | None:
    """What a balancer does that nobody has told anything: all to the first host, once."""
    return None if tries else min(inflight)


class Edge:
    """Ends TLS close to the browser, serves the page, hands posts on. What it cannot hand on it answers with 502."""

    def __init__(self, calls: Calls, balancer: Part):
        self._calls, self._balancer = calls, balancer

    async def serve(self, headers: dict, body: bytes, context: Context) -> tuple[int, bytes]:
        passed = {name: value for name, value in headers.items() if name in (KEY, TOKEN)}
        method, path = headers[":method"], headers[":path"]
        if method == "GET":
            return (200, PAGE) if path == "/" else (404, b"")
        try:
            return await self._calls.call(self._balancer, context, method, path, body, passed)
        except OSError:
            return 502, b""


class Balancer:
    """Sends each request to the host that ``next_host`` chooses, as often as it chooses one."""

    def __init__(self, calls: Calls, hosts: list[Part], next_host: Callable, failed: Callable):
        self._calls, self._next_host, self._failed = calls, next_host, failed
        self._hosts = {host.name: host for host in hosts}
        self.inflight, self.healthy = dict.fromkeys(self._hosts, 0), set(self._hosts)

    def check(self) -> None:
        """The health checks: who listens is healthy."""
        self.healthy = {name for name, host in self._hosts.items() if host.alive}

    async def serve(self, headers: dict, body: bytes, context: Context) -> tuple[int, bytes]:
        request, tries = {"method": headers[":method"], "key": headers.get(KEY)}, []
        passed = {name: value for name, value in headers.items() if name in (KEY, TOKEN)}
        while name := self._choose(request, tries):
            self.inflight[name] += 1
            try:
                host, path = self._hosts[name], headers[":path"]
                return await self._calls.call(host, context, request["method"], path, body, passed)
            except ConnectionRefusedError:
                tries.append((name, "refused"))
            except OSError:
                tries.append((name, "dropped"))
            finally:
                self.inflight[name] -= 1
        return (502 if tries else 503), b""

    def _choose(self, request, tries):
        try:
            return self._next_host(dict(request), list(tries), dict(self.inflight), set(self.healthy))
        except Exception as error:
            self._failed("next_host", error)
            return None


class Api:
    """Knows who asks, writes the post, puts one message for all followers into the queue, and answers 201."""

    def __init__(self, calls: Calls, collector: Collector, cache: Part, db: Part, queue: Part):
        self._calls, self._collector, self._cache, self._db, self._queue = calls, collector, cache, db, queue

    async def serve(self, headers: dict, body: bytes, context: Context) -> tuple[int, bytes]:
        try:
            return await self._post(headers, body, context)
        except OSError:
            return 500, b""

    async def _post(self, headers, body, context):
        token = json.dumps(headers.get(TOKEN)).encode()
        status, user = await self._calls.call(self._cache, context, "POST", "/whoami", token)
        if status != 200:
            return status, b""
        row = {"key": headers.get(KEY), "user": json.loads(user), "text": body.decode()}
        status, post = await self._calls.call(self._db, context, "POST", "/posts", json.dumps(row).encode())
        if status >= 500:
            return 500, b""
        await self._fan_out(json.loads(post), context)
        return 201, post

    async def _fan_out(self, post, context):
        span, error = self._collector.begin(context, "fan-out", "producer"), DROPPED
        message = {"id": f"fan-out of {post}", "post": post, "followers": FOLLOWERS}
        put = {"message": message, "producer": span.context.span}
        try:
            await self._calls.call(self._queue, span.context, "POST", "/put", json.dumps(put).encode())
            error = None
        except ConnectionRefusedError:
            error = REFUSED
            raise
        finally:
            self._collector.end(span, error)


class IdentityCache:
    """Whose token it is."""

    async def serve(self, headers: dict, body: bytes, context: Context) -> tuple[int, bytes]:
        user = TOKENS.get(json.loads(body))
        return (200 if user else 401), json.dumps(user).encode()


class Database:
    """A table of posts in SQLite. A key that was there before makes no second row."""

    def __init__(self):
        self._open = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        self._open.execute("CREATE TABLE posts (number INTEGER PRIMARY KEY, key TEXT UNIQUE, user TEXT, text TEXT)")

    async def serve(self, headers: dict, body: bytes, context: Context) -> tuple[int, bytes]:
        row = json.loads(body)
        values = (row["key"], row["user"], row["text"])
        self._open.execute("INSERT INTO posts (key, user, text) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", values)
        where = "key = ?" if row["key"] else "number = last_insert_rowid()"
        found = self._open.execute(f"SELECT number FROM posts WHERE {where}", values[: bool(row["key"])])
        return 201, json.dumps(f"p{found.fetchone()[0]}").encode()

    def posts(self) -> list[tuple]:
        """``(number, user, text)`` of each row."""
        return self._open.execute("SELECT number, user, text FROM posts ORDER BY number").fetchall()

    def close(self) -> None:
        self._open.close()

"""What runs behind a deployment's addresses: edges, origins and services as web applications, pools as a queue."""

import asyncio
from collections import deque
from itertools import repeat

from course.lab.http._codings import compress

# Ways to compare an origin that asks with one that is allowed; all but the first were seen in the wild.
COMPARED = {
    "whole": lambda asks, named: named in ("*", asks),
    "begin": str.startswith,
    "end": lambda asks, named: asks.endswith(named.split("://")[-1]),
}
LEVELS = {"br": 4, "gzip": 6}
BODY = b"function buy(what) { return fetch('/orders', { method: 'POST', body: what }); }\n" * 40


class OriginApp:
    """Pages, their compression and whom CORS lets read, as what runs there has it."""

    def __init__(self, runs: dict, name: str):
        self._pages, self._server = runs["pages"], runs["origins"][name]

    async def __call__(self, scope, receive, send):
        await whole(receive)
        asked = {name.decode().lower(): value.decode("latin-1") for name, value in scope["headers"]}
        if scope["path"] not in self._pages:
            return await answer(send, 404, [], b"there is nothing here\n")
        fields, body = [], BODY
        if self._pages[scope["path"]] == "compress":
            fields, body = self._compressed(scope["path"], asked.get("accept-encoding", ""))
        await answer(send, 200, merged(fields + self._shared(scope["path"], asked.get("origin"))), body)

    def _compressed(self, path, accepted):
        here = self._at(path)
        offered = {part.partition(";")[0].strip() for part in accepted.lower().split(",")}
        best = [coding for coding in here["codings"] if coding in offered]
        fields = [("content-encoding", coding) for coding in best[:1]]
        skipped = "plain" if best else "coded"
        if here["vary"] and here.get("varies") != skipped:
            fields.append(("vary", here["vary"]))
        return fields, compress(BODY, best[0], LEVELS[best[0]]) if best else BODY

    def _shared(self, path, origin):
        cors = self._at(path)["cors"]
        if not cors["credentials"] and "*" in cors["origins"]:
            return [("access-control-allow-origin", "*")]
        fields = [("vary", "Origin")]
        if origin is not None and any(map(COMPARED[cors.get("compares", "whole")], repeat(origin), cors["origins"])):
            fields.append(("access-control-allow-origin", origin))
            if cors["credentials"]:
                fields.append(("access-control-allow-credentials", "true"))
        return fields

    def _at(self, path):
        return self._server | self._server.get("at", {}).get(path, {})


class ServiceApp:
    """An internal service, which keeps connections or says with each answer that it closes (RFC 9112 §9.6)."""

    def __init__(self, keep_alive: bool):
        self._fields = [] if keep_alive else [("connection", "close")]

    async def __call__(self, scope, receive, send):
        await whole(receive)
        await answer(send, 200, self._fields, b"ok\n")


class EdgeApp:
    """Passes requests on to an origin, and says by Via (RFC 9110 §7.6.3) who did."""

    def __init__(self, name: str, port: int):
        self._name, self._port = name, port

    async def __call__(self, scope, receive, send):
        await whole(receive)
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        try:
            target = scope["raw_path"].decode() if scope.get("raw_path") else scope["path"]
            writer.write(f"GET {target} HTTP/1.1\r\nhost: origin\r\nconnection: close\r\n\r\n".encode())
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            body = await reader.read()
        finally:
            writer.close()
        fields = [tuple(line.lower().split(": ", 1)) for line in head[1:] if ": " in line]
        passed = [field for field in fields if field[0] in ("vary", "content-encoding")]
        await answer(send, int(head[0].split()[1]), [*passed, ("via", f"1.1 {self._name}")], body)


class Pool(asyncio.Protocol):
    """One client of a pool: at once it is told that it holds a connection, waits, or is refused."""

    def __init__(self, shared: "Shared"):
        self._shared = shared

    def connection_made(self, transport):
        self.transport = transport
        self._shared.arrive(self)

    def connection_lost(self, _):
        self._shared.leave(self)

    def told(self, word: str):
        if not self.transport.is_closing():
            self.transport.write(word.encode() + b"\n")


class Shared:
    """Connections to the database, and the queue of those who wait for one."""

    def __init__(self, size, waiting, database_port):
        self._size, self._waiting, self._database = size, waiting, database_port
        self._held, self._queue, self._opening = {}, deque(), set()

    def arrive(self, client):
        if self._size is None or len(self._held) < self._size:
            self._held[client] = None
            self._open(client)
        elif self._waiting is None or len(self._queue) < self._waiting:
            self._queue.append(client)
            client.told("waits")
        else:
            client.told("refused")
            client.transport.close()

    def leave(self, client):
        if client in self._queue:
            self._queue.remove(client)
        if client not in self._held:
            return
        connection = self._held.pop(client)
        if connection:
            connection.close()
        if self._queue:
            following = self._queue.popleft()
            self._held[following] = None
            self._open(following)

    def close(self):
        """Whoever leaves from now on has no successor."""
        for connection in filter(None, self._held.values()):
            connection.close()
        self._size = self._waiting = 0
        self._held.clear()
        self._queue.clear()

    def _open(self, client):
        task = asyncio.get_running_loop().create_task(self._connect(client))
        self._opening.add(task)
        task.add_done_callback(self._opening.discard)

    async def _connect(self, client):
        _, writer = await asyncio.open_connection("127.0.0.1", self._database)
        if client in self._held:
            self._held[client] = writer
            client.told("holds")
        else:
            writer.close()


class Database(asyncio.Protocol):
    """A database that counts who is connected."""

    def __init__(self, connected: set):
        self._connected = connected

    def connection_made(self, transport):
        self.transport = transport
        self._connected.add(transport)

    def connection_lost(self, _):
        self._connected.discard(self.transport)


def merged(fields):
    """Fields of one name in one line (RFC 9110 §5.3)."""
    lines = {}
    for name, value in fields:
        lines[name] = f"{lines[name]}, {value}" if name in lines else value
    return [*lines.items()]


async def answer(send, status, fields, body):
    fields = [*fields, ("content-length", str(len(body)))]
    headers = [(name.encode(), value.encode("latin-1")) for name, value in fields]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def whole(receive):
    """Until the request has arrived: an HTTP/2 client whose body is not read runs into its window."""
    while (event := await receive())["type"] == "http.request" and event["more_body"]:
        pass

"""All parts of a `Journey`, in the loop's thread: built, opened, clicked through, closed."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module

from course.lab.tls._contexts import client_context, offer, server_context
from course.lab.tls._pki import Authorities
from course.lab.trace import _services as services
from course.lab.trace._browser import NAME, Browser
from course.lab.trace._calls import Calls
from course.lab.trace._part import Part
from course.lab.trace._queue import Queue
from course.lab.trace._resolver import Resolver
from course.lab.trace._spans import Collector
from course.lab.trace._worker import Timelines, Worker

NEAR = 1  # ms in each direction, where nothing else was said
HOSTS, WORKERS = ("api-a", "api-b"), ("worker-1", "worker-2")


class Stage:
    """What a `Journey` has running. ``failed`` is told of what ``next_host`` and ``work`` raise."""

    def __init__(self, seed: int, delays: dict, next_host: Callable | None, work: Callable, failed: Callable):
        self.collector, self.parts, self.requests, self.last = Collector(seed), {}, [], None
        self._delays, self._lines = delays, []
        server, client = _tls()
        self._build(next_host or services.first_host, work, failed, server)
        self._resolver = Resolver(delays["resolver"])
        self.browser = Browser(self.collector, self.parts["edge"], self._resolver.ask, client)

    def _build(self, next_host, work, failed, tls):
        self.timelines, self.database = Timelines(), services.Database()
        timelines = self._add("timelines", self.timelines)
        self.queue = Queue(self.collector, self._calls())
        queue = self._add("queue", self.queue)
        for name in WORKERS:
            worker = Worker(work, self._calls(queue, timelines), queue, timelines, failed)
            worker.part = self._add(name, worker, traces=False)
            self.queue.workers.append(worker.part)
        behind = self._add("cache", services.IdentityCache()), self._add("db", self.database), queue
        hosts = [self._add(name, services.Api(self._calls(*behind), self.collector, *behind)) for name in HOSTS]
        self.balancer = services.Balancer(self._calls(*hosts), hosts, next_host, failed)
        balancer = self._add("balancer", self.balancer)
        self._add("edge", services.Edge(self._calls(balancer), balancer), tls=tls)

    def _add(self, name, service, **options):
        part = Part(name, service.serve, self.collector, self._delays.get(name, NEAR), **options)
        self.parts[name] = part
        return part

    def _calls(self, *parts):
        """Calls of one part; to ``parts`` it is connected before the first click."""
        self._lines.append((Calls(self.collector), parts))
        return self._lines[-1][0]

    async def open(self) -> None:
        self._resolver.open()
        for part in self.parts.values():
            await part.open()
        await asyncio.gather(*(calls.connect(part) for calls, parts in self._lines for part in parts))
        await self.browser.look_up()  # dnspython loads what it needs for a first answer

    async def click(self, body: bytes, headers: dict) -> int | None:
        started = datetime.now(UTC).isoformat(timespec="milliseconds")
        click = self.collector.click("click")
        self.last = click.context.trace
        status = await self.browser.request(click.context, "POST", "/posts", body, headers)
        self.collector.end(click)
        told = {"method": "POST", "url": f"https://{NAME}/posts", "headers": headers, "body": body.decode()}
        self.requests.append({"started": started, "status": status or 0} | told)
        return status

    async def settle(self) -> None:
        """Until nothing goes on any more."""
        while under_way := self.queue.tasks | {task for part in self.parts.values() for task in part.tasks}:
            await asyncio.wait(under_way)

    def close(self) -> None:
        for part in self.parts.values():
            part.kill()
        for calls, _ in self._lines:
            calls.close()
        self.browser.close()
        self.database.close()

    def release(self) -> None:
        """What has threads of its own, after the loop has ended."""
        self._resolver.close()


def _tls():
    """What the edge and the browser are made of: TLS 1.3 and HTTP/2 only."""
    import_module("aioquic.tls")  # which reads a ClientHello: a tenth of a second, that the first click would show
    authorities = Authorities()
    server, client = server_context(authorities.chain(NAME), ("TLSv1.3",)), client_context(authorities.ca_pem)
    offer(server, ["h2"])
    client.set_alpn_protocols(["h2"])
    return server, client

"""The servers of a deployment, started at once, on ports that the system chooses."""

import asyncio
import datetime
import ssl
import warnings
from functools import partial
from itertools import cycle

from course.lab.base._background import Background
from course.lab.deployment._model import spoken
from course.lab.deployment._servers import Database, EdgeApp, OriginApp, Pool, ServiceApp, Shared
from course.lab.dns._internet import Internet
from course.lab.http._server import OriginServer
from course.lab.tls._alerting import secured
from course.lab.tls._certificates import below, issue, key_pem, pem, root
from course.lab.tls._contexts import VERSIONS, offer, server_context
from course.lab.tls._pki import ELSEWHERE, Chain

DAY = datetime.timedelta(days=1)
BEGUN = 90 * DAY  # so long ago certificates began to hold
SPARE = datetime.timedelta(hours=1)  # a certificate with so many whole days left has them until the test is over


class Machines:
    """All that runs.

    ``ports`` are by place and address, ``outside`` by the addresses that packets from outside reach; ``resolver_at``
    has the address of the resolver that clients at a vantage ask.
    """

    def __init__(self, runs: dict, is_private):
        self.runs, self.ports, self.outside, self.connected = runs, {}, {}, set()
        self._root = root("Shop Root")
        self._issuer = below(self._root, "Shop CA")
        self._stranger = below(root("Nobody's Root"), "Nobody's CA")
        self.ca_pem = pem(self._root.certificate)
        self._background, self._listening, self._webs = Background(), [], []
        self._pools = []
        self.resolvers = self._named()
        try:
            self._background.call(self._open(is_private))
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self.resolvers.__exit__()
        self._background.stop(self._close)

    async def _open(self, is_private):
        for name, told in self.runs["origins"].items():
            await self._inside(name, told, is_private, await self._web(OriginApp(self.runs, name)))
        for name, told in self.runs["services"].items():
            await self._inside(name, told, is_private, await self._web(ServiceApp(told["keep_alive"])))
        database = await self._listen(lambda: Database(self.connected))
        for name, told in self.runs["pools"].items():
            self._pools.append(Shared(told["size"], told["waiting"], database))
            await self._inside(name, told, is_private, await self._listen(partial(Pool, self._pools[-1])))
        origins = cycle(self.ports[name, told["address"]] for name, told in self.runs["origins"].items())
        for name, told in self.runs["edges"].items():
            for address in told["addresses"]:
                port = await self._edge(name, spoken(told, address), next(origins))
                self.ports[name, address] = self.outside[address] = port

    async def _inside(self, name, told, is_private, port):
        self.ports[name, told["address"]] = port
        if told.get("open", not is_private(told["address"])):
            self.outside[told["address"]] = port

    async def _web(self, app):
        web = OriginServer(app, dated=True)
        self._webs.append(web)
        return await web.open()

    async def _edge(self, name, told, origin_port):
        web = OriginServer(EdgeApp(name, origin_port), dated=True)
        self._webs.append(web)
        if not told["versions"]:
            return await self._listen(Refusing)
        context = server_context(self._chain(told), sorted(told["versions"]))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            for version in set(VERSIONS) - set(told["versions"]):
                context.options |= getattr(ssl, f"OP_NO_{VERSIONS[version]}")
        if told["protocols"]:
            offer(context, told["protocols"])
        return await self._listen(secured(web._streams, context, web._handshakes))

    def _chain(self, told):
        issuer = self._stranger if told["chain"] == "unknown-issuer" else self._issuer
        shown = ELSEWHERE if told["chain"] == "wrong-host" else self.runs["host"]
        now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
        leaf = issue(issuer, shown, (shown,), now - BEGUN, now + told["days"] * DAY + SPARE)
        above = () if told["chain"] == "missing-intermediate" else issuer.chain
        return Chain(b"".join(pem(one) for one in (leaf.certificate, *above)), key_pem(leaf.key))

    async def _listen(self, protocol):
        server = await asyncio.get_running_loop().create_server(protocol, "127.0.0.1", 0)
        self._listening.append(server)
        return server.sockets[0].getsockname()[1]

    def _close(self):
        for server in self._listening:
            server.close()
        for web in self._webs:
            web.close()
        for pool in self._pools:
            pool.close()
        for transport in list(self.connected):
            transport.abort()

    def _named(self):
        """A resolver for each vantage, which answers with what GeoDNS shows there."""
        internet, self.resolver_at = Internet(world=None), {}
        vantages = [edge["near"] for edge in self.runs["edges"].values()]
        for n, vantage in enumerate(vantages, start=53):
            self.resolver_at[vantage] = f"192.0.2.{n}"
            zones = [(f"{name}.", self._zone(name, vantage)) for name in self.runs["dns"]]
            internet.name_server(f"resolver-{vantage}", self.resolver_at[vantage], zones)
        return internet.__enter__()

    def _zone(self, name, vantage):
        record, edges = self.runs["dns"][name], self.runs["edges"]
        near = next((edge for edge in edges.values() if edge["near"] == vantage), None)
        shown = near if near and record["entry"] == "geo" else next(iter(edges.values()))
        begin = (
            f"$ORIGIN {name}.\n$TTL {record['ttl_s']}\n@ SOA ns. admin. 1 3600 600 86400 {record['ttl_s']}\n@ NS ns.\n"
        )
        return begin + "".join(f"@ {'AAAA' if ':' in one else 'A'} {one}\n" for one in shown["addresses"])


class Refusing(asyncio.Protocol):
    """A machine that refuses every handshake."""

    def connection_made(self, transport):
        transport.close()

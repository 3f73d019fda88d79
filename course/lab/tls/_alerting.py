"""TLS on asyncio's transports for servers that say goodbye: where a handshake fails, its alert leaves."""

import asyncio
import ssl
from asyncio.sslproto import SSLProtocol
from collections.abc import Callable


def secured(
    protocol: Callable[[], asyncio.Protocol], context: ssl.SSLContext, under_way: set[asyncio.Transport]
) -> Callable[[], asyncio.Protocol]:
    """What a listener that knows no TLS makes of each connection, so that ``protocol`` has TLS below it.

    ``under_way`` holds the connections whose handshake has neither succeeded nor failed: who stops aborts them.
    """
    return lambda: Alerting(under_way, asyncio.get_running_loop(), protocol(), context, None, server_side=True)


class Alerting(SSLProtocol):
    """asyncio closes a connection whose handshake has failed with OpenSSL's alert still unsent."""

    def __init__(self, under_way, *args, **options):
        super().__init__(*args, **options)
        self._under_way = under_way

    def connection_made(self, transport):
        self._under_way.add(transport)
        super().connection_made(transport)

    def connection_lost(self, error):
        self._under_way.discard(self._transport)
        super().connection_lost(error)

    def _on_handshake_complete(self, error):
        self._under_way.discard(self._transport)
        if error is not None:
            self._process_outgoing()
        super()._on_handshake_complete(error)

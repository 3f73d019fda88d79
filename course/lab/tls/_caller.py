"""`Caller`: a TLS client that calls a server of the student's, and keeps what it was told."""

import socket
from threading import Thread

from course.lab.base._errors import LabError
from course.lab.base._log import Log
from course.lab.tls._events import Heard
from course.lab.tls._pki import Chain

WAIT = 10  # seconds for a server that does not answer


class Caller:
    """Connects to ``host`` at 127.0.0.1 as soon as ``ready`` is called with a port, and shows ``chain`` if it has one.

        caller = Caller("www.shop.test", authorities.ca_pem, authorities.chain("orders.test", client="orders"))
        serve(..., caller.ready)
        caller.heard()                  # what the server said; b"" if it refused

    It sends nothing, and reads until the server closes.
    """

    def __init__(self, host: str, ca_pem: bytes, chain: Chain | None = None):
        from course.lab.tls._contexts import client_context

        self._host, self._said, self._calls = host, b"", []
        self._log = Log(1)
        self._context = client_context(ca_pem, chain)

    def ready(self, port: int) -> None:
        """Call 127.0.0.1 at ``port``, now and in the background. Raises LabError the second time."""
        if self._calls:
            raise LabError("ready is called once, when the server listens")
        self._calls.append(Thread(target=self._call, args=[port], daemon=True))
        self._calls[0].start()

    ready.logged = True  # the port is another one each time

    def heard(self) -> bytes:
        """Wait for the end of the call; what the server said. Raises LabError if nobody called `ready`."""
        if not self._calls:
            raise LabError("nobody has called ready")
        self._calls[0].join()
        self._log.add(Heard, server=self._host, received=self._said)
        return self._said

    def _call(self, port):
        try:
            with (
                socket.create_connection(("127.0.0.1", port), timeout=WAIT) as plain,
                self._context.wrap_socket(plain, server_hostname=self._host) as tls,
            ):
                self._said = b"".join(iter(lambda: tls.recv(4096), b""))
        except OSError:
            pass  # refused, in the handshake or, as TLS 1.3 has it, after the client's part of it

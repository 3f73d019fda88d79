"""A client's connection to one site of a `LiveWeb`, which sends what it is told and nothing else."""

import http.client
import socket

from course.lab.base._errors import LabError
from course.lab.browser._urls import Url
from course.lab.tls._contexts import client_context

WAIT = 10  # seconds for an answer


class Call:
    """HTTP/1.1 to 127.0.0.1 at ``port``, in the name of ``url``'s host; over TLS if there is somebody to trust."""

    def __init__(self, url: Url, port: int, ca_pem: bytes):
        self._authority = url.origin.partition("://")[2]
        self._connection = http.client.HTTPConnection(url.host, timeout=WAIT)
        plain = socket.create_connection(("127.0.0.1", port), timeout=WAIT)
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._connection.sock = client_context(ca_pem).wrap_socket(plain, server_hostname=url.host) if ca_pem else plain

    def exchange(self, method: str, target: str, headers: list[tuple[str, str]], body: bytes) -> dict:
        connection = self._connection
        try:
            connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
            connection.putheader("host", self._authority)
            for name, value in headers:
                connection.putheader(name, value.encode("latin-1"))
            if body or method in ("POST", "PUT", "PATCH"):
                connection.putheader("content-length", str(len(body)))
            connection.endheaders(body or None)
            with connection.getresponse() as answer:
                given = [(name.lower(), value) for name, value in answer.getheaders()]
                return {"status": answer.status, "headers": given, "body": answer.read()}
        except (OSError, http.client.HTTPException) as error:
            raise LabError(f"no answer from {self._authority}: {error}") from None

    def close(self) -> None:
        self._connection.close()

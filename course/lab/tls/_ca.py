"""A certificate authority for one run, and TLS contexts that trust it and nobody else."""

import ssl
from collections.abc import Iterable

import trustme

from course.lab.tls._contexts import offer

# Real clients reach a server at its loopback address and may check the certificate against that.
LOOPBACK = ("127.0.0.1", "::1", "localhost")


class Certificates:
    """Issues one certificate per host."""

    def __init__(self):
        self._ca = trustme.CA(organization_name="course lab")
        self._issued = {}  # by the host's name
        self._clients = {}  # by ALPN

    @property
    def ca_pem(self) -> bytes:
        return self._ca.cert_pem.bytes()

    def server(self, name: str, addresses: Iterable[str], alpn: str) -> ssl.SSLContext:
        """For the host ``name``; its certificate holds for ``addresses`` too."""
        if name not in self._issued:
            self._issued[name] = self._ca.issue_cert(name, *addresses, *LOOPBACK)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._issued[name].configure_cert(context)
        offer(context, [alpn])
        return context

    def client(self, alpn: str) -> ssl.SSLContext:
        if alpn not in self._clients:
            context = self._clients[alpn] = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            self._ca.configure_trust(context)
            context.set_alpn_protocols([alpn])
        return self._clients[alpn]

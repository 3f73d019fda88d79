"""TLS contexts for the lab's servers, of an exact range of versions, and for its clients."""

import ssl
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path
from weakref import WeakKeyDictionary

from course.lab.tls._pki import Chain

HANDSHAKE, CLIENT_HELLO = 22, 1
NO_APPLICATION_PROTOCOL = 120  # the alert of RFC 7301 §3.2
VERSIONS = {"TLSv1.0": "TLSv1", "TLSv1.1": "TLSv1_1", "TLSv1.2": "TLSv1_2", "TLSv1.3": "TLSv1_3"}


def server_context(chain: Chain, versions=("TLSv1.2", "TLSv1.3")) -> ssl.SSLContext:
    """What a server that shows ``chain`` and speaks ``versions``, and nothing between them, is made of."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    limit(context, versions)
    load(context, chain)
    return context


def client_context(ca_pem: bytes, chain: Chain | None = None) -> ssl.SSLContext:
    """What a client is made of that trusts ``ca_pem`` alone, and shows ``chain`` where it is asked for one."""
    context = ssl.create_default_context(cadata=ca_pem.decode())
    if chain is not None:
        load(context, chain)
    return context


def limit(context: ssl.SSLContext, versions) -> None:
    """Let ``context`` speak ``versions`` only; also those that OpenSSL no longer speaks by itself."""
    low, high = min(versions), max(versions)
    if low < "TLSv1.2":
        context.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        # First as wide as can be: no moment must come at which the lower limit is above the upper one.
        context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
        context.maximum_version = ssl.TLSVersion[VERSIONS[high]]
        context.minimum_version = ssl.TLSVersion[VERSIONS[low]]


def offer(context: ssl.SSLContext, protocols: Sequence[str]) -> None:
    """Let a server's ``context`` agree with clients on one of ``protocols``, the best first (ALPN, RFC 7301).

    Who names others only gets an alert (§3.2): the module ssl by itself would go on as if nothing had been asked.
    """
    hellos = WeakKeyDictionary()

    def keep(connection, direction, version, content, kind, data):
        if (direction, content, kind) == ("read", HANDSHAKE, CLIENT_HELLO):
            hellos[connection] = data

    def refuse(connection, host, _):  # called with or without SNI, before a protocol is chosen
        named = _named_protocols(hellos.pop(connection))
        return NO_APPLICATION_PROTOCOL if named and not set(named) & set(protocols) else None

    context.set_alpn_protocols(protocols)
    context._msg_callback = keep
    context.sni_callback = refuse


def _named_protocols(hello: bytes) -> list[str]:
    """Those that a ClientHello asks for; none if it has no such extension, or is of a TLS that OpenSSL will refuse."""
    from aioquic import tls
    from aioquic.buffer import Buffer

    try:
        return tls.pull_client_hello(Buffer(data=hello)).alpn_protocols or []
    except (tls.Alert, ValueError):
        return []


def load(context: ssl.SSLContext, chain: Chain) -> None:
    """Give ``context`` a chain and its key. ``ssl`` reads both from files only."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "chain.pem")
        path.write_bytes(chain.key + chain.pem)
        context.load_cert_chain(path)

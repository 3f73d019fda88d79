"""TLS contexts for the lab's servers, of an exact range of versions, and for its clients."""

import ssl
import tempfile
import warnings
from pathlib import Path

from course.lab.tls._pki import Chain

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


def load(context: ssl.SSLContext, chain: Chain) -> None:
    """Give ``context`` a chain and its key. ``ssl`` reads both from files only."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "chain.pem")
        path.write_bytes(chain.key + chain.pem)
        context.load_cert_chain(path)

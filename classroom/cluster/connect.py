"""The way to a scheduler: by TLS, with certificates of our own, or not at all."""

import logging
import warnings
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from classroom.cluster.certificates import own
from classroom.cluster.executor import Cluster
from classroom.errors import CourseError

PORT = 8786  # where Dask's scheduler listens unless it is told otherwise
PATIENCE = "120s"  # with a scheduler that is busy, and takes no message meanwhile
OPEN = (
    "{address} is refused: whoever reaches the port of a scheduler without TLS runs code as you. Make certificates "
    "with classroom certificates, start scheduler and workers with them, and give tls://HOST:{port}"
)


def checked(address: str) -> str:
    """The address with its port; `CourseError` for anything but ``tls://HOST[:PORT]``."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port or PORT
    except ValueError:
        host = port = None
    if host and port and parts.scheme != "tls":
        raise CourseError(OPEN.format(address=address, port=port))
    if not host or not port or parts.path or parts.username:
        raise CourseError(f"--scheduler {address}: write it as tls://HOST:{PORT}")
    return f"tls://{f'[{host}]' if ':' in host else host}:{port}"


def connect(address: str, certificates: Path, say: Callable[[str], None]) -> Cluster:
    """The workers of the scheduler at ``address``; `CourseError` where they cannot be reached."""
    address, (authority, certificate, key) = checked(address), own(certificates, "client")
    try:
        import dask
        from distributed import Client, Security
    except ImportError:
        raise CourseError("--scheduler needs Dask, which is not installed: run make cluster") from None
    dask.config.set({"distributed.comm.timeouts.tcp": PATIENCE})
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what is lost is told by us
    files = {"tls_ca_file": str(authority), "tls_client_cert": str(certificate), "tls_client_key": str(key)}
    try:
        with warnings.catch_warnings(action="ignore"):  # of other versions, for which workers are asked
            client = Client(address, security=Security(require_encryption=True, **files), set_as_default=False)
    except OSError as error:
        raise CourseError(
            f"no scheduler answers at {address} to the certificates in {certificates}: start it with those of the same "
            f"folder, and look whether they have expired ({error})"
        ) from None
    return Cluster(client, say)

import base64
import hashlib
import socket
import ssl
import subprocess

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from course.lab import LabError, Sites
from course.lab.tls._contexts import client_context, limit
from tests.tools import needs

REQUEST = b"GET / HTTP/1.1\r\nHost: www.shop.test\r\n\r\n"


@pytest.fixture(scope="module")
def sites():
    with Sites() as sites:
        yield sites


def context_for(sites, chain=None):
    return client_context(sites.ca_pem, chain)


def visit(port, context, host="www.shop.test", session=None):
    """What a client gets for its request, and its session."""
    with (
        socket.create_connection(("127.0.0.1", port), timeout=10) as plain,
        context.wrap_socket(plain, server_hostname=host, session=session) as tls,
    ):
        tls.sendall(REQUEST)
        return b"".join(iter(lambda: tls.recv(4096), b"")), tls.session


def last(sites):
    return sites.visits()[-1]


def test_a_request_is_answered_and_told(sites):
    answer, _ = visit(sites.serve("www.shop.test"), context_for(sites))
    assert answer.endswith(b"\r\n\r\nthis is www.shop.test\n")
    told = last(sites)
    assert (told.server, told.version, told.resumed, told.client) == ("www.shop.test", "TLSv1.3", False, "")
    assert (told.finished, told.received, told.error) == (True, REQUEST, "")


@pytest.mark.parametrize("version", ["TLSv1.2", "TLSv1.3"])
def test_a_session_is_taken_up_again(sites, version):
    port, context = sites.serve("www.shop.test", versions=[version]), context_for(sites)
    _, session = visit(port, context)
    visit(port, context, session=session)
    assert [(told.version, told.resumed) for told in sites.visits()[-2:]] == [(version, False), (version, True)]


@pytest.mark.parametrize("kind", ["expired", "wrong-host", "unknown-issuer", "leaf-as-ca"])
def test_a_client_that_refuses_sends_nothing(sites, kind):
    with pytest.raises(ssl.SSLCertVerificationError):
        visit(sites.serve("www.shop.test", kind=kind), context_for(sites))
    told = last(sites)
    assert told.received == b""
    assert "ALERT" in told.error


def test_old_versions_are_spoken_to_those_who_want_them(sites):
    port = sites.serve("www.shop.test", versions=["TLSv1.1"])
    with pytest.raises(ssl.SSLError):
        visit(port, context_for(sites))
    assert not last(sites).finished
    old = context_for(sites)
    limit(old, ["TLSv1.1"])
    visit(port, old)
    assert last(sites).version == "TLSv1.1"


def test_a_shared_address_shows_the_site_that_is_asked_for(sites):
    port = sites.serve("www.shop.test", shared=True)
    visit(port, context_for(sites))
    with pytest.raises(ssl.SSLCertVerificationError):
        visit(port, context_for(sites), host="other.test")


@pytest.mark.parametrize(("clients", "known", "stranger"), [("ignored", "", ""), ("asked", "orders.test", "")])
def test_clients_may_show_who_they_are(sites, clients, known, stranger):
    port = sites.serve("www.shop.test", clients=clients)
    visit(port, context_for(sites, sites.authorities.chain("orders.test", client="orders")))
    assert last(sites).client == known
    visit(port, context_for(sites))
    assert last(sites).client == stranger


def test_strangers_are_refused_where_certificates_are_required(sites):
    port = sites.serve("www.shop.test", clients="required")
    for chain in (None, sites.authorities.chain("orders.test", client="orders", kind="unknown-issuer")):
        with pytest.raises((ssl.SSLError, ConnectionError)):
            visit(port, context_for(sites, chain))
        assert not last(sites).finished
    visit(port, context_for(sites, sites.authorities.chain("orders.test", client="orders")))
    assert (last(sites).client, last(sites).finished) == ("orders.test", True)


def test_what_is_no_tls_is_told_and_no_harm(sites):
    port = sites.serve("www.shop.test")
    with socket.create_connection(("127.0.0.1", port), timeout=10) as plain:
        plain.sendall(REQUEST)
        while plain.recv(4096):
            pass
    assert (last(sites).finished, last(sites).received) == (False, b"")
    with socket.create_connection(("127.0.0.1", port), timeout=10):
        pass
    assert not last(sites).finished
    visit(port, context_for(sites))


@pytest.mark.parametrize("version", ["TLSv1.2", "TLSv1.3"])
def test_a_client_that_breaks_off_after_the_handshake_is_told_about_too(sites, version):
    port = sites.serve("www.shop.test", versions=[version])
    plain = socket.create_connection(("127.0.0.1", port), timeout=10)
    with context_for(sites).wrap_socket(plain, server_hostname="www.shop.test"):
        pass
    told = last(sites)
    assert (told.finished, told.version, told.received) == (True, version, b"")


def test_everything_sent_is_in_the_visits_at_once(sites):
    """No waiting: half a request counts as soon as it was sent."""
    port = sites.serve("www.shop.test")
    with (
        socket.create_connection(("127.0.0.1", port), timeout=10) as plain,
        context_for(sites).wrap_socket(plain, server_hostname="www.shop.test") as tls,
    ):
        tls.sendall(b"half")
        assert (last(sites).finished, last(sites).received) == (True, b"half")


@needs("curl", package="curl")
def test_curl_agrees(sites, tmp_path):
    ca = tmp_path / "ca.pem"
    ca.write_bytes(sites.ca_pem)
    for kind, code in (("sound", 0), ("expired", 60), ("unknown-issuer", 60), ("wrong-host", 60)):
        port = sites.serve("www.shop.test", kind=kind)
        at = ["--noproxy", "*", "--resolve", f"www.shop.test:{port}:127.0.0.1", "--cacert", ca]
        done = subprocess.run(["curl", "-s", *at, f"https://www.shop.test:{port}/"], capture_output=True, check=False)
        assert done.returncode == code, kind
        assert (last(sites).received != b"") is (code == 0)


@needs("openssl", package="openssl")
@pytest.mark.parametrize(("option", "version"), [("-tls1_2", "TLSv1.2"), ("-tls1_3", "TLSv1.3")])
def test_openssl_agrees_and_resumes(sites, tmp_path, option, version):
    port, kept = sites.serve("www.shop.test"), tmp_path / "session"
    for session in (["-sess_out", kept], ["-sess_in", kept]):
        command = ["openssl", "s_client", option, "-connect", f"127.0.0.1:{port}", "-servername", "www.shop.test"]
        # -ign_eof waits for the answer, and in 1.3 for the tickets that come with it.
        done = subprocess.run([*command, "-ign_eof", *session], input=REQUEST, capture_output=True, check=False)
        assert b"this is www.shop.test" in done.stdout
    assert [(told.version, told.resumed) for told in sites.visits()[-2:]] == [(version, False), (version, True)]


def test_totals_are_those_of_all_visits():
    with Sites() as sites:
        port, context = sites.serve("www.shop.test"), context_for(sites)
        _, session = visit(port, context)
        visit(port, context, session=session)
        with pytest.raises(ssl.SSLCertVerificationError):
            visit(sites.serve("www.shop.test", kind="expired"), context)
        counted = {"connections": 3, "handshakes": 2, "resumptions": 1, "request_bytes": 2 * len(REQUEST)}
        assert sites.totals() == counted


@pytest.mark.parametrize("shared", [False, True])
def test_a_certificate_is_renewed_while_connections_are_open(sites, shared):
    port = sites.serve("www.shop.test", kind="expired", shared=shared)
    with pytest.raises(ssl.SSLCertVerificationError):
        visit(port, context_for(sites))
    sites.renew(port)
    with (
        socket.create_connection(("127.0.0.1", port), timeout=10) as plain,
        context_for(sites).wrap_socket(plain, server_hostname="www.shop.test") as tls,
    ):
        sites.renew(port, sites.authorities.chain("other.test"))
        tls.sendall(REQUEST)
        assert tls.recv(4096).startswith(b"HTTP/1.1 200")
    with pytest.raises(ssl.SSLCertVerificationError):
        visit(port, context_for(sites))


@needs("chromium", package="chromium")
@pytest.mark.parametrize(("pinned", "page"), [(True, True), (False, False)])
def test_a_browser_agrees(sites, tmp_path, pinned, page):
    """Chromium takes no authority from a file, but it takes the hash of a key that is to be trusted."""
    before = len(sites.visits())
    chain = sites.authorities.chain("www.shop.test")
    port = sites.serve("www.shop.test", chain=chain)
    key = x509.load_pem_x509_certificate(chain.pem).public_key()
    spki = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    pin = base64.b64encode(hashlib.sha256(spki).digest()).decode()
    rules = f"MAP www.shop.test 127.0.0.1:{port}, MAP * ~NOTFOUND"
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-proxy-server", f"--user-data-dir={tmp_path}"]
    options += [f"--host-resolver-rules={rules}", *[f"--ignore-certificate-errors-spki-list={pin}"] * pinned]
    done = subprocess.run(
        ["chromium", *options, "--dump-dom", "https://www.shop.test/"], capture_output=True, timeout=120, check=False
    )
    assert (b"this is www.shop.test" in done.stdout) is page
    asked = [one.received.startswith(b"GET / HTTP/1.1\r\nHost: www.shop.test") for one in sites.visits()[before:]]
    assert any(asked) is page


def test_what_cannot_be_meant_is_refused(sites):
    with pytest.raises(ValueError, match="clients is one of"):
        sites.serve("www.shop.test", clients="maybe")
    with pytest.raises(LabError, match="with block"):
        Sites().visits()

import socket
import ssl
from contextlib import contextmanager, suppress
from threading import Thread

import pytest

from course.lab import Authorities, Caller, LabError
from course.lab.base._log import listeners
from course.lab.tls._contexts import server_context


@pytest.fixture(scope="module")
def authorities():
    return Authorities()


@contextmanager
def served(chain, words, ca_pem=b""):
    """The port of a server for one call that says ``words``, with ``ca_pem`` to those only whom that vouches for."""
    context = server_context(chain)
    if ca_pem:
        context.load_verify_locations(cadata=ca_pem.decode())
        context.verify_mode = ssl.CERT_REQUIRED

    def serve():
        with suppress(OSError), listening.accept()[0] as plain, context.wrap_socket(plain, server_side=True) as tls:
            tls.sendall(words)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=serve)
        thread.start()
        yield listening.getsockname()[1]
        thread.join()


def test_what_the_server_says_is_heard_and_told(authorities):
    seen = []
    listeners.append(seen.append)
    caller = Caller("www.shop.test", authorities.ca_pem)
    with served(authorities.chain("www.shop.test"), b"hello there") as port:
        caller.ready(port)
        assert caller.heard() == b"hello there"
    listeners.remove(seen.append)
    assert [(event.server, event.received) for event in seen] == [("www.shop.test", b"hello there")]


def test_a_server_that_it_does_not_trust_is_not_heard(authorities):
    caller = Caller("www.shop.test", authorities.ca_pem)
    with served(authorities.chain("www.shop.test", kind="expired"), b"hello") as port:
        caller.ready(port)
        assert caller.heard() == b""


@pytest.mark.parametrize("name", ["orders.test", None])
def test_it_shows_its_certificate_if_it_has_one(authorities, name):
    chain = authorities.chain(name, client=name) if name else None
    caller = Caller("www.shop.test", authorities.ca_pem, chain)
    with served(authorities.chain("www.shop.test"), b"hello", authorities.ca_pem) as port:
        caller.ready(port)
        assert caller.heard() == (b"hello" if name else b"")


def test_ready_is_for_one_call(authorities):
    caller = Caller("www.shop.test", authorities.ca_pem)
    with pytest.raises(LabError, match="nobody"):
        caller.heard()
    with served(authorities.chain("www.shop.test"), b"") as port:
        caller.ready(port)
        with pytest.raises(LabError, match="once"):
            caller.ready(port)
        assert caller.heard() == b""

"""Early data, as a real client sends it."""

import socket
import subprocess
from threading import Thread

import pytest

from course.lab import Authorities, LabError
from course.lab.tls._early import End, client_context, server_context
from tests.tools import needs

REQUEST = b"GET / HTTP/1.1\r\nHost: www.shop.test\r\n\r\n"


def serve(listening, contexts, early):
    """Take one call for each of ``contexts``, answer, and keep what came as early data."""
    for context in contexts:
        connection, _ = listening.accept()
        with connection:
            end, done = End(context), False
            while not done and (data := connection.recv(4096)):
                end.put(data)
                done = end.step()
                if done:
                    end.write(b"welcome\n")
                connection.sendall(end.take())
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(4096):
                pass
            early.append(end.early)


@pytest.fixture(scope="module")
def chain():
    return Authorities().chain("www.shop.test")


@needs("openssl", package="openssl")
@pytest.mark.parametrize("forgets", [False, True])
def test_openssl_sends_early_data_to_a_server_that_knows_its_ticket(chain, tmp_path, forgets):
    ticket, request, early = tmp_path / "ticket", tmp_path / "request", []
    request.write_bytes(REQUEST)
    first = server_context(chain, 4096)
    contexts = [first, server_context(chain, 4096) if forgets else first]
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=serve, args=[listening, contexts, early])
        thread.start()
        at = ["openssl", "s_client", "-connect", f"127.0.0.1:{listening.getsockname()[1]}", "-tls1_3", "-ign_eof"]
        for options in (["-sess_out", ticket], ["-sess_in", ticket, "-early_data", request]):
            done = subprocess.run([*at, *options], input=b"", capture_output=True, timeout=60, check=False)
            assert b"welcome" in done.stdout
        thread.join()
    assert early == [b"", b"" if forgets else REQUEST]
    assert (b"Early data was rejected" if forgets else b"Early data was accepted") in done.stdout


def test_a_ticket_is_good_for_early_data_once():
    authorities = Authorities()
    server, client = server_context(authorities.chain("www.shop.test"), 4096), client_context(authorities.ca_pem)

    def call(session):
        ends = End(client, "www.shop.test", session), End(server)
        if session:
            ends[0].write(REQUEST, early=True)
        for _ in range(3):
            for one, other in (ends, ends[::-1]):
                one.step()
                other.put(one.take())
        ends[1].write(b"x")
        ends[0].put(ends[1].take())
        ends[0].read()
        return ends[0].session(), ends[1].early

    session, _ = call(None)
    assert [call(session)[1] for _ in range(2)] == [REQUEST, b""]


def test_what_openssl_does_not_do_is_told(chain):
    with pytest.raises(LabError, match="does not send"):
        End(server_context(chain, 0)).write(b"too soon")
    with pytest.raises(LabError, match="does not take"):
        server_context(type(chain)(b"nothing", b"nothing"), 0)

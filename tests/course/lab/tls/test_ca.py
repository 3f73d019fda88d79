import ssl

import pytest

from course.lab.tls._ca import Certificates


@pytest.fixture(scope="module")
def certificates():
    return Certificates()


def handshake(server: ssl.SSLContext, client: ssl.SSLContext, name: str) -> tuple[ssl.SSLObject, ssl.SSLObject]:
    """Both ends after a handshake through memory."""
    up, down = ssl.MemoryBIO(), ssl.MemoryBIO()
    ends = client.wrap_bio(down, up, server_hostname=name), server.wrap_bio(up, down, server_side=True)
    waiting = list(ends)
    while waiting:
        for end in list(waiting):
            try:
                end.do_handshake()
                waiting.remove(end)
            except ssl.SSLWantReadError:
                pass
    return ends


@pytest.mark.parametrize("alpn", ["dot", "h2"])
@pytest.mark.parametrize("name", ["ns.test", "192.0.2.53", "127.0.0.1"])
def test_the_ends_agree_on_host_and_protocol(certificates, alpn, name):
    server = certificates.server("ns.test", ["192.0.2.53"], alpn)
    for end in handshake(server, certificates.client(alpn), name):
        assert end.selected_alpn_protocol() == alpn


def test_another_runs_authority_is_not_trusted(certificates):
    server = certificates.server("ns.test", [], "dot")
    with pytest.raises(ssl.SSLCertVerificationError):
        handshake(server, Certificates().client("dot"), "ns.test")


def test_a_host_keeps_its_certificate(certificates):
    def shown(alpn):
        server = certificates.server("ns.test", ["192.0.2.53"], alpn)
        return handshake(server, certificates.client(alpn), "ns.test")[0].getpeercert(binary_form=True)

    assert shown("dot") == shown("h2")

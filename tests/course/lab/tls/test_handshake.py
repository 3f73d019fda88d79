import pytest

from course.lab import Authorities, LabError, handshake
from course.lab.tls import _early

FULL = "ServerHello, EncryptedExtensions, Certificate, CertificateVerify, Finished"
SEEN = {
    ("TLSv1.2", False, False): [
        ("client", "ClientHello"),
        ("server", "ServerHello, Certificate, ServerKeyExchange, ServerHelloDone"),
        ("client", "ClientKeyExchange, Finished"),
        ("server", "NewSessionTicket, Finished"),
        ("client", "request"),
    ],
    ("TLSv1.2", True, False): [
        ("client", "ClientHello"),
        ("server", "ServerHello, Finished"),
        ("client", "Finished, request"),
    ],
    ("TLSv1.3", False, False): [("client", "ClientHello"), ("server", FULL), ("client", "Finished, request")],
    ("TLSv1.3", True, False): [
        ("client", "ClientHello"),
        ("server", "ServerHello, EncryptedExtensions, Finished"),
        ("client", "Finished, request"),
    ],
    ("TLSv1.3", False, True): [
        ("client", "ClientHello"),
        ("server", "HelloRetryRequest"),
        ("client", "ClientHello"),
        ("server", FULL),
        ("client", "Finished, request"),
    ],
}


@pytest.mark.parametrize("asked", SEEN)
def test_flights_of_each_kind_of_handshake(asked):
    flights = handshake(*asked)
    assert [(flight.sender, flight.messages) for flight in flights] == SEEN[asked]
    assert [flight.n for flight in flights] == list(range(len(flights)))


def test_every_flight_is_whole_records():
    for flight in handshake():
        left = flight.data
        while left:
            assert left[0] in (20, 22, 23)
            left = left[5 + int.from_bytes(left[3:5], "big") :]


@pytest.mark.parametrize(("version", "shown"), [("TLSv1.2", True), ("TLSv1.3", False)])
def test_a_certificate_is_hidden_since_1_3_and_the_asked_name_never(version, shown):
    authorities = Authorities()
    chain = authorities.chain("www.shop.test", "inner.shop.test")
    hello, answer, *_ = handshake(version, chain=chain, ca_pem=authorities.ca_pem)
    assert b"www.shop.test" in hello.data
    assert (b"inner.shop.test" in answer.data) is shown


@pytest.mark.parametrize(("version", "retry"), [("TLSv1.1", False), ("1.3", False), ("TLSv1.2", True)])
def test_what_tls_does_not_have_is_refused(version, retry):
    with pytest.raises(ValueError, match="TLS"):
        handshake(version, retry=retry)


def test_early_data_goes_in_the_first_flight_of_a_resumed_handshake():
    flights = handshake("TLSv1.3", early=True)
    assert [(flight.sender, flight.messages) for flight in flights] == [
        ("client", "ClientHello, request"),
        ("server", "ServerHello, EncryptedExtensions, Finished"),
        ("client", "EndOfEarlyData, Finished"),
    ]
    assert b"GET /" not in flights[0].data


@pytest.mark.parametrize(("version", "retry"), [("TLSv1.2", False), ("TLSv1.3", True)])
def test_early_data_where_there_is_none_is_refused(version, retry):
    with pytest.raises(ValueError, match="early data"):
        handshake(version, retry=retry, early=True)


def test_no_openssl_to_call_is_one_sentence(monkeypatch):
    def none(path):
        raise OSError

    monkeypatch.setattr("course.lab.tls._early.openssl", _early.openssl.__wrapped__)
    monkeypatch.setattr("ctypes.CDLL", none)
    with pytest.raises(LabError, match="can be called"):
        handshake(early=True)

import ssl

import pytest

from course.lab import Authorities, LabError, certificates, handshake
from course.lab._pki import KINDS

REASONS = {
    "expired": "certificate has expired",
    "not-yet-valid": "certificate is not yet valid",
    "wrong-host": "Hostname mismatch",
    "unknown-issuer": "unable to get local issuer certificate",
    "missing-intermediate": "unable to get local issuer certificate",
    "leaf-as-ca": "invalid CA certificate",
}


@pytest.fixture(scope="module")
def authorities():
    return Authorities()


@pytest.mark.parametrize("kind", KINDS)
def test_each_fault_is_what_openssl_calls_it(authorities, kind):
    def tried():
        return handshake(chain=authorities.chain("www.shop.test", kind=kind), ca_pem=authorities.ca_pem)

    if kind == "sound":
        assert len(tried()) == 3
    else:
        with pytest.raises(ssl.SSLCertVerificationError, match=REASONS[kind]):
            tried()


@pytest.mark.parametrize("name", ["192.0.2.10", "2001:db8::10", "*.shop.test"])
def test_addresses_and_wildcards(authorities, name):
    chain = authorities.chain(name)
    host = name.replace("*", "www")
    assert len(handshake(host=host, chain=chain, ca_pem=authorities.ca_pem)) == 3
    assert certificates(chain.pem)[0]["sans"] == [name]


def test_a_name_of_other_letters_is_sent_in_its_ascii_form(authorities):
    name = "bücher.test".encode("idna").decode()
    assert len(handshake(host="bücher.test", chain=authorities.chain(name), ca_pem=authorities.ca_pem)) == 3


def test_a_chain_in_plain_values(authorities):
    leaf, middle = certificates(authorities.chain("www.shop.test", "shop.test").pem)
    (root,) = certificates(authorities.ca_pem)
    assert leaf["sans"] == ["www.shop.test", "shop.test"]
    assert [one["ca"] for one in (leaf, middle, root)] == [False, True, True]
    assert [one["path_length"] for one in (leaf, middle, root)] == [None, 0, None]
    assert (leaf["issuer"], middle["issuer"], root["issuer"]) == (middle["subject"], root["subject"], root["subject"])
    assert leaf["not_after"] - leaf["not_before"] == 90 * 86400
    assert [leaf["signed_by"], middle["signed_by"], root["signed_by"]] == [middle["key"], root["key"], root["key"]]
    assert len({one["key"] for one in (leaf, middle, root)}) == 3


@pytest.mark.parametrize(("kind", "count"), [("sound", 2), ("missing-intermediate", 1), ("leaf-as-ca", 3)])
def test_how_long_chains_are(authorities, kind, count):
    assert len(certificates(authorities.chain("www.shop.test", kind=kind).pem)) == count


def test_another_runs_root_is_another():
    first, second = Authorities(), Authorities()
    with pytest.raises(ssl.SSLCertVerificationError):
        handshake(chain=first.chain("www.shop.test"), ca_pem=second.ca_pem)


def test_what_cannot_be_meant_is_refused(authorities):
    with pytest.raises(ValueError, match="kind is one of"):
        authorities.chain("www.shop.test", kind="broken")
    with pytest.raises(ValueError, match="needs a name"):
        authorities.chain()
    with pytest.raises(LabError, match="no certificates"):
        certificates(b"nothing")

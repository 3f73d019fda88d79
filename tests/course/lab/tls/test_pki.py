import ssl

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from course.lab import Authorities, LabError, certificates, handshake
from course.lab.tls import _certificates
from course.lab.tls._pki import KINDS

USAGES = ["digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement"]
USAGES += ["encipher_only", "decipher_only"]

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
    chain = authorities.chain("bücher.test", "*.straße.test")
    assert certificates(chain.pem)[0]["sans"] == ["xn--bcher-kva.test", "*.xn--strae-oqa.test"]
    for host in ("bücher.test", "www.xn--strae-oqa.test"):
        assert len(handshake(host=host, chain=chain, ca_pem=authorities.ca_pem)) == 3


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


@pytest.mark.parametrize(("signs", "ca"), [(True, True), (False, False), (None, True)])
def test_an_authority_is_one_whose_key_may_sign_certificates(signs, ca):
    extensions = [(x509.BasicConstraints(True, None), True)]
    if signs is not None:
        usage = {**dict.fromkeys(USAGES, False), "crl_sign": True, "key_cert_sign": signs}
        extensions.append((x509.KeyUsage(**usage), True))
    key = ec.generate_private_key(ec.SECP256R1())
    begin, end = _certificates.validity("sound")
    made = _certificates._build("One", "One", key.public_key(), key, begin, end, extensions)
    assert certificates(_certificates.pem(made))[0]["ca"] is ca


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

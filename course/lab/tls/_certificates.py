"""X.509 certificates for one run: made, and told in plain values (RFC 5280)."""

import datetime
import ipaddress
from dataclasses import dataclass

import idna
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

DAY = datetime.timedelta(days=1)
LIFETIME = 90 * DAY


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a key and a certificate, and what stands above that, without the root."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey
    chain: tuple[x509.Certificate, ...]


def root(name):
    key = _key()
    now = _now()
    certificate = _build(name, name, key.public_key(), key, now - 1000 * DAY, now + 1000 * DAY, _ca(None))
    return Holder(certificate, key, ())


def below(issuer, name):
    key, now = _key(), _now()
    signing = issuer.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value
    built = _build(name, signing, key.public_key(), issuer.key, now - 500 * DAY, now + 500 * DAY, _ca(0))
    return Holder(built, key, (built,))


def issue(issuer, common_name, names, begin, end, client=False):
    key = _key()
    signing = issuer.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value
    purpose = ExtendedKeyUsageOID.CLIENT_AUTH if client else ExtendedKeyUsageOID.SERVER_AUTH
    extensions = [(x509.BasicConstraints(False, None), True), (x509.ExtendedKeyUsage([purpose]), False)]
    if names:
        extensions.append((x509.SubjectAlternativeName([_san(name) for name in names]), False))
    certificate = _build(common_name, signing, key.public_key(), issuer.key, begin, end, extensions)
    return Holder(certificate, key, (certificate, *issuer.chain))


def _build(subject, issuer, public_key, signing_key, begin, end, extensions):
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(_name(issuer))
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(end)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signing_key.public_key()), critical=False)
    )
    for extension, critical in extensions:
        builder = builder.add_extension(extension, critical)
    return builder.sign(signing_key, hashes.SHA256())


def _ca(path_length):
    usage = dict.fromkeys(
        [
            "digital_signature",
            "content_commitment",
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "encipher_only",
            "decipher_only",
        ],
        False,
    )
    return [
        (x509.BasicConstraints(True, path_length), True),
        (x509.KeyUsage(**usage, key_cert_sign=True, crl_sign=True), True),
    ]


def validity(kind):
    now = _now()
    return {
        "expired": (now - LIFETIME - DAY, now - DAY),
        "not-yet-valid": (now + DAY, now + DAY + LIFETIME),
    }.get(kind, (now - DAY, now - DAY + LIFETIME))


def _san(name):
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        star, name = ("*.", name[2:]) if name.startswith("*.") else ("", name)
        return x509.DNSName(star + (name if name.isascii() else idna.encode(name, uts46=True).decode()))


def read(pem: bytes) -> list[dict]:
    """See `course.lab.certificates`; raises ValueError for what is no PEM."""
    return [_described(certificate) for certificate in x509.load_pem_x509_certificates(pem)]


def _described(certificate):
    return {
        "subject": _common_name(certificate.subject),
        "issuer": _common_name(certificate.issuer),
        "sans": _sans(certificate),
        "not_before": int(certificate.not_valid_before_utc.timestamp()),
        "not_after": int(certificate.not_valid_after_utc.timestamp()),
        **_constraints(certificate),
        "key": x509.SubjectKeyIdentifier.from_public_key(certificate.public_key()).digest.hex()[:8],
        "signed_by": _signer(certificate),
    }


def _sans(certificate):
    return [str(name.value) for name in _extension(certificate, x509.SubjectAlternativeName) or ()]


def _signer(certificate):
    """The short name of the issuer's key, by the certificate's own word; empty where it does not say."""
    found = _extension(certificate, x509.AuthorityKeyIdentifier)
    return ((found and found.key_identifier) or b"").hex()[:8]


def _constraints(certificate):
    """A CA says so, and if it says what its key is for, that has to include signing certificates (RFC 5280 §6.1.4)."""
    basic, usage = (_extension(certificate, kind) for kind in (x509.BasicConstraints, x509.KeyUsage))
    if basic is None:
        return {"ca": False, "path_length": None}
    return {"ca": basic.ca and (usage is None or usage.key_cert_sign), "path_length": basic.path_length}


def _extension(certificate, kind):
    try:
        return certificate.extensions.get_extension_for_class(kind).value
    except x509.ExtensionNotFound:
        return None


def _common_name(name):
    found = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    return found[0].value if found else ""


def _name(text):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _key():
    return ec.generate_private_key(ec.SECP256R1())


def _now():
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)


def pem(certificate):
    return certificate.public_bytes(serialization.Encoding.PEM)


def key_pem(key):
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )

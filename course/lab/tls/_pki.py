"""Authorities for one run and certificate chains to order, sound or with one fault each."""

from dataclasses import dataclass

from course.lab.base._errors import LabError

KINDS = (
    "sound",
    "expired",
    "not-yet-valid",
    "wrong-host",
    "unknown-issuer",
    "missing-intermediate",
    "leaf-as-ca",
)
ELSEWHERE = "elsewhere.test"  # what a certificate for the wrong host is for


@dataclass(frozen=True, slots=True)
class Chain:
    """Certificates as a server sends them, its own first, and the key of the first; both PEM."""

    pem: bytes
    key: bytes


class Authorities:
    """A root that this run's clients trust, an authority below it, and a root that nobody knows.

        authorities = Authorities()
        authorities.ca_pem                           # what a client trusts
        authorities.chain("www.shop.test")           # for a server
        authorities.chain("www.shop.test", kind="expired")

    Keys are new in each run and never leave it.
    """

    def __init__(self):
        self._root = _made().root("Course Root")
        self._middle = _made().below(self._root, "Course CA 1")

    @property
    def ca_pem(self) -> bytes:
        """The trusted root's certificate, as PEM."""
        return _made().pem(self._root.certificate)

    def chain(self, *names: str, kind: str = "sound", client: str = "") -> Chain:
        """A chain for ``names``: host names, wildcards such as ``"*.shop.test"``, addresses.

        Names in other alphabets stand in certificates in their ASCII form: ``"bücher.test"`` becomes
        ``"xn--bcher-kva.test"`` (IDNA 2008).

        ``kind`` is one of `KINDS`. Kinds other than ``"sound"`` have exactly the fault that they are called
        after: ``"leaf-as-ca"`` is a certificate that was issued with the key of another server's certificate. That
        one is no CA, and it makes the path longer than the authority above it allows: two rules, one fault.
        ``client`` makes it one for a client with that common name, which ``names`` may go with.
        """
        if kind not in KINDS:
            raise ValueError(f"kind is one of {', '.join(KINDS)}, not {kind!r}")
        if not names and not client:
            raise ValueError("a certificate needs a name: chain('www.shop.test')")
        issuer = {"unknown-issuer": self._strange, "leaf-as-ca": self._leaf}.get(kind, lambda: self._middle)()
        shown = (ELSEWHERE,) if kind == "wrong-host" else names
        begin, end = _made().validity(kind)
        leaf = _made().issue(issuer, client or shown[0], shown, begin, end, client=bool(client))
        above = [] if kind == "missing-intermediate" else issuer.chain
        return Chain(b"".join(_made().pem(c) for c in [leaf.certificate, *above]), _made().key_pem(leaf.key))

    def _leaf(self):
        begin, end = _made().validity("sound")
        return _made().issue(self._middle, ELSEWHERE, (ELSEWHERE,), begin, end)

    def _strange(self):
        return _made().below(_made().root("Nobody's Root"), "Nobody's CA 1")


def _made():
    # Loading cryptography costs some 50 ms: only who makes certificates pays for it.
    from course.lab.tls import _certificates

    return _certificates


def certificates(pem: bytes) -> list[dict]:
    """The certificates in ``pem``, in order, each as a dict of plain values.

    ``subject`` and ``issuer`` are common names, ``sans`` the names and addresses that it holds for,
    ``not_before`` and ``not_after`` seconds since 1970, ``ca`` whether it may issue others (it says that it is a CA,
    and that its key may sign certificates, or nothing on its key), ``path_length`` how many authorities may follow
    below it (None: any number). ``key`` stands for the public key and ``signed_by`` for
    the issuer's, as the certificate names it; no signature is checked. Raises LabError for what is no PEM.
    """
    try:
        return _made().read(pem)
    except ValueError as error:
        raise LabError(f"no certificates in PEM: {error}") from None

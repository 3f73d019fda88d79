"""What lesson 5's references say of names, chains and hellos, held against OpenSSL and real programs."""

import random
import ssl
from pathlib import Path

import pytest

from classroom.lesson import Course, tags
from course.lab import Chain, certificates, handshake
from course.lab.tls import _certificates
from course.lab.tls._certificates import LIFETIME

LESSON = "05-tls"
FOLDER = Path(__file__).parent.parent.parent
pytestmark = pytest.mark.lesson(LESSON)
NOW = 1  # days since the sound certificates of the lab began, see `validity`


@pytest.fixture(scope="module")
def answers():
    space = {}
    lesson = Course(FOLDER).lesson(LESSON)
    for cell in lesson.notebook.cells:
        if cell.cell_type == "code" and "setup" in tags(cell):
            exec(cell.source, space)
    for exercise in lesson.exercises:
        exec(exercise.cell.source, space)
    return space


def accepted(host, chain, ca_pem):
    """Whether OpenSSL, as a client, goes on."""
    try:
        handshake(host=host, chain=chain, ca_pem=ca_pem)
    except ssl.SSLCertVerificationError:
        return False
    return True


def chain_of(leaf, *above):
    return Chain(
        b"".join(_certificates.pem(one) for one in (leaf.certificate, *above)), _certificates.key_pem(leaf.key)
    )


def some_name(draw):
    labels = [draw.choice(["a", "b", "www", "xn--bcher-kva", "A"]) for _ in range(draw.randrange(1, 4))]
    return ".".join([*labels, draw.choice(["shop.test", "Shop.TEST", "b.test"])])


def some_san(draw):
    name = some_name(draw)
    first, *rest = name.split(".")
    kinds = [
        name,
        "*." + name,
        ".".join(["*", *rest]),
        ".".join([first + "*", *rest]),
        ".".join([first, "*", *rest[1:]]),
    ]
    return draw.choice([*kinds, f"192.0.2.{draw.randrange(3)}", f"2001:db8::{draw.randrange(3)}"])


def some_host(draw):
    return draw.choice([some_name(draw), some_name(draw), "bücher.shop.test", "192.0.2.1", "2001:DB8:0::1"])


def test_names_match_as_in_openssl(answers):
    draw = random.Random(5)
    root = _certificates.root("Root")
    seen = {True: 0, False: 0}
    for _ in range(150):
        sans = [some_san(draw) for _ in range(3)]
        leaf = _certificates.issue(root, "leaf", sans, *_certificates.validity("sound"))
        told = certificates(_certificates.pem(leaf.certificate))[0]["sans"]
        for host in {some_host(draw) for _ in range(4)} | {san.replace("*", "w") for san in sans}:
            want = accepted(host, chain_of(leaf), _certificates.pem(root.certificate))
            assert answers["names_match"](told, host) is want, (told, host)
            seen[want] += 1
    assert min(seen.values()) > 100


def some_path(draw):
    """A root, authorities below it and a leaf, each sound or not; the leaf, the others, the root."""
    now = _certificates.validity("sound")[0] + NOW * _certificates.DAY
    spans = {"sound": (-1, 1), "expired": (-2, -1), "not-yet-valid": (1, 2)}

    def span():
        begin, end = spans[draw.choice(["sound"] * 12 + ["expired", "not-yet-valid"])]
        return now + begin * LIFETIME, now + end * LIFETIME

    holders, names = [], ["Root"]
    for n in range(draw.randrange(1, 5)):
        own = n > 0 and draw.random() < 0.25  # a CA that vouches for its own new key
        names.append(names[-1] if own else f"CA {n}" if n else "Root")
        key = _certificates._key()
        signer = holders[-1].key if holders else key
        ca = _certificates._ca(None)
        if n and draw.random() < 0.1:
            ca = [(type(ca[0][0])(False, None), True)]
        issuer = names[-2] if holders else "Root"
        made = _certificates._build(names[-1], issuer, key.public_key(), signer, *span(), ca)
        holders.append(_certificates.Holder(made, key, ()))
    leaf = _certificates.issue(holders[-1], "leaf", ["www.shop.test"], *span())
    return leaf, [holder.certificate for holder in holders[1:]], holders[0].certificate, now


def test_chains_are_sound_as_in_openssl(answers):
    draw, seen = random.Random(5280), {}
    for _ in range(300):
        leaf, above, root, now = some_path(draw)
        sent = draw.sample(above, draw.choice([len(above)] * 6 + [max(0, len(above) - 1)]))
        host = draw.choice(["www.shop.test"] * 9 + ["shop.test"])
        chain, ca_pem = chain_of(leaf, *sent), _certificates.pem(root)
        problems = answers["chain_problems"](certificates(chain.pem), host, now.timestamp(), certificates(ca_pem))
        assert accepted(host, chain, ca_pem) is (not problems), problems
        for problem in problems or {"none"}:
            seen[problem] = seen.get(problem, 0) + 1
    assert min(seen.values()) > 5
    assert set(seen) == {
        "none",
        "wrong-host",
        "expired",
        "not-yet-valid",
        "not-a-ca",
        "unknown-issuer",
    }


@pytest.mark.parametrize("program", ["curl", "openssl", "chromium"])
def test_the_name_in_a_recorded_hello_is_read(answers, program):
    hello = (FOLDER / "lessons" / LESSON / "data" / f"{program}.hello").read_bytes()
    assert answers["sni"](hello) == "www.shop.test"

"""serve(chain_pem, key_pem, ca_pem, ready): callers in a row, one a call; what it gave, and what became of each."""

import socket
import ssl
import struct
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

CALLERS = "test_serve_callers"
REFUSED = "A caller without a certificate that `ca_pem` vouches for must be refused **in the handshake**."
NAMED = "It is as in `caller_identity`."
KINDS = {
    "a caller that somebody vouches for": (
        CALLERS,
        "a server for one caller, which has to show a certificate",
        "Listen on a free port of `127.0.0.1`, then call `ready(port)`, once",
        "Only then wait for it: `accept` would wait for ever before.",
        "To the others send `hello ` and their identity",
    ),
    "a caller that speaks one version": (CALLERS, "do the handshake as a server"),
    "several callers in a row": (CALLERS, "Accept one connection"),
    "a certificate with several names": (CALLERS, NAMED),
    "a certificate with an address before its names": (CALLERS, NAMED),
    "callers that another root vouches for": (CALLERS, "`ca_pem` is the root that vouches for callers"),
    "a caller without a certificate": (CALLERS, REFUSED),
    "a certificate out of its time": (CALLERS, REFUSED),
    "a certificate of an authority that does not count": (CALLERS, REFUSED),
    "a chain that does not lead to the root": (CALLERS, REFUSED),
    "a caller that does not trust the server": (CALLERS, "or if the handshake fails for any other reason"),
    "a caller that breaks off, or speaks no TLS": (CALLERS, "or if the handshake fails for any other reason"),
}
ASIDES = (
    "For a caller with a certificate for `orders.test`",
    "In the tests each certificate that `ca_pem` vouches for has a DNS name, and each caller speaks.",
    "A server in use has strangers that connect and stay silent, so it sets a timeout; you may, too.",
)
DRAWS, RESERVE, TELLINGS = 300, 5, 2  # real callers visit in each play
NAMES = ["orders.test", "billing.test", "b7.eu.test", "Orders.test", "*.jobs.test", "a.test"]
BREAKS = ["resets", "hangs up", "HTTP"]
VOUCHED = {"root": "a", "by": "a", "kind": "sound", "names": ["orders.test"], "subject": "somebody"}
VOUCHED |= {"version": "", "does": "listens"}


def draw(rng):
    """Callers in a row, each as it is where it differs from one with a sound certificate."""
    return [drawn(rng) for _ in range(1 if rng.random() < 0.85 else 2)]


def drawn(rng):
    pick, made = rng.choice, VOUCHED | {"root": rng.choice("ab")}
    made["names"] = rng.sample(NAMES, pick([1, 3, 4, 4]))
    if rng.random() < 0.5:
        made["names"].insert(0, pick(["192.0.2.7", "2001:db8::7"]))
    made["by"], made["subject"] = made["root"], pick(["somebody", made["names"][-1]])
    made["version"] = pick(["", "TLSv1_2", "TLSv1_2", "TLSv1_3", "TLSv1_3"])
    chance = rng.random()
    if chance < 0.15:
        made["kind"] = "none"
    elif chance < 0.45:
        made["kind"] = pick(["expired", "not-yet-valid", "unknown-issuer", "missing-intermediate", "leaf-as-ca"])
    elif chance < 0.55:
        made["by"] = "b" if made["root"] == "a" else "a"
    elif chance < 0.75:
        made["does"] = pick([*BREAKS, "distrusts"])
    return {name: value for name, value in made.items() if value != VOUCHED[name]}


def allowed(case):
    return all(any(":" not in name and name[0] not in "0123456789" for name in (VOUCHED | it)["names"]) for it in case)


@cache
def authority(name):
    from course.lab import Authorities

    return Authorities()


@cache
def own_chain():
    return authority("a").chain("www.shop.test")


@cache
def caller_context(by, kind, names, subject, version):
    made = ssl.create_default_context(cadata=authority("a").ca_pem.decode())
    if version:
        made.minimum_version = made.maximum_version = ssl.TLSVersion[version]
    if kind != "none":
        shown = authority(by).chain(*names, kind=kind, client=subject)
        with TemporaryDirectory() as folder:
            file = Path(folder, "shown.pem")
            file.write_bytes(shown.key + shown.pem)
            made.load_cert_chain(file)
    return made


class Visitor:
    """Calls as soon as ``ready`` tells where, looks whether somebody listens elsewhere, too, and goes its own way."""

    def __init__(self, it, patience):
        self.it, self.patience, self.asked = it, patience, 0
        self.elsewhere, self.heard, self.end, self.calling = False, b"", "never called", None

    def ready(self, port):
        self.asked += 1
        if self.asked > 1:
            return
        with suppress(OSError), socket.create_connection(("127.0.0.2", port), timeout=self.patience):
            self.elsewhere = True
        try:
            plain = socket.create_connection(("127.0.0.1", port), timeout=self.patience)
        except OSError:
            self.end = "nobody listens"
            return
        self.calling = Thread(target=self.call, args=[plain], daemon=True)
        self.calling.start()

    def call(self, plain):
        with plain:
            try:
                self.talk(plain)
                self.end = "let in" if self.it["does"] == "listens" else "over"
            except TimeoutError:
                self.end = "stalled"
            except OSError:
                self.end = "refused" if self.it["does"] == "listens" else "over"

    def talk(self, plain):
        it, does = self.it, self.it["does"]
        if does == "resets":
            plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        elif does in BREAKS:
            plain.sendall(b"\x16\x03\x01" if does == "hangs up" else b"GET / HTTP/1.1\r\nHost: www.shop.test\r\n\r\n")
            plain.shutdown(socket.SHUT_WR)
            while plain.recv(65536):
                pass
        else:
            context = caller_context(it["by"], it["kind"], tuple(it["names"]), it["subject"], it["version"])
            host = "www.shop.test" if does == "listens" else "another.test"
            with context.wrap_socket(plain, server_hostname=host) as tls:
                while came := tls.recv(4096):
                    self.heard += came

    def told(self):
        if self.calling:
            self.calling.join()
        return self.asked, self.elsewhere, self.heard, self.end


STALLED = []  # an answer that has let a caller wait, or told none: its next ones wait less


def play(answer, case):
    """Of each caller what the server gave; how often `ready` was called, what the caller heard and how it ended."""
    told, serve, before = [], answer["serve"], socket.getdefaulttimeout()
    for it in (VOUCHED | part for part in case):
        patience = 0.3 if serve in STALLED else 10
        visitor = Visitor(it, patience)
        socket.setdefaulttimeout(patience)
        try:
            got = serve(own_chain().pem, own_chain().key, authority(it["root"]).ca_pem, visitor.ready)
        except Exception as error:
            got = "OSError" if isinstance(error, OSError) else "another exception"
        finally:
            socket.setdefaulttimeout(before)
        seen = visitor.told()
        told.append((got, seen))
        STALLED[:] = [serve] if seen[-1] in ("stalled", "never called") else STALLED
    return told


def kinds(case):
    row = [VOUCHED | part for part in case]
    says = {name: {it[name] for it in row} for name in ("kind", "does", "version")}
    said = {
        "a caller that somebody vouches for": True,
        "a caller that speaks one version": bool(says["version"] - {""}),
        "several callers in a row": len(row) > 1,
        "a certificate with several names": any(len(it["names"]) > 1 for it in row),
        "a certificate with an address before its names": any(it["names"][0][0] in "12" for it in row),
        "callers that another root vouches for": any(it["root"] == "b" for it in row),
        "a caller without a certificate": "none" in says["kind"],
        "a certificate out of its time": bool(says["kind"] & {"expired", "not-yet-valid"}),
        "a certificate of an authority that does not count": "unknown-issuer" in says["kind"]
        or any(it["root"] != it["by"] for it in row),
        "a chain that does not lead to the root": bool(says["kind"] & {"missing-intermediate", "leaf-as-ca"}),
        "a caller that does not trust the server": "distrusts" in says["does"],
        "a caller that breaks off, or speaks no TLS": bool(says["does"] & set(BREAKS)),
    }
    return [kind for kind, so in said.items() if so]

"""fetch(host, port, ca_pem): a row of real servers by script; what each call gave, and what each server saw."""

import socket
import ssl
import struct
import warnings
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

GOOD, SHAKES, CERTIFICATES = "test_fetch_good_servers", "test_fetch_handshakes", "test_fetch_bad_certificates"
NOT_GOOD = 'If its certificate is not good for `host`, return `{"version": None, "error": "certificate"}`.'
KINDS = {
    "a good server": (
        GOOD,
        "ask a server for a page, if it can be trusted.",
        "Connect by TCP to `127.0.0.1` at `port`.",
        "Once the server has proved to be `host`, send",
        "return the version as `ssl` calls it",
    ),
    "a server that speaks one version": (GOOD, "Speak TLS 1.2 or 1.3"),
    "a server that speaks old versions, too": (GOOD, "and no older version"),
    "a server with several sites": (GOOD, "Ask for `host` (SNI): some servers have several sites."),
    "a certificate with a star or several names": (GOOD, "Once the server has proved to be `host`"),
    "a server that asks for your certificate": (GOOD, "which you do not have"),
    "an empty answer, or a long one": (GOOD, "read until the server closes, close,"),
    "several calls": (GOOD, "holds the only root that you trust"),
    "several calls that trust different roots": (GOOD, "holds the only root that you trust"),
    "a server with old versions only": (SHAKES, "such as no common version or a connection that is reset"),
    "a server that breaks off in the handshake": (SHAKES, "If the handshake fails for another reason", "Connect once."),
    "a server that does not speak TLS": (SHAKES, "If the handshake fails for another reason"),
    "a server that requires your certificate": (
        SHAKES,
        "In TLS 1.3 a server can refuse **after** your side of the handshake",
        "You hear of it when you read.",
        'Then give `{"version": None, "error": "handshake"}`, too.',
    ),
    "a certificate out of its time": (CERTIFICATES, NOT_GOOD),
    "a certificate of an authority that is not trusted": (CERTIFICATES, NOT_GOOD, "holds the only root that you trust"),
    "a chain that does not lead to the root": (CERTIFICATES, NOT_GOOD),
    "a certificate for another host": (CERTIFICATES, NOT_GOOD, "the server must not get a byte of the request"),
}
ASIDES = (
    'With `port = sites.serve("www.shop.test")` and `sites.ca_pem`',
    '`fetch("www.shop.test", port, ca_pem)` gives `{"version": "TLSv1.3", "error": None}`.',
    "Your request is under way already: that cannot be helped.",
)
DRAWS, RESERVE = 300, 6
VERSIONS = {"1.0": ssl.TLSVersion.TLSv1, "1.1": ssl.TLSVersion.TLSv1_1}
VERSIONS |= {"1.2": ssl.TLSVersion.TLSv1_2, "1.3": ssl.TLSVersion.TLSv1_3}
HOSTS = ["www.shop.test", "api.shop.test", "Mail.Shop.test", "shop.test", "a.b.shop.test", "www.bank.test"]
SILENT = ["resets", "closes", "alerts", "breaks off", "HTTP", "SSH"]  # what is no handshake from the first byte on
SOUND = {"host": "", "root": "a", "by": "a", "kind": "sound", "names": [], "low": "1.2", "high": "1.3"}
SOUND |= {"clients": "ignored", "shared": False, "does": "answers", "sizes": [40]}


def draw(rng):
    """Servers in a row, each as it is where it differs from a sound one that speaks 1.2 and 1.3."""
    hosts = rng.sample(HOSTS, 2)
    return [drawn(rng, rng.choice([hosts[0], hosts[0], hosts[1]])) for _ in range(rng.choice([1, 1, 1, 1, 1, 2, 2]))]


def drawn(rng, host):
    pick, parent = rng.choice, host.partition(".")[2]
    made = {"host": host, "root": pick("aaab"), "names": pick([[host], [host], [f"*.{parent}"], ["x.test", host]])}
    made["by"], made["kind"] = made["root"], "sound"
    made["low"], made["high"] = pick([("1.2", "1.3")] * 3 + [("1.2", "1.2"), ("1.3", "1.3"), ("1.0", "1.2")])
    made["clients"], made["shared"] = pick(["ignored", "ignored", "asked"]), rng.random() < 0.2
    made["sizes"] = pick([[40], [40], [], [1], [120, 4096, 9], [40_000, 1]])
    if rng.random() < 0.15:
        made["names"] = [name.upper() for name in made["names"]]
    chance = rng.random()
    if chance < 0.14:
        made["low"], made["high"] = pick([("1.1", "1.1"), ("1.0", "1.1")])
    elif chance < 0.32:
        made["does"] = pick(SILENT)
    elif chance < 0.44:
        made["clients"] = "required"
    elif chance < 0.65:
        made["kind"] = pick(["expired", "not-yet-valid", "unknown-issuer", "missing-intermediate", "leaf-as-ca"])
    elif chance < 0.75:
        made["by"] = "b" if made["root"] == "a" else "a"
    elif chance < 0.88:
        wide = f"*.{parent.partition('.')[2]}"
        made["names"] = [pick([f"*.{host}", f"x.{host}", "www.elsewhere.test", parent, wide])]
    return {name: value for name, value in made.items() if value != SOUND.get(name)}


def whole(told):
    """All that is known of a server."""
    made = SOUND | told
    return made | {"names": made["names"] or [made["host"]]}


def allowed(case):
    return all(map(promised, map(whole, case)))


def promised(it):
    """Whether the task says what comes of it: a certificate that is never seen is neither good nor bad."""
    bad = it["kind"] != "sound" or it["root"] != it["by"] or not holds(it["names"], it["host"])
    unseen = it["high"] < "1.2" or it["does"] in SILENT
    several = it["shared"] and it["does"] == "answers" and it["high"] >= "1.2"
    stars = [name.count(".") > 1 for name in it["names"] if name.startswith("*")]
    return not (bad and unseen) and all(stars) and (several or not it["shared"]) and it["names"] != [""]


def holds(names, host):
    host = host.lower()
    return {host, f"*.{host.partition('.')[2]}"} & {name.lower() for name in names}


@cache
def authority(name):
    from course.lab import Authorities

    return Authorities()


@cache
def context_of(by, kind, names, low, high, clients):
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.set_ciphers("ALL:@SECLEVEL=0" if low < "1.2" else "DEFAULT")
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
        made.minimum_version, made.maximum_version = VERSIONS[low], VERSIONS[high]
    chain = authority(by).chain(*names, kind=kind)
    with TemporaryDirectory() as folder:
        file = Path(folder, "chain.pem")
        file.write_bytes(chain.key + chain.pem)
        made.load_cert_chain(file)
    if clients != "ignored":
        made.verify_mode = {"asked": ssl.CERT_OPTIONAL, "required": ssl.CERT_REQUIRED}[clients]
        made.load_verify_locations(cadata=authority("a").ca_pem.decode())
    return made


def chosen(tls, name, _):
    """Called by a handshake that has read the hello: note who is asked for, show that site's certificate."""
    tls.whose.asked = name and name.lower()
    if tls.whose.it["does"] == "alerts":
        return ssl.ALERT_DESCRIPTION_UNRECOGNIZED_NAME
    if tls.whose.asked == tls.whose.it["host"].lower():
        tls.context = tls.whose.wanted


class Connection:
    """One connection to a server: who was asked for, what came inside TLS, and how it ended."""

    def __init__(self, it, plain, patience):
        self.it, self.plain, self.port = it, plain, str(plain.getsockname()[1]).encode()
        self.asked, self.received, self.end = None, b"", "refused"
        self.incoming, self.outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        plain.settimeout(patience)
        self.at_work = Thread(target=self.run, daemon=True)
        self.at_work.start()

    def told(self):
        self.at_work.join()
        return self.asked, self.received.replace(self.port, b"(port)"), self.end

    def run(self):
        with self.plain:
            try:
                self.talk()
            except TimeoutError:
                self.end = "stalled"
            except OSError:
                pass

    def talk(self):
        does, plain = self.it["does"], self.plain
        if does == "SSH":
            plain.sendall(b"SSH-2.0-OpenSSH_9.6\r\n")
        hello = plain.recv(65536)
        if does == "resets":
            return self.reset()
        if does == "HTTP":
            plain.sendall(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")
        if does in ("closes", "HTTP", "SSH"):
            return self.leave()
        self.incoming.write(hello)
        self.tls = self.context().wrap_bio(self.incoming, self.outgoing, server_side=True)
        self.tls.whose = self
        try:
            self.until_done(self.tls.do_handshake)
        except ssl.SSLError:
            return self.leave()
        if does == "breaks off":
            return self.leave()
        self.answer()

    def context(self):
        it = self.it
        features = it["by"], it["kind"], tuple(it["names"]), it["low"], it["high"], it["clients"]
        self.wanted = first = context_of(*features)
        if it["shared"]:
            first = context_of(it["by"], "sound", ("other.test",), *features[3:])
        first.sni_callback = chosen
        return first

    def until_done(self, step, *given):
        while True:
            try:
                return step(*given)
            except ssl.SSLWantReadError:
                sent = self.outgoing.read()
                if self.it["does"] == "breaks off" and sent:
                    self.plain.sendall(sent[:100])
                    return None
                self.plain.sendall(sent)
                came = self.plain.recv(65536)
                self.incoming.write(came) if came else self.incoming.write_eof()
            finally:
                if self.outgoing.pending and self.it["does"] != "breaks off":
                    self.plain.sendall(self.outgoing.read())

    def answer(self):
        """Answer a request that has ended, and see whether the client hears all: who closes too early resets."""
        self.end = "stopped"
        while not (b"\r\n\r\n" in self.received or b"\n\n" in self.received):
            self.received += self.until_done(self.tls.read, 65536)
        for size in self.it["sizes"]:
            self.tls.write(b"HTTP/1.1 200 OK\r\n\r\n" + bytes(size))
        with suppress(ssl.SSLWantReadError):
            self.tls.unwrap()
        self.leave()
        self.end = "heard"

    def leave(self):
        """Say no more, and hear what comes: closing at once would reset the connection."""
        self.plain.sendall(self.outgoing.read())
        self.plain.shutdown(socket.SHUT_WR)
        while self.plain.recv(65536):
            pass

    def reset(self):
        self.plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


class Server:
    """Takes connections until one comes from ``last``: by then all before it have been taken."""

    def __init__(self, it, patience):
        self.it, self.patience, self.came = it, patience, []
        self.listening, self.last = socket.create_server(("127.0.0.1", 0)), socket.socket()
        self.last.bind(("127.0.0.1", 0))
        self.port, self.over = self.listening.getsockname()[1], self.last.getsockname()
        Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            plain, caller = self.listening.accept()
            if caller == self.over:
                return plain.close()
            self.came.append(Connection(self.it, plain, self.patience))

    def seen(self):
        with self.listening, self.last:
            self.last.connect(self.listening.getsockname())
            self.last.recv(1)
        return [connection.told() for connection in self.came]


STALLED = []  # an answer that has let a server wait: its next ones wait less


def play(answer, case):
    """Of each call what it gave, and of each connection to that server what the server saw."""
    told, fetch = [], answer["fetch"]
    for it in map(whole, case):
        server = Server(it, 0.3 if fetch in STALLED else 10)
        try:
            got = fetch(it["host"], server.port, authority(it["root"]).ca_pem)
        except Exception as error:
            got = "OSError" if isinstance(error, OSError) else "another exception"
        seen = server.seen()
        told.append((got, seen))
        STALLED[:] = [fetch] if any(end == "stalled" for *_, end in seen) else STALLED
    return told


def kinds(case):
    row = [whole(told) for told in case]
    says = {name: {it[name] for it in row} for name in SOUND if name not in ("names", "sizes")}
    fine = [it for it in row if it["does"] == "answers" and it["high"] >= "1.2"]
    said = {
        "a good server": True,
        "a server that speaks one version": any(it["low"] == it["high"] >= "1.2" for it in row),
        "a server that speaks old versions, too": any(it["low"] < "1.2" <= it["high"] for it in row),
        "a server with several sites": True in says["shared"],
        "a certificate with a star or several names": any(it["names"] != [it["host"]] for it in fine),
        "a server that asks for your certificate": "asked" in says["clients"],
        "an empty answer, or a long one": any(it["sizes"] != [40] for it in fine),
        "several calls": len(row) > 1,
        "several calls that trust different roots": len(says["root"]) > 1,
        "a server with old versions only": any(it["high"] < "1.2" for it in row),
        "a server that breaks off in the handshake": bool(says["does"] & {"resets", "closes", "alerts", "breaks off"}),
        "a server that does not speak TLS": bool(says["does"] & {"HTTP", "SSH"}),
        "a server that requires your certificate": "required" in says["clients"],
        "a certificate out of its time": bool(says["kind"] & {"expired", "not-yet-valid"}),
        "a certificate of an authority that is not trusted": "unknown-issuer" in says["kind"]
        or any(it["root"] != it["by"] for it in row),
        "a chain that does not lead to the root": bool(says["kind"] & {"missing-intermediate", "leaf-as-ca"}),
        "a certificate for another host": any(not holds(it["names"], it["host"]) for it in row),
    }
    return [kind for kind, so in said.items() if so]

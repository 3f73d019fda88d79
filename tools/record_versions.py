"""Record how Chromium loads the page of lesson 7 over HTTP/1.1, HTTP/2 and HTTP/3, on one link:

    python tools/record_versions.py [FILE]

Writes JSON, by default into the data of lesson 7: for each version what the browser itself says of each object, in ms
since it began (Resource Timing). Needs Debian's chromium.

Chromium speaks HTTP/3 to a private authority on loopback only if the origin is forced to QUIC, the key is pinned and
localhost has an IPv4 address; Alt-Svc alone is not followed there.
"""

import base64
import hashlib
import html
import json
import re
import shutil
import ssl
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from course.lab import Link, PageServer, TcpRelay, UdpRelay

FILE = Path(__file__).resolve().parent.parent / "lessons" / "07-http-versions" / "data" / "browser.json"
DELAY_MS, RATE = 30, 5e6
PATIENCE_S = 60
VERSIONS = {"h1": ["--disable-http2"], "h2": ["--disable-quic"], "h3": []}
USUAL = ["--headless", "--disable-gpu", "--no-sandbox", "--no-first-run", "--disable-background-networking"]
TOLD = re.compile(r'<pre id="told">(.*?)</pre>', re.DOTALL)


def main(file: str | Path = FILE) -> None:
    chromium = shutil.which("chromium") or sys.exit("needs chromium: apt install chromium")
    told = subprocess.check_output([chromium, "--version"], text=True, stderr=subprocess.DEVNULL)
    found = {"browser": " ".join(told.split()[:2]), "delay_ms": DELAY_MS, "rate": RATE}
    with PageServer(seed=7) as server:
        pinned = pin(server)
        for version, flags in VERSIONS.items():
            with behind(server, version) as (_, port):
                found[version] = loaded(chromium, port, pinned, version, flags)
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    Path(file).write_text(json.dumps(found, indent=1) + "\n")
    print(*(f"{version}: {len(found[version])} objects" for version in VERSIONS), sep="\n")


@contextmanager
def behind(server: PageServer, version: str):
    """The address of the server behind a new link."""
    links = Link(DELAY_MS), Link(DELAY_MS, RATE)
    relay = UdpRelay(server.address("h3"), *links) if version == "h3" else TcpRelay(server.address("tls"), *links)
    with relay:
        yield relay.address


def pin(server: PageServer) -> str:
    """The hash of the server's key, as Chromium wants it."""
    server.address("h3")
    shown = x509.load_pem_x509_certificate(ssl.get_server_certificate(server.address("tls")).encode())
    key = shown.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(hashlib.sha256(key).digest()).decode()


def loaded(chromium, port, pinned, version, flags) -> list[dict]:
    """What the browser has to say once all is there."""
    with tempfile.TemporaryDirectory() as profile:
        command = [
            chromium,
            *USUAL,
            *flags,
            *([f"--origin-to-force-quic-on=localhost:{port}"] if version == "h3" else []),
            f"--ignore-certificate-errors-spki-list={pinned}",
            "--host-resolver-rules=MAP localhost 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            f"--user-data-dir={profile}",
            "--dump-dom",
            f"https://localhost:{port}/",
        ]
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    told = TOLD.search(done.stdout)
    if not told or not told[1]:
        sys.exit(f"Chromium did not load the page over {version}: {done.stdout[:300]}\n{done.stderr[-500:]}")
    return [entry(one) for one in json.loads(html.unescape(told[1])) if "/favicon" not in one["name"]]


def entry(one: dict) -> dict:
    """Of all that Resource Timing has, what the lesson draws."""
    connected = one["connectEnd"] - one["connectStart"]
    times = {"start": "startTime", "request": "requestStart", "first": "responseStart", "end": "responseEnd"}
    return {
        "object": "/" + one["name"].rsplit("/", 1)[1],
        "protocol": one["nextHopProtocol"],
        "size": one["encodedBodySize"],
        "connected": round(connected, 1),
        **{name: round(one[key], 1) for name, key in times.items()},
    }


if __name__ == "__main__":
    main(*sys.argv[1:])

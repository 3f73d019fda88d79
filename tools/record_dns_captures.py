"""Record what an observer near a client sees of two look-ups and a visit, over plain DNS, DoT and DoH.

    python tools/record_dns_captures.py [FOLDER]

Writes plain.pcap, dot.pcap and doh.pcap into FOLDER, by default the data of lesson 4. Real software speaks
with real software: dig and curl with the lab's name server and ``openssl s_server``, in a network namespace
of their own in which dumpcap listens. Needs Linux with dig, curl, openssl, dumpcap, ip and unshare, no root.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "lessons" / "04-dns" / "data"
CLIENT, RESOLVER, SITE = "203.0.113.7", "198.51.100.53", "192.0.2.10"
RESOLVER_NAME, SITE_NAME, OTHER_NAME = "resolver.example", "www.shop.test", "jobs.shop.test"
LOOK_UPS = {"plain": [], "dot": ["+tls"], "doh": ["+https"]}
PROGRAMS = ["dig", "curl", "openssl", "dumpcap", "ip", "unshare"]
LARGEST = 20_000  # bytes of one capture
ZONE = f"""
$ORIGIN shop.test.
$TTL 300
@ SOA ns1 hostmaster 2026110101 7200 900 1209600 60
@ NS ns1
ns1 A {RESOLVER}
www A {SITE}
jobs A 192.0.2.11
"""


def main(arguments):
    folder = Path(arguments[0] if arguments else FOLDER).resolve()
    if missing := [program for program in PROGRAMS if shutil.which(program) is None]:
        sys.exit(f"recording needs {', '.join(missing)}, which this system does not have")
    folder.mkdir(parents=True, exist_ok=True)
    alone = ["unshare", "--map-root-user", "--net", sys.executable, __file__, "--alone", str(folder)]
    sys.exit(subprocess.run(alone, check=False).returncode)


def record_all(folder):
    """In a namespace of its own: give lo the addresses, start both servers, record each way once."""
    from course.lab import Internet

    run("ip", "link", "set", "lo", "up")
    for address in (CLIENT, RESOLVER, SITE):
        run("ip", "address", "add", f"{address}/32", "dev", "lo")
    with tempfile.TemporaryDirectory() as scratch, Internet(world=None, bind="as-is") as net:
        net.name_server(RESOLVER_NAME, RESOLVER, [ZONE])
        for over in ("dot", "doh"):
            net.endpoint(RESOLVER, over)
        resolver_ca = Path(scratch, "resolver.pem")
        resolver_ca.write_bytes(net.ca_pem)
        with site(Path(scratch)) as site_ca:
            for name, options in LOOK_UPS.items():
                record(folder / f"{name}.pcap", lambda o=options: visit(o, resolver_ca, site_ca))


def visit(options, resolver_ca, site_ca):
    """Look two names up, then open the site of one of them."""
    secure = [f"+tls-ca={resolver_ca}", f"+tls-hostname={RESOLVER_NAME}"] if options else []
    # The name server does not recurse, so dig must not ask for it: it would warn.
    dig = ["dig", "-b", CLIENT, f"@{RESOLVER}", "+norecurse", "+nocookie", "+short", *options, *secure]
    run(*dig, OTHER_NAME, "A")
    found = run(*dig, SITE_NAME, "A").strip()
    if found != SITE:
        raise RuntimeError(f"dig found {found!r}")
    at = ["--interface", CLIENT, "--resolve", f"{SITE_NAME}:443:{found}", "--cacert", site_ca]
    run("curl", "--silent", "--show-error", "--output", os.devnull, *at, f"https://{SITE_NAME}/")


@contextmanager
def site(scratch):
    """A web site over TLS; gives the certificate of its authority."""
    import trustme

    authority = trustme.CA()
    certificate = authority.issue_cert(SITE_NAME)
    authority.cert_pem.write_to_path(scratch / "site.pem")
    certificate.private_key_and_cert_chain_pem.write_to_path(scratch / "key.pem")
    key = scratch / "key.pem"
    serve = ["openssl", "s_server", "-accept", f"{SITE}:443", "-cert", key, "-key", key, "-www"]
    with subprocess.Popen(serve, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        try:
            wait_for("ACCEPT", server.stdout)
            yield scratch / "site.pem"
        finally:
            server.terminate()


def record(path, act):
    """Write what crosses lo during ``act`` to ``path``."""
    with tempfile.TemporaryDirectory() as scratch:
        draft = Path(scratch, path.name)
        listen = ["dumpcap", "-i", "lo", "-P", "-w", draft, "-f", f"host {CLIENT}"]
        with subprocess.Popen(listen, stderr=subprocess.PIPE, text=True) as listener:
            wait_for("File:", listener.stderr)
            act()
            # The kernel hands packets over in blocks; the last block comes within a second.
            time.sleep(2)
            listener.send_signal(signal.SIGINT)
        found = draft.read_bytes()
    if len(found) > LARGEST:
        raise RuntimeError(f"{path.name} has {len(found)} bytes, more than {LARGEST}")
    path.write_bytes(found)
    print(f"{path}: {len(found)} bytes")


def wait_for(text, stream):
    for line in stream:
        if text in line:
            return
    raise RuntimeError(f"ended before it said {text}")


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=30).stdout


if __name__ == "__main__":
    if sys.argv[1:2] == ["--alone"]:
        record_all(Path(sys.argv[2]))
    else:
        main(sys.argv[1:])

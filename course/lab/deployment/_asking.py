"""The probe's questions to a running deployment: real queries, handshakes, requests and connections."""

import http.client
import socket
import ssl
from contextlib import ExitStack

from course.lab.deployment._machines import Machines
from course.lab.deployment._model import FIELDS, MOST_AT_ONCE
from course.lab.tls._contexts import limit

BACKSTOP = 10  # seconds; every honest outcome is known earlier and without a clock


def resolve(live: Machines, name: str, vantage: str) -> dict | None:
    import dns.message
    import dns.rcode

    server = live.resolver_at.get(vantage) or next(iter(live.resolver_at.values()))
    found, ttls = [], set()
    for kind in ("A", "AAAA"):
        query = dns.message.make_query(name, kind)
        for wire in live.resolvers.ask(server, query.to_wire()):
            reply = dns.message.from_wire(wire)
            if reply.rcode() != dns.rcode.NOERROR:
                return None
            for answer in reply.answer:
                ttls.add(answer.ttl)
                found += [record.address for record in answer]
    return {"addresses": sorted(found), "ttl_s": min(ttls)}


def enter(live: Machines, name: str, vantage: str) -> str | None:
    shown = resolve(live, name, vantage)
    if shown is None:
        return None
    context = any_context(["TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3"])
    for address in shown["addresses"]:
        port = anycast(live, name, vantage, address)
        connection = http.client.HTTPSConnection("127.0.0.1", port, timeout=BACKSTOP, context=context)
        try:
            connection.request("GET", next(iter(live.runs["pages"])), headers={"host": name})
            return connection.getresponse().getheader("via").split()[-1]
        except OSError:
            continue
        finally:
            connection.close()
    return None


def anycast(live, name, vantage, address):
    """The port at which a client at a vantage ends: an anycast address is at every edge, and the near one answers."""
    if live.runs["dns"][name]["entry"] == "anycast":
        for edge, told in live.runs["edges"].items():
            if told["near"] == vantage:
                return live.ports[edge, told["addresses"][0]]
    return live.outside[address]


def connect(live: Machines, address: str) -> bool:
    if address not in live.outside:
        return False  # no router outside has a way there
    try:
        socket.create_connection(("127.0.0.1", live.outside[address]), timeout=BACKSTOP).close()
    except OSError:
        return False
    return True


def handshake(live: Machines, address: str, versions: list) -> dict | None:
    if address not in live.outside:
        return None
    for checked in (True, False):
        context = any_context(versions)
        context.set_alpn_protocols(["h2", "http/1.1"])
        if checked:
            context.load_verify_locations(cadata=live.ca_pem.decode())
            context.verify_mode, context.check_hostname = ssl.CERT_REQUIRED, True
        try:
            return shaken(live, address, context, checked)
        except ssl.SSLCertVerificationError:
            continue
        except OSError:
            return None
    return None


def shaken(live, address, context, trusted):
    from cryptography import x509

    with (
        socket.create_connection(("127.0.0.1", live.outside[address]), timeout=BACKSTOP) as plain,
        context.wrap_socket(plain, server_hostname=live.runs["host"]) as tls,
    ):
        certificate = x509.load_der_x509_certificate(tls.getpeercert(binary_form=True))
        version = {"TLSv1": "TLSv1.0"}.get(tls.version(), tls.version())
        return {
            "version": version,
            "protocol": tls.selected_alpn_protocol(),
            "days": days_left(certificate),
            "trusted": trusted,
        }


def days_left(certificate):
    import datetime

    return (certificate.not_valid_after_utc - datetime.datetime.now(datetime.UTC)) // datetime.timedelta(days=1)


def any_context(versions):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    limit(context, versions)
    return context


def get(live: Machines, origin: str, path: str, headers: dict) -> dict:
    if origin not in live.runs["origins"]:
        return {"status": 404, "headers": {}}
    connection = http.client.HTTPConnection(*at(live, "origins", origin), timeout=BACKSTOP)
    try:
        connection.putrequest("GET", path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        return {"status": answer.status, "headers": {name: told[name] for name in FIELDS if name in told}}
    finally:
        connection.close()


def reuse(live: Machines, service: str, n: int) -> int | None:
    if service not in live.runs["services"]:
        return None
    connection, seen = http.client.HTTPConnection(*at(live, "services", service), timeout=BACKSTOP), set()
    try:
        for _ in range(n):
            connection.request("GET", "/")  # opens another one if the service has closed the last
            seen.add(connection.sock.getsockname())
            connection.getresponse().read()
    finally:
        connection.close()
    return len(seen)


def burst(live: Machines, pool: str, n: int) -> dict | None:
    if pool not in live.runs["pools"]:
        return None
    if not 0 <= n <= MOST_AT_ONCE:
        raise ValueError(f"a burst has 0 to {MOST_AT_ONCE} requests, not {n}: on loopback, each of them holds sockets")
    with ExitStack() as held:
        clients = [held.enter_context(socket.create_connection(at(live, "pools", pool), BACKSTOP)) for _ in range(n)]
        words = [client.recv(16).decode().strip() for client in clients]
    counts = {"holds": "connections", "waits": "waiting", "refused": "refused"}
    return {told: words.count(word) for word, told in counts.items()}


def at(live, section, place):
    return "127.0.0.1", live.ports[place, live.runs[section][place]["address"]]

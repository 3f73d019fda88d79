"""The audit that students write, over nginx and HAProxy as Debian has them: what the checks find there, and do not.

All items that a web server has a part in: certificates, versions, HTTP/2, connections that stay, CORS, compression.
What is left is of addresses (private), of DNS (ttl, entry), and of the lab's own pools.
"""

import os
import socket
import subprocess
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from course.lab import Authorities
from course.lab.deployment import _asking
from tests.notebooks.design_checklist import LESSON, references
from tests.tools import needs

pytestmark = pytest.mark.lesson(LESSON)
HOST, LINE = "www.shop.test", b"function buy(what) { return fetch('/orders', { body: what }) }\n"
ADDRESSES = ("203.0.113.1", "203.0.113.2", "10.0.1.1", "10.0.1.2", "10.0.2.1", "10.0.2.2")
ITEMS = ("certificate", "http", "keep-alive", "cors", "tls", "vary")
CORS = {"origins": [], "credentials": False}


@pytest.fixture(scope="module")
def solved():
    return references()


@pytest.fixture
def site(tmp_path):
    authorities = Authorities()
    chain = authorities.chain(HOST)
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "app.js").write_bytes(200 * LINE)
    (tmp_path / "site.pem").write_bytes(chain.pem + chain.key)
    strange = Authorities().chain(HOST)
    (tmp_path / "strange.pem").write_bytes(strange.pem + strange.key)
    tmp_path.chmod(0o755)
    return SimpleNamespace(folder=tmp_path, ca_pem=authorities.ca_pem)


@contextmanager
def listening(count):
    """Sockets that listen at ports of the system's, for a server to take over: nobody else gets the port in between."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    try:
        yield sockets
    finally:
        for one in sockets:
            one.close()


@contextmanager
def started(command, sockets, environment=()):
    numbers = [one.fileno() for one in sockets]
    process = subprocess.Popen(
        command,
        pass_fds=numbers,
        env=os.environ | {"OPENSSL_CONF": "/dev/null"} | dict(environment),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.communicate()


def probe(site, config, ports):
    """The lab's own questions, asked of servers at these ports by address."""
    inside = [*config["origins"].items(), *config["services"].items()]
    names = {(name, told["address"]): ports[told["address"]] for name, told in inside}
    live = SimpleNamespace(runs=config, ports=names, outside=ports, ca_pem=site.ca_pem)
    asks = {name: getattr(_asking, name) for name in ("handshake", "get", "reuse")}
    return {name: lambda *asked, ask=ask: ask(live, *asked) for name, ask in asks.items()}


def described(versions):
    edge = {"near": "eu", "certificate": "managed", "versions": versions, "protocols": ["h2", "http/1.1"]}
    return {
        "host": HOST,
        "edges": {
            "edge-new": edge | {"addresses": ["203.0.113.1"]},
            "edge-old": edge | {"addresses": ["203.0.113.2"]},
        },
        "origins": {
            f"origin-{n}": {"address": f"10.0.1.{n}", "codings": ["gzip"], "vary": "Accept-Encoding", "cors": CORS}
            for n in (1, 2)
        },
        "services": {name: {"address": f"10.0.2.{n}", "keep_alive": True} for n, name in ((1, "mail"), (2, "stock"))},
        "pages": {"/app.js": "compress"},
    }


def found(solved, config, asks):
    checks = [(name, check) for name, check in solved["checks"] if name in ITEMS]
    return solved["audit"](checks, config, asks)


NGINX = """
daemon off; user root; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{}}
http {{
  access_log off; root {folder}/pages; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  types {{ text/javascript js; }} gzip_types text/javascript; gzip_http_version 1.0;
  ssl_certificate {folder}/site.pem; ssl_certificate_key {folder}/site.pem; ssl_ciphers ALL:@SECLEVEL=0;
  server {{ listen 127.0.0.1:{ports[0]} ssl http2; ssl_protocols TLSv1.2 TLSv1.3; }}
  server {{
    listen 127.0.0.1:{ports[1]} ssl; ssl_protocols TLSv1.1 TLSv1.2;
    ssl_certificate {folder}/strange.pem; ssl_certificate_key {folder}/strange.pem;
  }}
  server {{ listen 127.0.0.1:{ports[2]}; gzip on; gzip_vary on; }}
  server {{ listen 127.0.0.1:{ports[3]}; gzip on; add_header Access-Control-Allow-Origin $http_origin; }}
  server {{ listen 127.0.0.1:{ports[4]}; }}
  server {{ listen 127.0.0.1:{ports[5]}; keepalive_timeout 0; }}
}}
"""


@needs("nginx", package="nginx")
def test_nginx(solved, site):
    """nginx 1.22 names the field in plain answers, too, if gzip_vary is on, and in none if it is not."""
    with listening(6) as sockets:
        ports = [one.getsockname()[1] for one in sockets]
        conf = site.folder / "nginx.conf"
        conf.write_text(NGINX.format(folder=site.folder, ports=ports))
        command = ["nginx", "-c", str(conf), "-p", str(site.folder), "-e", str(site.folder / "start.log")]
        inherited = {"NGINX": "".join(f"{one.fileno()};" for one in sockets)}
        with started(command, sockets, inherited):
            config = described(["TLSv1.2", "TLSv1.3"])
            asks = probe(site, config, dict(zip(ADDRESSES, ports, strict=True)))
            assert found(solved, config, asks) == [
                ("certificate", "edge-old"),
                ("http", "edge-old"),
                ("keep-alive", "stock"),
                ("cors", "origin-2"),
                ("tls", "edge-old"),
                ("vary", "origin-2"),
            ]
            assert asks["get"]("origin-1", "/app.js", {})["headers"] == {"vary": "Accept-Encoding"}
            coded = asks["get"]("origin-2", "/app.js", {"accept-encoding": "gzip"})["headers"]
            assert coded == {"content-encoding": "gzip"}


HAPROXY = """
global
  log stderr local0 emerg
defaults
  mode http
  timeout client 10s
  timeout server 10s
  timeout connect 10s
frontend new
  bind fd@{fds[0]} ssl crt {folder}/site.pem ssl-min-ver TLSv1.2 alpn h2,http/1.1
  http-request return status 200 content-type text/javascript file {folder}/pages/app.js
frontend old
  bind fd@{fds[1]} ssl crt {folder}/strange.pem ssl-min-ver TLSv1.1 ssl-max-ver TLSv1.2 alpn http/1.1 {ciphers}
  http-request return status 200 content-type text/javascript file {folder}/pages/app.js
frontend first
  bind fd@{fds[2]}
  compression algo gzip
  compression type text/javascript
  default_backend pages
frontend second
  bind fd@{fds[3]}
  http-request set-var(txn.origin) req.hdr(origin)
  http-response set-header access-control-allow-origin %[var(txn.origin)] if {{ var(txn.origin) -m found }}
  default_backend pages
frontend mail
  bind fd@{fds[4]}
  http-request return status 200 content-type text/plain string ok
frontend stock
  bind fd@{fds[5]}
  option httpclose
  http-request return status 200 content-type text/plain string ok
listen inner
  bind fd@{fds[6]}
  http-request return status 200 content-type text/javascript file {folder}/pages/app.js
backend pages
  server inner 127.0.0.1:{inner}
"""


@needs("haproxy", package="haproxy")
def test_haproxy(solved, site):
    """HAProxy 2.6 compresses and names the field in compressed answers only: the plain one goes to everybody."""
    with listening(7) as sockets:
        ports = [one.getsockname()[1] for one in sockets]
        conf = site.folder / "haproxy.cfg"
        fds = [one.fileno() for one in sockets]
        conf.write_text(HAPROXY.format(folder=site.folder, fds=fds, inner=ports[6], ciphers="ciphers ALL:@SECLEVEL=0"))
        with started(["haproxy", "-f", str(conf), "-db"], sockets):
            config = described(["TLSv1.2", "TLSv1.3"])
            asks = probe(site, config, dict(zip(ADDRESSES, ports[:6], strict=True)))
            coded = asks["get"]("origin-1", "/app.js", {"accept-encoding": "br, gzip"})["headers"]
            assert coded == {"content-encoding": "gzip", "vary": "Accept-Encoding"}
            assert asks["get"]("origin-1", "/app.js", {})["headers"] == {}
            assert found(solved, config, asks) == [
                ("certificate", "edge-old"),
                ("http", "edge-old"),
                ("keep-alive", "stock"),
                ("cors", "origin-2"),
                ("tls", "edge-old"),
                ("vary", "origin-1"),
                ("vary", "origin-2"),
            ]

"""unbound, a resolver that others wrote, iterates from our roots."""

import pytest

from tests.course.lab.dns import private_network
from tests.tools import needs

pytestmark = [
    needs("unbound", package="unbound"),
    needs("dig", package="dnsutils"),
    needs("unshare", package="util-linux"),
    needs("ip", package="iproute2"),
]

EDGE = ["edge.cdn.example. A 203.0.113.20", "edge.cdn.example. A 203.0.113.21"]

RESOLVED = {
    ("shop.test", "A"): ["shop.test. A 192.0.2.10"],
    ("shop.test", "AAAA"): ["shop.test. AAAA 2001:db8:2::10"],
    ("shop.test", "MX"): ["shop.test. MX 10 mail.shop.test.", "shop.test. MX 20 mx.mailhost.example."],
    ("shop.test", "HTTPS"): ["shop.test. HTTPS 0 shop.cdn.example."],
    ("api.shop.test", "A"): [f"api.shop.test. A 192.0.2.{n}" for n in (21, 22, 23)],
    ("www.shop.test", "A"): ["shop.test. A 192.0.2.10", "www.shop.test. CNAME shop.test."],
    ("images.shop.test", "A"): [
        "images.shop.test. CNAME shop.cdn.example.",
        "shop.cdn.example. A 203.0.113.10",
    ],
    ("pr-7.preview.shop.test", "A"): ["pr-7.preview.shop.test. A 192.0.2.80"],
    ("db.shop.test", "A"): [],
    ("primary.db.shop.test", "A"): ["primary.db.shop.test. A 192.0.2.40"],
    ("api.pay.shop.test", "A"): [
        "api.pay.shop.test. CNAME api.shop.test.",
        *[f"api.shop.test. A 192.0.2.{n}" for n in (21, 22, 23)],
    ],
    ("api.eu.shop.test", "A"): ["api.eu.shop.test. A 192.0.2.91"],
    ("status.test", "A"): ["status.test. A 192.0.2.70"],
    ("blog.test", "A"): ["blog.test. A 192.0.2.60"],
    ("docs.blog.test", "A"): [
        "docs.blog.test. CNAME pages.cdn.example.",
        *EDGE,
        "pages.cdn.example. CNAME edge.cdn.example.",
    ],
    ("acme.customers.cdn.example", "A"): ["acme.customers.cdn.example. CNAME edge.cdn.example.", *EDGE],
    ("_spf.mailhost.example", "TXT"): ['_spf.mailhost.example. TXT "v=spf1 ip4:203.0.113.24/29 -all"'],
    ("api.example.com", "A"): ["api.example.com. A 192.0.2.101"],
    ("moved.test", "A"): ["moved.test. A 192.0.2.61"],
    (".", "NS"): [". NS a.root-servers.test.", ". NS b.root-servers.test."],
}


@pytest.fixture(scope="module")
def resolved():
    questions = [*RESOLVED, ("keys.shop.test", "TXT"), ("nowhere.shop.test", "A"), ("old.blog.test", "A")]
    done = private_network.run("unbound", questions)
    return dict(zip(questions, done["found"], strict=True)), [tuple(query) for query in done["queries"]]


@pytest.mark.parametrize("question", RESOLVED, ids=" ".join)
def test_it_finds(resolved, question):
    assert resolved[0][question] == ["NOERROR", RESOLVED[question]]


def test_it_follows_truncation_to_tcp(resolved):
    assert len(resolved[0]["keys.shop.test", "TXT"][1]) == 10
    asked = [query[1:] for query in resolved[1] if query[1] == "keys.shop.test"]
    assert ("keys.shop.test", "TXT", "tcp") in asked


@pytest.mark.parametrize("question", [("nowhere.shop.test", "A"), ("old.blog.test", "A")], ids=" ".join)
def test_what_does_not_exist_does_not_exist(resolved, question):
    assert resolved[0][question][0] == "NXDOMAIN"


def test_it_never_meets_the_trap(resolved):
    assert "trap" not in {server for server, *_ in resolved[1]}


def test_it_starts_at_the_roots(resolved):
    assert resolved[1][0][0] in {"a.root-servers.test", "b.root-servers.test"}


# Not "lame-empty": unbound takes an empty reply for NODATA even without the authoritative bit. Not "silent",
# nor quiet.test, which has a dead server: unbound waits by the clock, now and then for more than a minute.
@pytest.mark.parametrize(
    ("servers", "kind"),
    [
        (["a.nic.test", "b.nic.test"], "poisoned"),
        (["a.nic.test", "b.nic.test", "ns1.dns.example", "ns2.dns.example"], "spoofed"),
        (["a.nic.test", "b.nic.test", "ns1.dns.example", "ns2.dns.example"], "truncated"),
        (["a.nic.test", "ns1.dns.example"], "lame"),
        (["a.nic.test", "ns1.dns.example"], "lame-upward"),
        (["a.nic.test", "ns1.dns.example"], "pointer-loop"),
        (["a.nic.test", "ns1.dns.example"], "wrong-question"),
    ],
)
def test_a_good_resolver_is_not_fooled(servers, kind):
    done = private_network.run("unbound", [("blog.test", "A")], [(server, kind) for server in servers])
    assert done["found"] == [["NOERROR", ["blog.test. A 192.0.2.60"]]]
    assert "trap" not in {server for server, *_ in done["queries"]}

"""dig against every case: what a stranger's client makes of our bytes."""

import re
import subprocess

import pytest

from tests.tools import needs

pytestmark = needs("dig", package="dnsutils")

ROOT, TLD, SHOP, CDN = "198.51.100.4", "198.51.100.10", "198.51.100.31", "198.51.100.61"


class Dig:
    """What dig printed: status, flags, and the records of each section as lines."""

    def __init__(self, text: str):
        self.text = text
        self.status = _first(r"status: (\w+)", text)
        self.flags = set(_first(r";; flags: ([\w ]*);", text).split())
        self.problems = re.findall(r"(?i)^;; (?:warning|got bad|truncated).*", text, re.MULTILINE)

    def __getitem__(self, section: str) -> list[str]:
        lines = _first(rf"(?s);; {section} SECTION:\n(.*?)\n\n", self.text).splitlines()
        return sorted(" ".join(line.split()) for line in lines)


def _first(pattern, text):
    found = re.search(pattern, text)
    return found[1] if found else ""


@pytest.fixture
def dig(net):
    def run(address, *question, over="udp"):
        host, port = net.endpoint(address, over)
        command = ["dig", "-r", f"@{host}", "-p", str(port), "+norecurse", "+tries=1", "+nocookie", *question]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return Dig(done.stdout)

    return run


@pytest.fixture
def trust(net, tmp_path):
    """Options with which dig checks the certificate of the shop's name server."""
    authority = tmp_path / "ca.pem"
    authority.write_bytes(net.ca_pem)
    return [f"+tls-ca={authority}", "+tls-hostname=ns1.shop.test"]


def test_a_referral_with_glue(dig):
    reply = dig(ROOT, "www.shop.test")
    assert (reply.status, reply.flags) == ("NOERROR", {"qr"})
    assert reply["AUTHORITY"] == ["test. 86400 IN NS a.nic.test.", "test. 86400 IN NS b.nic.test."]
    assert reply["ADDITIONAL"] == [
        "a.nic.test. 86400 IN A 198.51.100.10",
        "a.nic.test. 86400 IN AAAA 2001:db8::10",
        "b.nic.test. 86400 IN A 198.51.100.11",
    ]


def test_a_referral_without_glue(dig):
    reply = dig(TLD, "blog.test")
    assert len(reply["AUTHORITY"]) == 2
    assert reply["ADDITIONAL"] == []


@pytest.mark.parametrize(
    ("address", "name", "rdtype", "answer"),
    [
        (SHOP, "flags.shop.test", "A", ["flags.shop.test. 30 IN A 192.0.2.30"]),
        (SHOP, "shop.test", "AAAA", ["shop.test. 300 IN AAAA 2001:db8:2::10"]),
        (SHOP, "pr-7.preview.shop.test", "A", ["pr-7.preview.shop.test. 300 IN A 192.0.2.80"]),
        (SHOP, "shop.test", "HTTPS", ["shop.test. 300 IN HTTPS 0 shop.cdn.example."]),
        (CDN, "shop.cdn.example", "HTTPS", ['shop.cdn.example. 300 IN HTTPS 1 . alpn="h2,h3"']),
        (SHOP, "images.shop.test", "A", ["images.shop.test. 300 IN CNAME shop.cdn.example."]),
        (SHOP, "iMaGeS.ShOp.TesT", "CNAME", ["iMaGeS.ShOp.TesT. 300 IN CNAME shop.cdn.example."]),
        (
            SHOP,
            "shop.test",
            "CAA",
            [
                'shop.test. 86400 IN CAA 0 iodef "mailto:security@shop.test"',
                'shop.test. 86400 IN CAA 0 issue "ca.test"',
                'shop.test. 86400 IN CAA 0 issuewild ";"',
            ],
        ),
    ],
)
@pytest.mark.parametrize("transport", ["+notcp", "+tcp"])
def test_answers(dig, address, name, rdtype, answer, transport):
    reply = dig(address, name, rdtype, transport)
    assert (reply.status, reply.flags, reply.problems) == ("NOERROR", {"qr", "aa"}, [])
    assert reply["ANSWER"] == answer


@pytest.mark.parametrize(
    ("name", "status"),
    [("nowhere.shop.test", "NXDOMAIN"), ("db.shop.test", "NOERROR"), ("mail.shop.test", "NOERROR")],
)
def test_negative_answers_carry_the_soa(dig, name, status):
    reply = dig(SHOP, name, "AAAA")
    assert (reply.status, reply["ANSWER"]) == (status, [])
    assert reply["AUTHORITY"] == [
        "shop.test. 60 IN SOA ns1.shop.test. hostmaster.shop.test. 2026110101 7200 900 1209600 60"
    ]


@pytest.mark.parametrize(
    ("question", "status"),
    [
        (["example"], "REFUSED"),
        (["-c", "CH", "-t", "TXT", "version.bind"], "REFUSED"),
        (["shop.test", "+opcode=NOTIFY"], "NOTIMP"),
        (["shop.test", "+header-only"], "FORMERR"),
        (["shop.test", "+edns=1", "+noednsneg"], "BADVERS"),
        (["shop.test", "+noedns"], "NOERROR"),
        (["shop.test", "+dnssec"], "NOERROR"),
        (["shop.test", "+ednsopt=65001:aa"], "NOERROR"),
    ],
)
def test_protocol_corners(dig, question, status):
    assert dig(SHOP, *question).status == status


def test_a_zone_transfer_is_refused(dig, net):
    assert "Transfer failed" in dig(SHOP, "shop.test", "AXFR").text
    assert net.log[-1].rcode == "REFUSED"


def test_recursion_is_not_offered(dig):
    assert dig(SHOP, "shop.test", "+recurse").flags == {"qr", "aa", "rd"}


def test_a_truncated_reply_makes_dig_ask_again_over_tcp(dig, net):
    reply = dig(SHOP, "keys.shop.test", "TXT")
    assert len(reply["ANSWER"]) == 10
    assert reply.problems == [";; Truncated, retrying in TCP mode."]
    assert [over for *_, over in net.queries()] == ["udp", "tcp"]


def test_several_queries_on_one_connection(dig, net):
    reply = dig(SHOP, "+tcp", "+keepopen", "shop.test", "A", "flags.shop.test", "A", "mail.shop.test", "A")
    assert reply.text.count("status: NOERROR") == 3
    assert len(net.queries()) == 3


@pytest.mark.parametrize(
    ("option", "over"), [("+tls", "dot"), ("+https", "doh"), ("+https-post", "doh"), ("+https-get", "doh")]
)
def test_encrypted(dig, net, trust, option, over):
    reply = dig(SHOP, "keys.shop.test", "TXT", option, *trust, over=over)
    assert (reply.status, len(reply["ANSWER"]), reply.problems) == ("NOERROR", 10, [])
    assert [transport for *_, transport in net.queries()] == [over]


@pytest.mark.parametrize(("option", "over"), [("+tls", "dot"), ("+https", "doh")])
def test_the_certificate_is_for_its_own_name_only(net, trust, option, over):
    host, port = net.endpoint(SHOP, over)
    stranger = "+tls-hostname=ns1.evil.test"
    command = ["dig", "-r", f"@{host}", "-p", str(port), "+tries=1", "shop.test", option, *trust, stranger]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert net.queries() == []


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("spoofed", "expected ID"),
        ("wrong-question", "Question section mismatch"),
        ("pointer-loop", "bad compression pointer|malformed"),
        ("lame", "REFUSED"),
    ],
)
def test_dig_sees_the_faults(net, dig, kind, shown):
    """The faults are what they say they are, to somebody else's parser."""
    net.fault("ns1.shop.test", kind)
    host, port = net.endpoint(SHOP)
    command = ["dig", "-r", f"@{host}", "-p", str(port), "+norecurse", "+tries=1", "+time=1", "shop.test"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert re.search(shown, done.stdout + done.stderr)

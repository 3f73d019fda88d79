"""Every case of RFC 1034 §4.3.2 and what came after it, without a socket."""

import random

import dns.edns
import dns.flags
import dns.message
import dns.name
import dns.opcode
import dns.rcode
import dns.rdataclass
import dns.rdatatype
import pytest

from course.lab.dns._authority import Authority, receive
from course.lab.dns._zone import parse
from tests.course.lab.dns.questions import flags, query, records

DIGEST = "ab" * 32

PARENT = f"""
$TTL 300
@ 3600 SOA ns1 hostmaster 1 7200 900 1209600 60
@ NS ns1
@ NS ns2.dns.example.
ns1 A 192.0.2.53
ns1 AAAA 2001:db8::53
mail A 192.0.2.25
@ MX 10 mail
_ldap._tcp SRV 0 0 389 mail
svc HTTPS 1 mail alpn=h2
www CNAME Web
web A 192.0.2.80
out CNAME www.cdn.example.
first CNAME second
second CNAME first
gone CNAME nowhere
down CNAME host.eu
over CNAME api.pay
*.preview A 192.0.2.81
*.alias CNAME web
a.b.c A 192.0.2.1
many A 192.0.2.11
many A 192.0.2.12
many A 192.0.2.13
eu NS ns1.eu
eu NS ns1.asia
eu DS 1 13 2 {DIGEST}
ns1.eu A 192.0.2.54
asia NS ns1.asia
ns1.asia A 192.0.2.55
pay NS ns1
""" + "".join(f'big TXT "{number}{"x" * 200}"\n' for number in range(8))

CHILD = """
$TTL 300
@ 3600 SOA ns1.shop.test. hostmaster 1 7200 900 1209600 30
@ NS ns1.shop.test.
api A 192.0.2.70
"""

PARENT_SOA = "shop.test. 60 SOA ns1.shop.test. hostmaster.shop.test. 1 7200 900 1209600 60"
CHILD_SOA = "pay.shop.test. 30 SOA ns1.shop.test. hostmaster.pay.shop.test. 1 7200 900 1209600 30"


@pytest.fixture(scope="module")
def authority():
    return Authority([parse(PARENT, "shop.test."), parse(CHILD, "pay.shop.test.")])


def respond(authority, name, rdtype="A", over="udp", turn=0, **how):
    wire = authority.respond(receive(query(name, rdtype, **how)), over, turn)
    return dns.message.from_wire(wire)


def test_an_answer_is_authoritative(authority):
    reply = respond(authority, "web.shop.test")
    assert flags(reply) == {"QR", "AA"}
    assert records(reply.answer) == ["web.shop.test. 300 A 192.0.2.80"]
    assert records(reply.authority) == []


def test_id_and_rd_come_back_and_recursion_is_not_offered(authority):
    received = receive(query("web.shop.test", flags=dns.flags.RD, id=0xBEEF))
    reply = dns.message.from_wire(authority.respond(received, "udp"))
    assert (reply.id, flags(reply)) == (0xBEEF, {"QR", "AA", "RD"})


def test_the_question_comes_back_in_its_own_case(authority):
    reply = respond(authority, "WeB.ShOp.tEsT")
    assert reply.question[0].name.to_text() == "WeB.ShOp.tEsT."
    assert reply.answer[0].name.to_text() == "WeB.ShOp.tEsT."


def test_nodata_carries_the_soa_with_the_negative_ttl(authority):
    reply = respond(authority, "web.shop.test", "AAAA")
    assert (reply.rcode(), reply.answer) == (dns.rcode.NOERROR, [])
    assert records(reply.authority) == [PARENT_SOA]
    assert flags(reply) == {"QR", "AA"}


def test_nxdomain_carries_the_soa_with_the_negative_ttl(authority):
    reply = respond(authority, "nowhere.shop.test")
    assert (reply.rcode(), reply.answer) == (dns.rcode.NXDOMAIN, [])
    assert records(reply.authority) == [PARENT_SOA]
    assert flags(reply) == {"QR", "AA"}


@pytest.mark.parametrize("name", ["b.c.shop.test", "c.shop.test", "preview.shop.test", "_tcp.shop.test"])
def test_an_empty_non_terminal_exists(authority, name):
    reply = respond(authority, name)
    assert (reply.rcode(), records(reply.authority)) == (dns.rcode.NOERROR, [PARENT_SOA])


@pytest.mark.parametrize("name", ["pr-7.preview.shop.test", "a.pr-7.preview.shop.test"])
def test_a_wildcard_answers_in_the_name_that_was_asked(authority, name):
    assert records(respond(authority, name).answer) == [f"{name}. 300 A 192.0.2.81"]


def test_a_wildcard_without_the_type_is_nodata(authority):
    reply = respond(authority, "pr-7.preview.shop.test", "TXT")
    assert (reply.rcode(), records(reply.authority)) == (dns.rcode.NOERROR, [PARENT_SOA])


def test_a_wildcard_may_be_an_alias(authority):
    assert records(respond(authority, "x.alias.shop.test").answer) == [
        "web.shop.test. 300 A 192.0.2.80",
        "x.alias.shop.test. 300 CNAME web.shop.test.",
    ]


def test_a_cname_is_followed_within_the_zone(authority):
    reply = respond(authority, "www.shop.test")
    assert [rrset.rdtype for rrset in reply.answer] == [dns.rdatatype.CNAME, dns.rdatatype.A]
    assert flags(reply) == {"QR", "AA"}


def test_a_cname_is_followed_into_another_zone_of_the_same_server(authority):
    assert records(respond(authority, "over.shop.test").answer) == [
        "api.pay.shop.test. 300 A 192.0.2.70",
        "over.shop.test. 300 CNAME api.pay.shop.test.",
    ]


def test_a_cname_that_leaves_the_server_stands_alone(authority):
    reply = respond(authority, "out.shop.test")
    assert records(reply.answer) == ["out.shop.test. 300 CNAME www.cdn.example."]
    assert (reply.rcode(), reply.authority, flags(reply)) == (dns.rcode.NOERROR, [], {"QR", "AA"})


def test_a_cname_below_a_cut_ends_in_a_referral_and_stays_authoritative(authority):
    reply = respond(authority, "down.shop.test")
    assert records(reply.answer) == ["down.shop.test. 300 CNAME host.eu.shop.test."]
    assert [rrset.name.to_text() for rrset in reply.authority] == ["eu.shop.test."]
    assert flags(reply) == {"QR", "AA"}


def test_the_end_of_a_chain_decides_the_rcode(authority):
    reply = respond(authority, "gone.shop.test")
    assert records(reply.answer) == ["gone.shop.test. 300 CNAME nowhere.shop.test."]
    assert (reply.rcode(), records(reply.authority)) == (dns.rcode.NXDOMAIN, [PARENT_SOA])


def test_a_cname_loop_is_told_once(authority):
    assert len(respond(authority, "first.shop.test").answer) == 2


@pytest.mark.parametrize("rdtype", ["CNAME", "ANY"])
def test_who_asks_for_the_alias_gets_only_the_alias(authority, rdtype):
    assert records(respond(authority, "www.shop.test", rdtype).answer) == ["www.shop.test. 300 CNAME Web.shop.test."]


def test_any_gives_every_type(authority):
    kinds = {rrset.rdtype for rrset in respond(authority, "ns1.shop.test", "ANY").answer}
    assert kinds == {dns.rdatatype.A, dns.rdatatype.AAAA}


@pytest.mark.parametrize("name", ["eu.shop.test", "www.eu.shop.test", "a.b.eu.shop.test"])
@pytest.mark.parametrize("rdtype", ["A", "NS", "SOA"])
def test_below_a_cut_there_is_a_referral_with_glue(authority, name, rdtype):
    reply = respond(authority, name, rdtype)
    assert (flags(reply), reply.answer, reply.rcode()) == ({"QR"}, [], dns.rcode.NOERROR)
    assert records(reply.authority) == [
        "eu.shop.test. 300 NS ns1.asia.shop.test.",
        "eu.shop.test. 300 NS ns1.eu.shop.test.",
    ]
    assert records(reply.additional) == [
        "ns1.asia.shop.test. 300 A 192.0.2.55",
        "ns1.eu.shop.test. 300 A 192.0.2.54",
    ]


def test_sibling_glue_can_be_left_out():
    strict = Authority([parse(PARENT, "shop.test.")], sibling_glue=False)
    reply = respond(strict, "eu.shop.test")
    assert records(reply.additional) == ["ns1.eu.shop.test. 300 A 192.0.2.54"]


def test_the_address_of_a_host_below_a_cut_is_not_an_answer(authority):
    assert respond(authority, "ns1.eu.shop.test").answer == []


def test_the_deepest_zone_answers(authority):
    reply = respond(authority, "nowhere.pay.shop.test")
    assert (reply.rcode(), records(reply.authority)) == (dns.rcode.NXDOMAIN, [CHILD_SOA])


def test_ds_is_asked_at_the_parent_side_of_a_cut(authority):
    reply = respond(authority, "eu.shop.test", "DS")
    assert records(reply.answer) == [f"eu.shop.test. 300 DS 1 13 2 {DIGEST}"]
    assert flags(reply) == {"QR", "AA"}


def test_no_ds_is_the_parents_nodata_where_the_server_has_both_sides(authority):
    assert records(respond(authority, "pay.shop.test", "DS").authority) == [PARENT_SOA]


def test_no_ds_is_the_childs_nodata_where_the_server_has_only_that():
    child = Authority([parse(CHILD, "pay.shop.test.")])
    assert records(respond(child, "pay.shop.test", "DS").authority) == [CHILD_SOA]


@pytest.mark.parametrize(
    ("name", "rdtype", "host"),
    [
        ("shop.test", "MX", "mail.shop.test. 300 A 192.0.2.25"),
        ("_ldap._tcp.shop.test", "SRV", "mail.shop.test. 300 A 192.0.2.25"),
        ("svc.shop.test", "HTTPS", "mail.shop.test. 300 A 192.0.2.25"),
        ("shop.test", "NS", "ns1.shop.test. 300 A 192.0.2.53"),
    ],
)
def test_the_host_behind_a_record_comes_along(authority, name, rdtype, host):
    assert host in records(respond(authority, name, rdtype).additional)


def test_addresses_go_round(authority):
    def first(turn):
        return respond(authority, "many.shop.test", turn=turn).answer[0][0].address[-2:]

    assert [first(turn) for turn in range(6)] == ["11", "12", "13"] * 2


@pytest.mark.parametrize("name", ["shop.example", "test", "."])
def test_a_foreign_zone_is_refused(authority, name):
    reply = respond(authority, name)
    assert (reply.rcode(), flags(reply)) == (dns.rcode.REFUSED, {"QR"})


@pytest.mark.parametrize("rdtype", ["AXFR", "IXFR", "TKEY"])
def test_questions_about_something_else_than_records_are_refused(authority, rdtype):
    wire = bytearray(query("shop.test"))
    wire[-4:-2] = dns.rdatatype.from_text(rdtype).to_bytes(2, "big")
    reply = authority.respond(receive(bytes(wire)), "tcp")
    assert reply[3] & 15 == dns.rcode.REFUSED


def test_another_class_is_refused(authority):
    message = dns.message.make_query("version.bind", "TXT", rdclass=dns.rdataclass.CH)
    reply = dns.message.from_wire(authority.respond(receive(message.to_wire()), "udp"))
    assert reply.rcode() == dns.rcode.REFUSED


@pytest.mark.parametrize("opcode", [dns.opcode.NOTIFY, dns.opcode.UPDATE, dns.opcode.STATUS, 15])
@pytest.mark.parametrize("desired", [0, dns.flags.RD])
def test_another_opcode_is_not_implemented(authority, opcode, desired):
    wire = query("shop.test", flags=dns.opcode.to_flags(opcode) | desired, id=7)
    reply = dns.message.from_wire(authority.respond(receive(wire), "udp"))
    assert (reply.id, reply.rcode(), reply.opcode()) == (7, dns.rcode.NOTIMP, opcode)
    assert flags(reply) == ({"QR", "RD"} if desired else {"QR"})


@pytest.mark.parametrize(
    "spoil",
    [
        lambda wire: wire[:-1],
        lambda wire: wire + b"\0",
        lambda wire: wire[:4] + b"\0\2" + wire[6:] + wire[12:],
        lambda wire: wire[:4] + b"\0\0" + wire[6:12],
        lambda wire: wire[:12] + b"\xc0\x0c" + wire[-4:],
        lambda wire: wire[:12] + b"\x40" + wire[13:],
    ],
    ids=["cut short", "trailing byte", "two questions", "no question", "pointer loop", "label type"],
)
def test_a_malformed_query_is_a_format_error(authority, spoil):
    reply = authority.respond(receive(spoil(query("shop.test", id=7))), "udp")
    assert (reply[:2], reply[3] & 15) == (b"\0\7", dns.rcode.FORMERR)


@pytest.mark.parametrize(
    ("wire", "why"),
    [
        (query("shop.test", id=7)[:11], "shorter than a header"),
        (query("shop.test", id=7, flags=dns.flags.QR), "a reply, not a query"),
    ],
)
def test_what_cannot_be_answered_is_ignored(authority, wire, why):
    received = receive(wire)
    assert (received.ignored, authority.respond(received, "udp")) == (why, None)


def test_edns_is_answered_with_edns_and_only_then(authority):
    assert respond(authority, "web.shop.test").edns == -1
    reply = respond(authority, "web.shop.test", use_edns=0, payload=4096)
    assert (reply.edns, reply.payload) == (0, 1232)


def test_do_comes_back(authority):
    assert respond(authority, "web.shop.test", want_dnssec=True).ednsflags & dns.flags.DO
    assert not respond(authority, "web.shop.test", use_edns=0).ednsflags & dns.flags.DO


def test_an_unknown_edns_version_is_badvers(authority):
    reply = respond(authority, "web.shop.test", use_edns=1)
    assert (reply.rcode(), reply.edns, reply.answer) == (dns.rcode.BADVERS, 0, [])


def test_unknown_edns_options_are_ignored(authority):
    reply = respond(authority, "web.shop.test", use_edns=0, options=[dns.edns.GenericOption(65001, b"x")])
    assert (reply.rcode(), list(reply.options)) == (dns.rcode.NOERROR, [])


@pytest.mark.parametrize(
    ("edns", "limit"),
    [({}, 512), ({"use_edns": 0, "payload": 100}, 512), ({"use_edns": 0, "payload": 800}, 800)],
)
def test_what_does_not_fit_over_udp_is_truncated(authority, edns, limit):
    wire = authority.respond(receive(query("big.shop.test", "TXT", **edns)), "udp")
    assert len(wire) <= limit
    assert flags(dns.message.from_wire(wire)) == {"QR", "AA", "TC"}


def crowd(size):
    """A zone in which one name has ``size`` addresses, and another leads to it."""
    lines = "".join(f"many AAAA 2001:db8::{number:x}\n" for number in range(1, size + 1))
    return Authority(
        [parse(f"$TTL 300\n@ SOA ns h 1 2 3 4 5\n@ NS ns\nns A 192.0.2.1\nalias CNAME many\n{lines}", "shop.test.")]
    )


@pytest.mark.parametrize(
    ("edns", "limit"), [({}, 512), ({"use_edns": 0, "payload": 700}, 700), ({"use_edns": 0}, 1232)]
)
@pytest.mark.parametrize("name", ["many.shop.test", "alias.shop.test"])
def test_of_a_set_that_does_not_fit_as_many_records_are_left_as_do(edns, limit, name):
    wire = crowd(60).respond(receive(query(name, "AAAA", **edns)), "udp")
    reply = dns.message.from_wire(wire)
    assert flags(reply) == {"QR", "AA", "TC"}
    assert limit - 28 < len(wire) <= limit  # the next record has 28 bytes
    kept = [record.address for record in reply.answer[-1]]
    assert kept == [f"2001:db8::{number:x}" for number in range(1, len(kept) + 1)]
    assert (reply.authority, reply.additional) == ([], [])


def test_a_set_that_just_fits_is_not_truncated():
    sizes = {size: respond(crowd(size), "many.shop.test", "AAAA") for size in range(14, 20)}
    fits = {size: len(reply.answer[0]) == size for size, reply in sizes.items()}
    assert set(fits.values()) == {True, False}
    assert all(("TC" in flags(sizes[size])) is not fit for size, fit in fits.items())


def test_a_record_that_does_not_fit_leaves_the_question_alone():
    text = f"$TTL 300\n@ SOA ns h 1 2 3 4 5\n@ NS ns\nlong TXT {' '.join(['x' * 250] * 3)}\n"
    reply = respond(Authority([parse(text, "shop.test.")]), "long.shop.test", "TXT")
    assert (flags(reply), reply.answer) == ({"QR", "AA", "TC"}, [])


def test_no_udp_reply_is_larger_than_1232_bytes(authority):
    wire = authority.respond(receive(query("big.shop.test", "TXT", use_edns=0, payload=65535)), "udp")
    assert len(wire) <= 1232
    assert "TC" in flags(dns.message.from_wire(wire))


@pytest.mark.parametrize("over", ["tcp", "dot", "doh"])
def test_over_a_stream_all_of_it_comes(authority, over):
    reply = respond(authority, "big.shop.test", "TXT", over)
    assert (len(reply.answer[0]), flags(reply)) == (8, {"QR", "AA"})


def referral(glued):
    """A delegation to ten hosts whose addresses do not fit 512 bytes; ``glued`` of them lie below the cut."""
    text = "$TTL 300\n@ SOA ns h 1 2 3 4 5\n@ NS ns\nns A 192.0.2.1\nasia NS ns\n"
    for number in range(10):
        host = f"{'x' * 20}{number}.{'eu' if number < glued else 'asia'}"
        text += f"eu NS {host}\n{host} A 192.0.2.{number}\n"
    return respond(Authority([parse(text, "shop.test.")]), "eu.shop.test")


def test_glue_that_is_needed_and_does_not_fit_truncates():
    assert "TC" in flags(referral(glued=10))


def test_glue_that_is_not_needed_makes_way():
    reply = referral(glued=1)
    assert "TC" not in flags(reply)
    assert records(reply.additional) == [f"{'x' * 20}0.eu.shop.test. 300 A 192.0.2.0"]


def test_no_bytes_make_it_fail(authority):
    draw = random.Random(4)
    seeds = [
        query("a.preview.shop.test", "MX", use_edns=0),
        query("eu.shop.test"),
        query("big.shop.test", "TXT"),
    ]
    for _ in range(2000):
        wire = bytearray(draw.choice(seeds))
        for _ in range(draw.randrange(1, 4)):
            wire[draw.randrange(len(wire))] = draw.randrange(256)
        reply = authority.respond(receive(bytes(wire[: draw.randrange(1, len(wire) + 1)])), "udp")
        assert reply is None or (reply[:2] == wire[:2] and reply[2] & 0x80)


def test_the_same_query_gives_the_same_bytes(authority):
    wire = query("big.shop.test", "TXT")
    assert len({authority.respond(receive(wire), "tcp") for _ in range(20)}) == 1

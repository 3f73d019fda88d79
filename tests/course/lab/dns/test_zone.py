import dns.name
import dns.rdatatype
import pytest

from course.lab.dns._zone import parse

DIGEST = "ab" * 32

TEXT = f"""
@ 3600 SOA ns hostmaster 1 2 3 4 60
@ 300 NS ns
ns A 192.0.2.53
a.b.deep A 192.0.2.1
*.wild A 192.0.2.2
*.ent.below.wild A 192.0.2.3
child NS ns.child
child DS 1 13 2 {DIGEST}
ns.child A 192.0.2.54
*.child A 192.0.2.55
grand.child NS ns.child
"""


@pytest.fixture
def zone():
    return parse(TEXT, "shop.test.")


def name(text):
    return dns.name.from_text(text, dns.name.from_text("shop.test."))


@pytest.mark.parametrize(
    ("asked", "source"),
    [
        ("ns", "ns"),
        ("b.deep", "b.deep"),
        ("deep", "deep"),
        ("x.deep", None),
        ("x.wild", "*.wild"),
        ("x.y.wild", "*.wild"),
        ("wild", "wild"),
        ("*.wild", "*.wild"),
        ("x.below.wild", None),
        ("x.ent.below.wild", "*.ent.below.wild"),
        ("nothing", None),
    ],
)
def test_which_records_answer_for_a_name(zone, asked, source):
    assert zone.source(name(asked)) == (source and name(source))


@pytest.mark.parametrize(
    ("asked", "rdtype", "cut"),
    [
        ("ns", "A", None),
        ("child", "A", "child"),
        ("child", "DS", None),
        ("x.child", "A", "child"),
        ("x.child", "DS", "child"),
        ("x.grand.child", "A", "child"),
        ("grand.child", "DS", "child"),
    ],
)
def test_the_highest_cut_refers(zone, asked, rdtype, cut):
    found = zone.cut(name(asked), dns.rdatatype.from_text(rdtype))
    assert (found and found.name) == (cut and name(cut))


def test_the_apex_is_no_cut(zone):
    assert zone.cut(zone.origin, dns.rdatatype.NS) is None


@pytest.mark.parametrize(("ttl", "minimum", "negative"), [(3600, 60, 60), (30, 60, 30)])
def test_a_negative_answer_lives_for_the_smaller_of_minimum_and_ttl(ttl, minimum, negative):
    zone = parse(f"@ {ttl} SOA ns h 1 2 3 4 {minimum}\n@ 300 NS ns\n", "shop.test.")
    assert zone.negative.ttl == negative


def test_any_gives_all_types(zone):
    kinds = {rrset.rdtype for rrset in zone.rrsets(zone.origin, dns.rdatatype.ANY)}
    assert kinds == {dns.rdatatype.SOA, dns.rdatatype.NS}


def test_the_origin_may_stand_in_the_text():
    assert parse("$ORIGIN pay.test.\n" + TEXT).origin == dns.name.from_text("pay.test.")


@pytest.mark.parametrize(
    "text",
    [
        "@ 300 NS ns\n",
        "@ 300 SOA ns h 1 2 3 4 5\n",
        "@ 300 SOA ns h 1 2 3 4 5\n@ NS ns\nwww CNAME ns\nwww A 192.0.2.1\n",
        "@ 300 SOA ns h 1 2 3 4 5\n@ NS ns\nwww A 192.0.2.256\n",
        "$INCLUDE other\n",
    ],
    ids=["no SOA", "no NS", "CNAME and other data", "no address", "include"],
)
def test_a_zone_that_no_server_would_load_is_refused_by_name(text):
    with pytest.raises(ValueError, match=r"the zone 'shop\.test\.' cannot be read"):
        parse(text, "shop.test.")


def test_a_zone_without_an_origin_is_refused():
    with pytest.raises(ValueError, match="cannot be read"):
        parse(TEXT)

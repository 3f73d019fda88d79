"""The ready-made internet: made of reserved names and addresses, consistent, and showing every case."""

import ipaddress

import dns.name
import dns.rcode
import dns.rdatatype
import pytest
from dns.rdatatype import AAAA, NS, A

from course.lab.dns import _world
from course.lab.dns._zone import parse
from tests.course.lab.dns.questions import asked, flags, query, records

ZONES = {o: text for name, _, zones in _world.SERVERS if name != "trap" for o, text in zones.items()}
DOCUMENTATION = [
    ipaddress.ip_network(block) for block in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")
]
RESERVED = ("test.", "example.", "example.com.")
SHOP, HOSTING, CDN, TLD = "198.51.100.31", "198.51.100.51", "198.51.100.61", "198.51.100.10"


def rrsets(rdtype=dns.rdatatype.ANY):
    for origin, text in ZONES.items():
        zone = parse(text, origin)
        for owner in zone._records:
            yield from zone.rrsets(owner, rdtype)


def addresses():
    yield from (record.address for rrset in [*rrsets(A), *rrsets(AAAA)] for record in rrset)
    yield from (address for _, owned, _ in _world.SERVERS for address in owned)
    yield _world.SILENT


def test_every_address_is_for_documentation():
    for address in addresses():
        assert any(ipaddress.ip_address(address) in block for block in DOCUMENTATION), address


def test_every_name_is_reserved():
    reserved = [dns.name.from_text(name) for name in RESERVED]
    above = {dns.name.root, dns.name.from_text("com.")}
    for rrset in rrsets():
        targets = [getattr(rd, f) for rd in rrset for f in ("target", "exchange", "mname") if hasattr(rd, f)]
        for name in (rrset.name, *targets):
            assert name in above or any(map(name.is_subdomain, reserved)), name


def test_ttls_run_from_half_a_minute_to_a_day():
    ttls = {rrset.ttl for rrset in rrsets()}
    assert (min(ttls), max(ttls)) == (30, 86400)
    assert {60, 300, 3600} <= ttls


DELEGATIONS = [
    pytest.param(rrset, id=f"{rrset.name} from {origin}")
    for origin, text in ZONES.items()
    for owner in parse(text, origin)._records
    for rrset in parse(text, origin).rrsets(owner, NS)
    if str(owner) != origin
]


@pytest.mark.parametrize("delegation", DELEGATIONS)
def test_a_delegation_is_what_the_child_says(delegation):
    child = parse(ZONES[str(delegation.name)], str(delegation.name))
    assert set(child.rrsets(child.origin, NS)[0]) == set(delegation)


def hosts() -> dict[tuple[str, int], list[set[str]]]:
    """By host name and A or AAAA, the addresses that each zone with a say in it gives."""
    found = {}
    for rrset in [*rrsets(A), *rrsets(AAAA)]:
        found.setdefault((str(rrset.name), rrset.rdtype), []).append({rd.address for rd in rrset})
    return found


def test_glue_is_what_the_zones_say():
    for (name, _), said in hosts().items():
        if not name.startswith("*") and len(said) > 1:
            assert all(one == said[0] for one in said), name


LAME = {("198.51.100.51", "moved.test."), ("198.51.100.99", "quiet.test.")}


@pytest.mark.parametrize("delegation", DELEGATIONS)
def test_every_name_server_answers_but_for_the_lame_and_the_dead(net, delegation):
    for host in (str(record.target) for record in delegation):
        for rdtype in (A, AAAA):
            for address in hosts().get((host, rdtype), [set()])[0]:
                replies = net.ask(address, query(delegation.name, "SOA"))
                authoritative = bool(replies) and bool(replies[0][2] & 0x04)
                assert authoritative != ((address, str(delegation.name)) in LAME)


def test_roots(net):
    assert net.roots == ["198.51.100.4", "2001:db8::4", "198.51.100.5"]
    for root in net.roots:
        assert "AA" in flags(asked(net, root, ".", "NS"))


def answer(net, address, name, rdtype="A"):
    return records(asked(net, address, name, rdtype).answer)


def test_a_referral_with_glue(net):
    reply = asked(net, TLD, "api.shop.test")
    assert (flags(reply), reply.answer) == ({"QR"}, [])
    assert records(reply.additional) == [
        "ns1.shop.test. 86400 A 198.51.100.31",
        "ns1.shop.test. 86400 AAAA 2001:db8::31",
        "ns2.shop.test. 86400 A 198.51.100.32",
    ]


def test_a_referral_without_glue_into_another_top_level_domain(net):
    reply = asked(net, TLD, "www.blog.test")
    assert records(reply.authority) == [
        "blog.test. 86400 NS ns1.dns.example.",
        "blog.test. 86400 NS ns2.dns.example.",
    ]
    assert reply.additional == []


@pytest.mark.parametrize(("address", "name"), [(TLD, "status.test"), ("198.51.100.20", "mailhost.example")])
def test_a_referral_with_sibling_glue(net, address, name):
    assert asked(net, address, name).additional


def test_cnames_within_across_and_into_nothing(net):
    assert answer(net, SHOP, "www.shop.test") == [
        "shop.test. 300 A 192.0.2.10",
        "www.shop.test. 300 CNAME shop.test.",
    ]
    assert answer(net, SHOP, "images.shop.test") == ["images.shop.test. 300 CNAME shop.cdn.example."]
    assert answer(net, HOSTING, "old.blog.test") == ["old.blog.test. 3600 CNAME gone.shop.test."]
    assert asked(net, SHOP, "gone.shop.test").rcode() == dns.rcode.NXDOMAIN
    assert answer(net, CDN, "acme.customers.cdn.example")[0].endswith("CNAME edge.cdn.example.")


def test_a_wildcard_and_the_name_that_stands_beside_it(net):
    assert answer(net, SHOP, "pr-7.preview.shop.test") == ["pr-7.preview.shop.test. 300 A 192.0.2.80"]
    assert answer(net, SHOP, "main.preview.shop.test") == ["main.preview.shop.test. 300 A 192.0.2.81"]
    assert asked(net, SHOP, "main.preview.shop.test", "MX").answer == []


@pytest.mark.parametrize("name", ["db.shop.test", "_domainkey.shop.test"])
def test_an_empty_non_terminal(net, name):
    assert asked(net, SHOP, name).rcode() == dns.rcode.NOERROR


def test_the_apex_of_the_shop(net):
    def data(rdtype):
        return {line.split(" ", 3)[3] for line in answer(net, SHOP, "shop.test", rdtype)}

    assert data("MX") == {"10 mail.shop.test.", "20 mx.mailhost.example."}
    assert '"v=spf1 mx include:_spf.mailhost.example -all"' in data("TXT")
    assert data("CAA") >= {'0 issue "ca.test"', '0 issuewild ";"'}
    assert data("HTTPS") == {"0 shop.cdn.example."}
    assert data("AAAA") == {"2001:db8:2::10"}
    assert data("NS") == {"ns1.shop.test.", "ns2.shop.test."}


def test_round_robin(net):
    first = [asked(net, SHOP, "api.shop.test").answer[0][0].address for _ in range(6)]
    assert first == ["192.0.2.21", "192.0.2.22", "192.0.2.23"] * 2


def test_an_answer_too_big_for_udp(net):
    assert "TC" in flags(asked(net, SHOP, "keys.shop.test", "TXT", use_edns=0, payload=4096))
    assert len(asked(net, SHOP, "keys.shop.test", "TXT", "tcp").answer[0]) == 10


def test_a_child_zone_on_servers_of_its_own_and_one_on_the_parents(net):
    assert asked(net, SHOP, "api.eu.shop.test").answer == []
    assert answer(net, "198.51.100.41", "api.eu.shop.test") == ["api.eu.shop.test. 60 A 192.0.2.91"]
    assert answer(net, SHOP, "pay.shop.test") == ["pay.shop.test. 60 A 192.0.2.50"]


def test_a_lame_server_and_its_working_neighbour(net):
    assert asked(net, HOSTING, "moved.test").rcode() == dns.rcode.REFUSED
    assert answer(net, "198.51.100.52", "moved.test") == ["moved.test. 3600 A 192.0.2.61"]


def test_a_dead_server_and_its_working_neighbour(net):
    assert net.ask("198.51.100.99", query("quiet.test")) == []
    assert answer(net, "198.51.100.52", "quiet.test") == ["quiet.test. 3600 A 192.0.2.62"]


@pytest.mark.parametrize("name", ["shop.test", "ns1.dns.example", "example.com"])
def test_the_trap_claims_everything(net, name):
    reply = asked(net, _world.TRAP, name)
    assert (records(reply.answer)[0].split()[-1], flags(reply)) == (_world.TRAP, {"QR", "AA"})

import dns.exception
import dns.message
import dns.rcode
import dns.rdatatype
import pytest

from course.lab import Dropped, Fault, Internet, Reply
from course.lab.dns._faults import KINDS
from tests.course.lab.dns.questions import asked, flags, query, records

TRAP = "203.0.113.66"
TLD = "198.51.100.10"


def faulty(net, kind, address=TLD, name="blog.test", rdtype="A", over="udp", **how):
    net.fault("a.nic.test", kind, **how)
    return net.ask(address, query(name, rdtype), over)


@pytest.mark.parametrize("over", ["udp", "tcp", "dot", "doh"])
def test_silent(net, over):
    assert faulty(net, "silent", over=over) == []
    assert isinstance(net.log[-1], Dropped)
    assert net.log[-1].reason == "told to be silent"


def test_silent_even_to_garbage(net):
    net.fault("a.nic.test", "silent")
    assert net.ask(TLD, b"\0" * 12) == []


def test_spoofed_sends_a_forgery_with_another_id_and_then_the_right_reply(net):
    question = query("blog.test", id=7)
    (honest,) = net.ask(TLD, question)
    net.fault("a.nic.test", "spoofed")
    forged, right = net.ask(TLD, question)
    assert right == honest
    assert dns.message.from_wire(forged).id != 7
    assert flags(dns.message.from_wire(forged)) == {"QR", "AA"}
    assert records(dns.message.from_wire(forged).answer) == [f"blog.test. 86400 A {TRAP}"]
    assert [event.fault for event in net.log[-2:]] == ["spoofed", ""]


def test_spoofed_denies_what_is_no_address(net):
    forged, _ = faulty(net, "spoofed", rdtype="MX")
    assert dns.message.from_wire(forged).rcode() == dns.rcode.NXDOMAIN


def test_spoofed_ids_follow_the_seed():
    def first_id(seed):
        with Internet(seed=seed) as net:
            net.fault("a.nic.test", "spoofed")
            return net.ask(TLD, query("blog.test", id=7))[0][:2]

    assert first_id(1) == first_id(1) != first_id(2)


def test_truncated_over_udp_and_whole_over_tcp(net):
    (udp,) = faulty(net, "truncated")
    assert "TC" in flags(dns.message.from_wire(udp))
    assert dns.message.from_wire(udp).authority == []
    assert asked(net, TLD, "blog.test", over="tcp").authority


def test_lame(net):
    (reply,) = faulty(net, "lame")
    assert dns.message.from_wire(reply).rcode() == dns.rcode.REFUSED


def test_lame_upward(net):
    (reply,) = faulty(net, "lame-upward")
    message = dns.message.from_wire(reply)
    assert (flags(message), message.rcode()) == ({"QR"}, dns.rcode.NOERROR)
    assert records(message.authority) == [". 86400 NS a.root-servers.test."]


def test_lame_empty(net):
    (reply,) = faulty(net, "lame-empty")
    message = dns.message.from_wire(reply)
    assert (flags(message), message.rcode(), message.sections[1:]) == (
        {"QR"},
        dns.rcode.NOERROR,
        [[], [], []],
    )


def test_poisoned_gives_addresses_for_hosts_outside_the_zone(net):
    (reply,) = faulty(net, "poisoned")
    assert records(dns.message.from_wire(reply).additional) == [
        f"ns1.dns.example. 86400 A {TRAP}",
        f"ns2.dns.example. 86400 A {TRAP}",
    ]


def test_poisoned_is_the_same_every_time(net):
    net.fault("a.nic.test", "poisoned")
    assert len({net.ask(TLD, query("shop.test", id=7))[0] for _ in range(10)}) == 1


@pytest.mark.parametrize("name", ["shop.test", "nowhere.test", "a.nic.test"])
def test_poisoned_leaves_alone_what_leads_nowhere_else(net, name):
    honest = asked(net, TLD, name)
    (reply,) = faulty(net, "poisoned", name=name)
    poisoned = dns.message.from_wire(reply)
    assert list(map(records, poisoned.sections[1:])) == list(map(records, honest.sections[1:]))


def test_who_believes_the_poison_shows_in_the_traps_log(net):
    assert records(asked(net, TRAP, "www.blog.test").answer) == [f"www.blog.test. 86400 A {TRAP}"]
    assert net.queries() == [("trap", "www.blog.test", "A", "udp")]


@pytest.mark.parametrize("edns", [{}, {"use_edns": 0}])
def test_pointer_loop(net, edns):
    net.fault("a.nic.test", "pointer-loop")
    (reply,) = net.ask(TLD, query("blog.test", id=7, **edns))
    asked = query("blog.test", id=7)
    assert reply[: len(asked)] == b"\0\7\x84\0" + b"\0\1" + b"\0\1" + b"\0\0\0\0" + asked[12:]
    assert reply[len(asked) :] == bytes([0xC0, len(asked), 0, 1, 0, 1, 0, 1, 0x51, 0x80, 0, 4, 203, 0, 113, 66])
    with pytest.raises(dns.exception.DNSException):
        dns.message.from_wire(reply)


def test_wrong_question(net):
    question = query("blog.test", id=7)
    net.fault("a.nic.test", "wrong-question")
    (reply,) = net.ask(TLD, question)
    message = dns.message.from_wire(reply)
    assert message.id == 7
    assert not message.is_response(dns.message.from_wire(question))


def test_a_fault_may_concern_some_names_and_transports(net):
    net.fault("a.nic.test", "silent", names="Blog.TEST.", over=["tcp"])
    assert net.ask(TLD, query("blog.test"), "tcp") == []
    assert len(net.ask(TLD, query("blog.test"), "udp")) == 1
    assert len(net.ask(TLD, query("shop.test"), "tcp")) == 1


@pytest.mark.parametrize(("kind", "over"), [("lame", ("udp", "tcp", "dot", "doh")), ("truncated", "udp")])
def test_transports_may_be_spelt_out(net, kind, over):
    net.fault("a.nic.test", kind, over=over)
    net.ask(TLD, query("blog.test"))
    assert net.log[-1].fault == kind


def test_the_first_fault_that_fits_acts(net):
    net.fault("a.nic.test", "lame", names=["shop.test"])
    net.fault("a.nic.test", "silent")
    assert len(net.ask(TLD, query("shop.test"))) == 1
    assert net.ask(TLD, query("blog.test")) == []


def test_a_mended_server_answers(net):
    assert faulty(net, "silent") == []
    net.mend("a.nic.test")
    assert len(net.ask(TLD, query("blog.test"))) == 1


def test_a_server_may_start_out_faulty():
    with Internet(world=None) as net:
        net.name_server("a", "192.0.2.1", faults=["silent"])
        net.name_server("b", "192.0.2.2", faults=[Fault("wrong-question", trap="192.0.2.66")])
        assert net.ask("192.0.2.1", query("shop.test")) == []
        assert "192.0.2.66" in records(asked(net, "192.0.2.2", "shop.test").answer)[0]


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"silent", "spoofed", "poisoned"}))
def test_a_reply_says_which_fault_made_it(net, kind):
    faulty(net, kind)
    assert isinstance(net.log[-1], Reply)
    assert net.log[-1].fault == kind


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"spoofed", "truncated"}))
@pytest.mark.parametrize("over", ["tcp", "doh"])
def test_every_kind_that_can_acts_over_streams(net, kind, over):
    honest = net.ask(TLD, query("blog.test", id=7), over)
    net.fault("a.nic.test", kind)
    assert net.ask(TLD, query("blog.test", id=7), over) != honest


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "grumpy"},
        {"kind": "lame", "over": ("dns",)},
        {"kind": "truncated", "over": ("tcp",)},
        {"kind": "spoofed", "trap": "2001:db8::1"},
    ],
)
def test_a_fault_that_cannot_be_is_refused(net, wrong):
    with pytest.raises(ValueError, match=r"grumpy|dns|UDP only|2001"):
        net.fault("a.nic.test", **wrong)


def test_an_unknown_server_cannot_be_faulted(net):
    with pytest.raises(ValueError, match=r"no server is called 'ns9\.shop\.test'; there are a\.root"):
        net.fault("ns9.shop.test", "lame")

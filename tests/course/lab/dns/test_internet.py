import errno
import socket
import ssl
from concurrent.futures import ThreadPoolExecutor

import dns.message
import pytest

from course.lab import Dropped, Internet, LabError, NoRoute, Query, Reply
from course.lab.base import _binding
from course.lab.dns import _internet
from tests.course.lab.dns.questions import asked, query, records

OVER = ["udp", "tcp", "dot", "doh"]
SHOP = "198.51.100.31"

ZONE = "$ORIGIN lab.test.\n@ 300 SOA ns h 1 2 3 4 5\n@ 300 NS ns\n@ 300 A 192.0.2.9\n"


@pytest.mark.parametrize("over", OVER)
@pytest.mark.parametrize("address", [SHOP, "2001:db8::31", "2001:DB8:0::31"])
def test_every_address_answers_over_everything(net, over, address):
    assert records(asked(net, address, "flags.shop.test", over=over).answer) == ["flags.shop.test. 30 A 192.0.2.30"]


@pytest.mark.parametrize("over", ["tcp", "dot", "doh"])
def test_streams_carry_what_udp_truncates(net, over):
    assert len(asked(net, SHOP, "keys.shop.test", "TXT", over).answer[0]) == 10


@pytest.mark.parametrize("over", OVER)
@pytest.mark.parametrize("size", [1, 11])
def test_what_is_no_query_gets_no_reply(net, over, size):
    assert net.ask(SHOP, b"x" * size, over) == []


@pytest.mark.parametrize(("over", "most"), [("udp", 65507), ("tcp", 65535), ("dot", 65535), ("doh", 65535)])
def test_the_largest_message_arrives_and_no_larger_one_is_sent(net, over, most):
    assert net.ask(SHOP, query("shop.test").ljust(most, b"\0"), over)[0][3] & 15 == 1
    with pytest.raises(ValueError, match=f"1 to {most} bytes"):
        net.ask(SHOP, b"\0" * (most + 1), over)


@pytest.mark.parametrize("over", OVER)
def test_an_address_that_nobody_owns_has_no_route(net, over):
    for address in ("192.0.2.10", "127.0.0.1", "8.8.8.8", "2001:4860:4860::8888"):
        with pytest.raises(NoRoute, match="nobody in this internet owns"):
            net.ask(address, query("shop.test"), over)
    assert net.log == []


@pytest.mark.parametrize(
    ("arguments", "error", "sentence"),
    [
        (("shop.test", b"x"), ValueError, "'shop.test' does not appear to be an IPv4 or IPv6 address"),
        ((None, b"x"), TypeError, "an address is a str, not NoneType"),
        ((SHOP, "x"), TypeError, "a message is bytes, not str"),
        ((SHOP, None), TypeError, "a message is bytes, not NoneType"),
        ((SHOP, b""), ValueError, "1 to 65507 bytes, not 0"),
        ((SHOP, b"x", "quic"), ValueError, "over is one of udp, tcp, dot, doh, not 'quic'"),
        ((SHOP, b"x", ["udp"]), ValueError, "over is one of"),
    ],
)
def test_arguments_that_cannot_be_meant(net, arguments, error, sentence):
    with pytest.raises(error, match=sentence):
        net.ask(*arguments)


def test_errors_are_os_errors():
    assert issubclass(NoRoute, LabError)
    assert issubclass(LabError, OSError)


def test_a_silent_address_in_the_ready_world(net):
    assert net.ask("198.51.100.99", query("quiet.test")) == []
    assert [type(event) for event in net.log] == [Query, Dropped]


def test_the_log_tells_who_was_asked_what(net):
    net.ask(SHOP, query("API.shop.test", "AAAA", id=258, flags=0x0100, use_edns=0, payload=1400), "tcp")
    question, reply = net.log
    assert question == Query(
        n=0,
        server="ns1.shop.test",
        address=SHOP,
        over="tcp",
        id=258,
        name="API.shop.test",
        type="AAAA",
        recursion_desired=True,
        edns=True,
        payload=1400,
        size=42,
    )
    assert reply == Reply(
        n=1,
        query=0,
        server="ns1.shop.test",
        address=SHOP,
        over="tcp",
        id=258,
        rcode="NOERROR",
        authoritative=True,
        truncated=False,
        answers=1,
        authority=0,
        additional=1,
        size=70,
        fault="",
    )


def test_the_log_knows_the_root_and_what_it_cannot_read(net):
    net.ask(net.roots[0], query(".", "NS"))
    net.ask(net.roots[0], b"\0" * 12)
    assert net.queries() == [
        ("a.root-servers.test", ".", "NS", "udp"),
        ("a.root-servers.test", "", "", "udp"),
    ]
    assert net.log[-1].rcode == "FORMERR"


@pytest.mark.parametrize("desired", [True, False])
def test_the_log_tells_whether_recursion_was_desired(net, desired):
    net.ask(SHOP, query("shop.test", flags=0x0110 if desired else 0x0010))
    assert net.log[0].recursion_desired is desired


@pytest.mark.parametrize(
    ("name", "rdtype", "rcode", "authoritative", "truncated"),
    [
        ("shop.test", "A", "NOERROR", True, False),
        ("keys.shop.test", "TXT", "NOERROR", True, True),
        ("nowhere.shop.test", "A", "NXDOMAIN", True, False),
        ("www.eu.shop.test", "A", "NOERROR", False, False),
        ("shop.example", "A", "REFUSED", False, False),
    ],
)
def test_the_log_tells_what_kind_of_reply_it_was(net, name, rdtype, rcode, authoritative, truncated):
    net.ask(SHOP, query(name, rdtype))
    reply = net.log[1]
    assert (reply.rcode, reply.authoritative, reply.truncated) == (rcode, authoritative, truncated)


def test_the_log_names_an_rcode_beyond_the_header(net):
    net.ask(SHOP, query("shop.test", use_edns=1))
    assert net.log[-1].rcode == "BADVERS"


def test_a_full_log_says_so():
    with Internet(log_limit=3) as net:
        net.ask(SHOP, query("shop.test"))
        assert not net.log_overflowed
        net.ask(SHOP, query("shop.test"))
        assert net.log_overflowed
        assert [event.n for event in net.log] == [0, 1, 2]


def test_the_log_outlives_the_block():
    with Internet() as net:
        net.ask(SHOP, query("shop.test"))
    assert net.queries() == [("ns1.shop.test", "shop.test", "A", "udp")]


def test_addresses_go_round_per_question(net):
    def first(name):
        return asked(net, SHOP, name).answer[0][0].address

    assert [first("api.shop.test"), first("flags.shop.test"), first("API.shop.test")] == [
        "192.0.2.21",
        "192.0.2.30",
        "192.0.2.22",
    ]


def test_a_flood_of_names_is_not_remembered(net, monkeypatch):
    monkeypatch.setattr("course.lab.dns._name_server.REMEMBERED", 3)
    for number in range(20):
        net.ask(SHOP, query(f"x{number}.shop.test"))
    assert len(net._by_address[SHOP]._turns) <= 4


def test_many_threads_get_their_own_replies(net):
    def once(number):
        over = OVER[number % 4]
        name = f"pr-{number}.preview.shop.test"
        (reply,) = net.ask(SHOP, query(name, id=number), over)
        message = dns.message.from_wire(reply)
        return message.id, message.answer[0].name.to_text()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(once, range(120)))
    assert answers == [(number, f"pr-{number}.preview.shop.test.") for number in range(120)]
    assert [event.n for event in net.log] == list(range(240))


def test_a_world_of_your_own():
    with Internet(world=None) as net:
        assert net.roots == []
        net.name_server("root", ["192.0.2.1", "2001:db8::1"], [(".", "@ 300 SOA ns h 1 2 3 4 5\n@ 300 NS ns\n")])
        net.name_server("ns", "192.0.2.2", [ZONE])
        assert net.roots == ["192.0.2.1", "2001:db8::1"]
        assert records(asked(net, "192.0.2.2", "lab.test").answer) == ["lab.test. 300 A 192.0.2.9"]
        with pytest.raises(NoRoute):
            net.ask(SHOP, query("shop.test"))


def test_a_server_may_join_later(net):
    net.ask(SHOP, query("shop.test"))
    net.name_server("late", "192.0.2.200", [ZONE])
    assert records(asked(net, "192.0.2.200", "lab.test").answer) == ["lab.test. 300 A 192.0.2.9"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("ns1.shop.test", "192.0.2.200"), "there is a server called 'ns1.shop.test' already"),
        (("new", SHOP), "198.51.100.31 belongs to ns1.shop.test"),
        (("new", "somewhere"), "'somewhere' does not appear"),
        (("new", "192.0.2.200", ["@ A 192.0.2.1"]), "cannot be read"),
        (("new", "192.0.2.200", [("a.test.", "@ A 192.0.2.1")]), "the zone 'a.test.' cannot be read"),
        (("new", "192.0.2.200", [], ["grumpy"]), "no fault is called 'grumpy'"),
    ],
)
def test_a_server_that_cannot_be_is_refused_and_leaves_no_trace(net, arguments, sentence):
    with pytest.raises(ValueError, match=sentence):
        net.name_server(*arguments)
    with pytest.raises(NoRoute):
        net.ask("192.0.2.200", query("shop.test"))


@pytest.mark.parametrize("wrong", [{"world": "flat"}, {"bind": "everywhere"}])
def test_options_are_checked(wrong):
    with pytest.raises(ValueError, match=r"flat|everywhere"):
        Internet(**wrong)


def test_endpoints_are_loopback_and_stay(net):
    ends = {over: net.endpoint(SHOP, over) for over in OVER}
    assert {host for host, _ in ends.values()} == {"127.0.0.1"}
    assert ends["udp"] == ends["tcp"]
    assert len({port for _, port in ends.values()}) == 3
    assert {over: net.endpoint(SHOP, over) for over in OVER} == ends
    assert net.endpoint("2001:db8::31") != ends["udp"]


def test_a_port_taken_for_tcp_is_not_shared(monkeypatch):
    """With every candidate's TCP side taken, UDP and TCP get numbers of their own."""
    tried, bound = [], _binding._bound

    def busy(host, port, kind, reuse=False):
        if kind == socket.SOCK_STREAM and port:
            tried.append(port)
            raise OSError(errno.EADDRINUSE, "taken")
        return bound(host, port, kind, reuse)

    monkeypatch.setattr(_binding, "_bound", busy)
    udp, tcp = _binding.Loopback().pair(SHOP)
    with udp, tcp:
        assert len(tried) == _binding.ATTEMPTS
        assert tcp.getsockname()[1] > 0


def test_replies_do_not_wait_for_delayed_acks(net):
    """Nagle's algorithm is off on accepted connections; with it on dig's DoH takes 43 ms in place of 4."""
    with socket.create_connection(net.endpoint(SHOP, "tcp")) as client:
        client.sendall(len(query("shop.test")).to_bytes(2, "big") + query("shop.test"))
        client.recv(1)
        (connection,) = net._edge._connections
        accepted = connection.get_extra_info("socket")
        assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_several_queries_share_a_tcp_connection_and_may_come_in_pieces(net):
    questions = [query("shop.test", id=number) for number in range(3)]
    stream = b"".join(len(q).to_bytes(2, "big") + q for q in questions)
    with socket.create_connection(net.endpoint(SHOP, "tcp")) as client, client.makefile("rb") as replies:
        for at in range(0, len(stream), 7):
            client.sendall(stream[at : at + 7])
        for number in range(3):
            size = int.from_bytes(replies.read(2), "big")
            assert int.from_bytes(replies.read(size)[:2], "big") == number


def test_the_certificate_holds_for_the_name_the_addresses_and_loopback(net):
    context = ssl.create_default_context(cadata=net.ca_pem.decode())
    for name in ("ns1.shop.test", SHOP, "2001:db8::31", "127.0.0.1"):
        with socket.create_connection(net.endpoint(SHOP, "dot")) as plain:
            context.wrap_socket(plain, server_hostname=name).close()
    with (
        socket.create_connection(net.endpoint(SHOP, "dot")) as plain,
        pytest.raises(ssl.SSLCertVerificationError),
    ):
        context.wrap_socket(plain, server_hostname="ns2.shop.test")


def test_every_run_has_an_authority_of_its_own(net):
    with Internet() as other:
        assert other.ca_pem != net.ca_pem


def test_outside_its_block_nothing_answers():
    net = Internet()
    with pytest.raises(LabError, match="with Internet"):
        net.ask(SHOP, query("shop.test"))
    with net:
        pass
    with pytest.raises(LabError, match="with Internet"):
        net.ask(SHOP, query("shop.test"))
    with pytest.raises(LabError, match="entered once"):
        net.__enter__()


def test_who_goes_round_in_a_circle_is_told(net, monkeypatch):
    monkeypatch.setattr(_internet, "MOST_ASKED", 3)
    for _ in range(3):
        asked(net, SHOP, "shop.test")
    with pytest.raises(LabError, match="asked 3 times: does your code go round in a circle"):
        net.ask(SHOP, query("shop.test"))

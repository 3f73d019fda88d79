"""Where packets go, and why."""

from tests.course.lab.routing.worlds import graph, joined, no_circle

WIDE, HALF = "2001:db8::/32", "2001:db8::/33"
TRIANGLE = joined((1, 2, "provider"), (3, 2, "provider"), (4, 2, "provider"))


def test_every_as_follows_its_longest_prefix():
    net = graph(TRIANGLE)
    net.announce(1, WIDE)
    net.announce(3, HALF)
    net.settle()
    assert net.reaching("2001:db8::1") == {1: (3, (1, 2, 3)), 2: (3, (2, 3)), 3: (3, (3,)), 4: (3, (4, 2, 3))}
    assert net.reaching("2001:db8:8000::1")[4] == (1, (4, 2, 1))


def test_a_packet_is_won_by_those_on_its_way():
    """4 takes no half, yet its provider does: its packets end there all the same."""
    net = graph(
        TRIANGLE, accepts=lambda number, route: no_circle(number, route) and (number, route["prefix"]) != (4, HALF)
    )
    net.announce(1, WIDE)
    net.announce(3, HALF)
    net.settle()
    assert HALF not in net.tables()[4]
    assert net.reaching("2001:db8::1")[4] == (3, (4, 2, 3))


def test_without_a_route_a_packet_goes_nowhere():
    net = graph(TRIANGLE)
    assert net.reaching("2001:db8::1")[4] == (None, (4,))


def test_packets_that_go_round_go_nowhere():
    net = graph(joined((1, 2, "peer"), (1, 3, "customer"), (2, 3, "customer")), may_export=lambda *_: True)
    net.announce(3, WIDE)
    net.settle()
    for a, b in ((1, 2), (2, 1)):
        net.ases[a].chosen[WIDE] = next(r for r in net.ases[a].candidates(WIDE) if r["neighbour"] == b)
    assert net.reaching("2001:db8::1")[1] == (None, (1, 2, 1))


def test_a_forged_path_does_not_carry_packets():
    net = graph(TRIANGLE)
    net.announce(1, WIDE)
    net.announce(3, HALF, path=(1,))
    net.settle()
    assert net.tables()[4][HALF] == (4, 2, 3, 1)
    assert net.reaching("2001:db8::1")[4] == (3, (4, 2, 3))
    assert HALF not in net.tables()[1], "its own number is in the path"


def test_reasons_are_told_line_by_line():
    links = joined(
        (1, 2, "provider"),
        (1, 3, "provider"),
        (2, 4, "peer"),
        (3, 4, "provider"),
        (5, 3, "peer"),
        (5, 6, "peer"),
        (5, 4, "peer"),
    )
    net = graph(links, med={(3, 4): 5})
    net.announce(1, WIDE)
    net.settle()
    assert net.why(4, WIDE).split("\n") == [
        "AS 4 chose: from AS 3, a customer, path 3 1",
        "  not chosen: from AS 2, a peer, path 2 1 (local preference 200 against 300, MED None against 5, router id "
        "10.0.0.2 against 10.0.0.3)",
        "  not told: AS 5 has a route, learned from a peer, and keeps it from its peers",
    ]
    assert net.why(6, WIDE).split("\n") == [
        "AS 6 has no route to 2001:db8::/32",
        "  not told: AS 5 has a route, learned from a peer, and keeps it from its peers",
    ]
    assert net.why(1, WIDE).split("\n")[0] == "AS 1 chose: its own"


def test_a_route_that_was_not_accepted_is_told():
    net = graph(TRIANGLE, accepts=lambda number, route: no_circle(number, route) and number != 4)
    net.announce(1, WIDE, path=(9,))
    net.settle()
    assert net.why(4, WIDE).split("\n")[1] == "  not accepted: from AS 2, a provider, path 2 1 9"
    assert net.why(1, WIDE).split("\n")[0] == "AS 1 chose: its own, announced with the path 9 behind it"

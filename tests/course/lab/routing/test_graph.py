"""The graph of autonomous systems: rounds, messages, decisions."""

from random import Random

import pytest

from course.lab import Announcement, LabError, Withdrawal
from tests.course.lab.routing.worlds import drawn, for_customers, graph, joined, no_circle, preferred

P = "2001:db8:1::/48"
CHAIN = joined((1, 2, "provider"), (2, 3, "provider"))


def test_news_travels_one_link_a_round():
    net = graph(CHAIN)
    net.announce(1, P)
    assert net.step() == []
    assert net.step() == [Announcement(1, 2, P, (1,))]
    assert net.step() == [Announcement(2, 3, P, (2, 1))]
    assert net.step() == []
    assert net.tables() == {1: {P: (1,)}, 2: {P: (2, 1)}, 3: {P: (3, 2, 1)}}


def test_a_withdrawal_travels_as_far_as_the_announcement():
    net = graph(CHAIN)
    net.announce(1, P)
    assert net.settle() == 3
    net.withdraw(1, P)
    net.settle()
    assert [message for _, message in net.log][-2:] == [Withdrawal(1, 2, P), Withdrawal(2, 3, P)]
    assert net.tables() == {1: {}, 2: {}, 3: {}}


def test_a_withdrawn_prefix_haunts_longer_paths():
    net = graph(joined((1, 2, "provider"), (2, 3, "peer"), (2, 4, "peer"), (3, 4, "peer")), may_export=lambda *_: True)
    net.announce(1, P)
    net.settle()
    net.withdraw(1, P)
    seen = []
    while net.step() or len(seen) < 2:
        seen.append(net.tables()[3].get(P))
    assert seen == [(3, 2, 1), (3, 2, 1), (3, 4, 2, 1), None, None]


def test_export_follows_the_decision():
    links = joined((1, 2, "provider"), (2, 3, "peer"), (3, 4, "peer"), (3, 5, "provider"))
    net = graph(links)
    net.announce(1, P)
    net.settle()
    assert [a for a, table in net.tables().items() if table] == [1, 2, 3]
    leaking = graph(links, may_export=lambda *_: True)
    leaking.announce(1, P)
    leaking.settle()
    assert all(leaking.tables().values())


def test_what_best_returns_is_what_counts():
    links = joined((1, 2, "provider"), (1, 3, "provider"), (2, 4, "provider"), (3, 4, "provider"))
    for number, best in ((2, min), (3, max)):
        net = graph(links, best=lambda routes, best=best: best(routes, key=lambda route: route["path"]))
        net.announce(1, P)
        net.settle()
        assert net.tables()[4] == {P: (4, number, 1)}


def test_a_route_that_best_refuses_is_not_told():
    net = graph(CHAIN, best=lambda routes: next((r for r in routes if r["neighbour"] is None), None))
    net.announce(1, P)
    net.settle()
    assert net.tables() == {1: {P: (1,)}, 2: {}, 3: {}}


def test_a_copy_of_a_route_is_that_route_and_any_other_is_a_mistake():
    net = graph(CHAIN, best=lambda routes: dict(preferred(routes)))
    net.announce(1, P)
    net.settle()
    assert net.tables()[3] == {P: (3, 2, 1)}
    net = graph(CHAIN, best=lambda routes: {"path": (1,)})
    net.announce(1, P)
    with pytest.raises(LabError, match="best must return one of the routes"):
        net.settle()


def test_a_route_has_what_the_neighbour_sent_and_what_the_link_says():
    asked = []
    net = graph(
        joined((1, 2, "peer")),
        best=lambda routes: asked.extend(routes) or preferred(routes),
        local_pref={(2, 1): 150},
        med={(1, 2): 30},
        igp={(2, 1): 7},
    )
    net.announce(1, P, origin=2)
    net.settle()
    assert asked[-1] == {
        "prefix": P,
        "neighbour": 1,
        "learned_from": "peer",
        "reachable": True,
        "local_pref": 150,
        "path": (1,),
        "origin": 2,
        "med": 30,
        "ebgp": True,
        "igp": 7,
        "router_id": "10.0.0.1",
        "peer": "2001:db8:ffff::1",
    }


def test_a_med_is_not_passed_on():
    net = graph(CHAIN, med={(1, 2): 30})
    net.announce(1, P)
    net.settle()
    assert net.ases[3].candidates(P)[0]["med"] is None


def test_two_routers_of_one_system_share_its_number():
    links = joined(("a", "b", "provider"), ("b", "c", "provider"))
    net = graph(links, numbers={"a": 7, "b": 8, "c": 7})
    net.announce("a", P)
    net.settle()
    assert net.tables() == {"a": {P: (7,)}, "b": {P: (8, 7)}, "c": {}}


def test_more_specific_than_48_is_heard_and_not_taken():
    net = graph(CHAIN)
    net.announce(1, "2001:db8:1::/49")
    net.settle()
    assert net.tables()[2] == {}
    assert "not accepted: from AS 1, a customer, path 1 (longer than /48)" in net.why(2, "2001:db8:1::/49")


def test_new_rules_count_when_all_judge_again():
    refused = set()
    net = graph(CHAIN, accepts=lambda number, route: no_circle(number, route) and number not in refused)
    net.announce(1, P)
    net.settle()
    refused.add(2)
    net.settle()
    assert net.tables()[3] == {P: (3, 2, 1)}
    net.judge_again()
    net.settle()
    assert net.tables() == {1: {P: (1,)}, 2: {}, 3: {}}


@pytest.mark.parametrize("seed", range(12))
def test_in_whatever_order_news_arrives_the_end_is_the_same(seed):
    """Where customers come before peers and providers, there is one outcome (Gao and Rexford 2001)."""
    links = drawn(14, Random(seed))
    outcomes = []
    for late in (None, 1, 2):
        net = graph(links, seed=late)
        for at, who in enumerate((4, 9, 14)):
            net.announce(who, f"2001:db8:{at}::/48")
        net.settle()
        net.withdraw(9, "2001:db8:1::/48")
        net.settle()
        outcomes.append(net.tables())
    assert outcomes[0] == outcomes[1] == outcomes[2]
    assert all(len(table) == 2 for table in outcomes[0].values())


def test_a_seed_makes_other_rounds_and_the_same_ones_again():
    links = drawn(14, Random(3))

    def log(seed):
        net = graph(links, seed=seed)
        net.announce(14, P)
        net.settle()
        return list(net.log)

    assert log(1) == log(1) != log(2)


def test_wishes_in_a_circle_never_settle():
    """Three peers, each of which prefers the way by the next to its own: no state pleases all."""
    links = joined(
        (1, 2, "peer"), (2, 3, "peer"), (1, 3, "peer"), (1, 9, "customer"), (2, 9, "customer"), (3, 9, "customer")
    )
    follow = {1: 2, 2: 3, 3: 1}
    wishes = dict.fromkeys(follow.items(), 500)
    net = graph(
        links,
        local_pref=wishes,
        may_export=lambda *_: True,
        accepts=lambda n, r: no_circle(n, r) and len(r["path"]) < 3,
    )
    net.announce(9, P)
    with pytest.raises(LabError, match="their wishes make a circle"):
        net.settle()


@pytest.mark.parametrize(
    ("links", "says"),
    [
        ({1: {2: "friend"}, 2: {1: "friend"}}, "is customer, peer or provider, not 'friend'"),
        ({1: {2: "peer"}, 2: {}}, "must be a peer, not None"),
        ({1: {2: "peer"}}, "must be a peer, not None"),
        ({1: {2: "customer"}, 2: {1: "customer"}}, "must be a provider, not 'customer'"),
    ],
)
def test_links_that_do_not_fit_together(links, says):
    with pytest.raises(ValueError, match=says):
        graph(links)


@pytest.mark.parametrize("prefix", ["192.0.2.0/24", "2001:db9::/32", "2001:d00::/24", "2001:db8::1/32", "x"])
def test_only_addresses_for_documentation_are_announced(prefix):
    with pytest.raises(ValueError, match=r"documentation only|host bits|does not appear"):
        graph(CHAIN).announce(1, prefix)


def test_mistakes_get_a_sentence():
    with pytest.raises(LabError, match="there is no AS 7 in this graph: 1, 2, 3"):
        graph(CHAIN).announce(7, P)
    with pytest.raises(LabError, match="there is no AS 7"):
        graph(CHAIN).why(7, P)
    with pytest.raises(LabError, match=f"AS 1 does not announce {P}"):
        graph(CHAIN).withdraw(1, P)


def test_the_decisions_must_be_handed_in():
    from course.lab import AsGraph

    with pytest.raises(TypeError, match="accepts"):
        AsGraph(CHAIN, best=preferred, may_export=for_customers)

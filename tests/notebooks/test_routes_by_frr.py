"""What lesson 8's references choose and tell, held table by table against a second router, FRR; ROAs it has none."""

import random

import pytest

from tests.course.lab.routing import frr
from tests.notebooks.internets import Internet, agree
from tests.notebooks.routing import LESSON, reference, references
from tests.tools import needs

pytestmark = [
    pytest.mark.long,
    pytest.mark.lesson(LESSON),
    needs("bgpd", package="frr"),
    needs("unshare", package="util-linux"),
    needs("ip", package="iproute2"),
]


def configurations(internet):
    for a, sides in internet.links.items():
        here = internet.place[a]
        sessions = [frr.session(here, internet.place[b], internet.number(b), mapped=True) for b in sides]
        maps = "".join(
            frr.neighbour_maps(
                internet.place[b], is_a, local_pref=internet.preference(a, b), med=internet.med.get((a, b))
            )
            for b, is_a in sides.items()
        )
        forged = "route-map forged permit 10\n set as-path prepend 64999\n"
        yield f"r{a}", frr.router(here, internet.number(a), sessions, maps=frr.KEPT + maps + forged)


@pytest.mark.parametrize("count", [5, 12])
def test_frr_has_the_same_tables(count, tmp_path):
    answers, draw = references(), random.Random(f"frr {count}")
    internet = Internet(count, draw)
    with frr.Frrs(tmp_path, dict(configurations(internet))) as routers:
        routers.until(lambda: routers.established(internet.ends), "sessions")
        before = set()
        for announced, _ in internet.states(draw):
            for name in before ^ announced:
                who, prefix, behind = internet.owns[name]
                told = f"network {prefix}" + (" route-map forged" if behind else "")
                routers.tell(f"r{who}", internet.number(who), told if name in announced else f"no {told}")
            before, want = announced, internet.tables(answers, announced, signed=False)
            agree(routers, lambda: read(routers, internet), want, f"{sorted(announced)} announced")


def read(routers, internet):
    return {a: routers.chosen(f"r{a}") for a in internet.links}, routers.counts()


P, LATER = "2001:db8:1::/48", "2001:db8:2::/48"


@pytest.mark.parametrize(("by_age", "wins"), [(True, 3), (False, 2)])
def test_frr_keeps_the_older_of_two_that_are_alike_unless_told_otherwise(by_age, wins, tmp_path):
    """RFC 4271 §9.1.2.2 goes by the lower router id; so does FRR with `bgp bestpath compare-routerid`."""
    alike = {"reachable": True, "local_pref": 100, "origin": 0, "med": 0, "ebgp": True, "igp": 0, "peer": "::1"}
    routes = [alike | {"path": (number,), "router_id": f"10.0.0.{number}"} for number in (3, 2)]
    assert reference("best")(routes)["path"] == (2,)
    routers = {"r1": frr.router(1, 1, [frr.session(1, 2, 2), frr.session(1, 3, 3)], by_age=by_age)}
    routers |= {f"r{at}": frr.router(at, at, [frr.session(at, 1, 1)]) for at in (2, 3)}
    with frr.Frrs(tmp_path, routers) as frrs:
        frrs.until(lambda: frrs.established(4), "sessions")
        for at, heard in ((3, 1), (2, 2)):
            frrs.tell(f"r{at}", at, f"network {P}")
            frrs.until(lambda heard=heard: len(frrs.heard("r1").get(P, [])) == heard, "news")
        frrs.tell("r2", 2, f"network {LATER}")
        frrs.until(lambda: LATER in frrs.chosen("r1"), "a decision about what came after all that")
        assert frrs.chosen("r1")[P] == (wins,)

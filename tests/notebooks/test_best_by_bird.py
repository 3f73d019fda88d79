"""What lesson 8's `best` chooses, and what BIRD 2 chooses from the same routes; and where BIRD thinks otherwise."""

import random

import pytest

from tests.course.lab.routing import bird
from tests.notebooks.routing import LESSON, reference
from tests.tools import needs

pytestmark = [
    pytest.mark.long,
    pytest.mark.lesson(LESSON),
    needs("bird", package="bird2"),
    needs("unshare", package="util-linux"),
    needs("ip", package="iproute2"),
]
HERE = 65000  # the number of the router that chooses, and of its colleagues inside
NUMBERS = {2: 1, 3: 1, 4: 1, 5: 2, 6: 2, 7: HERE, 8: HERE, 9: HERE, 10: 2, 11: 3}
COSTS = {2: 5, 3: 20, 4: 10, 5: 10, 6: 5, 7: 0, 8: 10, 9: 5, 10: 5}  # 11: nobody knows the way to it
PREFIXES = [f"2001:db8:{at:x}::/48" for at in range(1, 61)]


@pytest.fixture(scope="module")
def best():
    return reference("best")


def drawn(draw):
    """Routes as `best` has them, by prefix and neighbour."""
    worlds = {}
    for prefix in PREFIXES:
        few = draw.sample(sorted(NUMBERS), draw.choice([1, 2, 3, 4, 5, 6]))
        prefs, lengths = draw.choice([[100], [100], [100, 200]]), draw.choice([[0], [0], [0, 1]])
        worlds[prefix] = {at: one(draw, at, prefs, lengths) for at in few}
    return worlds


def one(draw, at, prefs, lengths):
    inside = NUMBERS[at] == HERE
    first = draw.choice([(1,), (2,), ()]) if inside else (NUMBERS[at],)
    return {
        "reachable": at in COSTS,
        "local_pref": draw.choice(prefs),
        "path": (*first, *[9] * draw.choice(lengths)),
        "origin": draw.choice([0, 0, 0, 1, 2]),
        "med": draw.choice([None, 0, 5, 10, 20]),
        "ebgp": not inside,
        "igp": COSTS.get(at, 0),
        "router_id": f"10.0.0.{at}",
        "peer": bird.address(at),
    }


def choosing(worlds, **known):
    """The router that chooses: each neighbour's routes get their local preference on arrival."""
    sessions = ""
    for at, number in NUMBERS.items():
        preferred = [prefix for prefix, routes in worlds.items() if routes.get(at, {}).get("local_pref") == 200]
        wish = f"if net ~ [{', '.join(preferred)}] then bgp_local_pref = 200;" if preferred else ""
        sessions += bird.session(at, number, f"bgp_local_pref = 100; {wish}", "reject;")
    near = "".join(
        f"route {bird.address(at)}/128 via {bird.BEYOND}2 {{ igp_metric = {cost}; }};\n" for at, cost in COSTS.items()
    )
    return bird.router(1, HERE, sessions, near=near, **known)


def telling(at, worlds):
    """A neighbour, which announces its prefixes with what was drawn for them."""
    routes = {prefix: found[at] for prefix, found in worlds.items() if at in found}
    own = "".join(bird.origin(f"own{n}", prefix) for n, prefix in enumerate(routes)).replace("disabled; ", "")
    told = "".join(f"if net = {prefix} then {{ {attributes(at, route)} }}\n" for prefix, route in routes.items())
    return bird.router(at, NUMBERS[at], bird.session(1, HERE, "", told), origins=own)


def attributes(at, route):
    behind = route["path"] if NUMBERS[at] == HERE else route["path"][1:]
    path = "".join(f"bgp_path.prepend({number}); " for number in reversed(behind))
    med = f"bgp_med = {route['med']};" if route["med"] is not None else ""
    return f"{path} bgp_origin = {('ORIGIN_IGP', 'ORIGIN_EGP', 'ORIGIN_INCOMPLETE')[route['origin']]}; {med}"


@pytest.mark.parametrize("seed", range(4))
def test_bird_chooses_the_same(best, seed, tmp_path):
    worlds = drawn(random.Random(f"best {seed}"))
    everywhere = {"r1": choosing(worlds)} | {f"r{at}": telling(at, worlds) for at in NUMBERS}
    choices = {prefix: best(list(routes.values())) for prefix, routes in worlds.items()}
    want = {prefix: route["peer"] for prefix, route in choices.items() if route}
    unreachable = {prefix: bird.address(11) for prefix, route in choices.items() if route is None}
    with bird.Birds(tmp_path, everywhere) as birds:
        birds.until(lambda: birds.established(2 * len(NUMBERS)), "sessions")
        agree(birds, want | unreachable)


def agree(birds, want):
    found = {}

    def same():
        found.update(seen=birds.sender("r1"))
        return found["seen"] == want

    try:
        birds.until(same, "choices")
    except AssertionError:
        assert found["seen"] == want
        raise


CIRCLE = {
    "a": {"path": (1,), "med": 10, "igp": 5},
    "b": {"path": (1,), "med": 5, "igp": 20},
    "c": {"path": (2,), "med": 0, "igp": 10},
}
PLACES = {"a": 2, "b": 3, "c": 4}
PLAIN = {"reachable": True, "local_pref": 100, "origin": 0, "ebgp": True, "router_id": "10.0.0.1"}


def circle(deterministic):
    """A router with three neighbours whose routes beat each other in a circle when they are compared in pairs."""
    near = "".join(
        f"route {bird.address(PLACES[name])}/128 via {bird.BEYOND}2 {{ igp_metric = {one['igp']}; }};"
        for name, one in CIRCLE.items()
    )
    sessions = "".join(bird.session(PLACES[name], one["path"][0], "", "reject;") for name, one in CIRCLE.items())
    yield "r1", bird.router(1, HERE, sessions, near=near, deterministic=deterministic)
    for name, one in CIRCLE.items():
        told = bird.session(1, HERE, "", f"bgp_med = {one['med']};")
        own = bird.origin("own", "2001:db8:1::/48")
        yield f"r{PLACES[name]}", bird.router(PLACES[name], one["path"][0], told, origins=own)


def after_arrival(order, deterministic, folder):
    """Whose route is chosen when the routes have come in one after the other."""
    with bird.Birds(folder, dict(circle(deterministic))) as birds:
        birds.until(lambda: birds.established(6), "sessions")
        for at, name in enumerate(order, 1):
            birds.ask(f"r{PLACES[name]}", "enable own")
            birds.until(lambda at=at: heard(birds) == at, "news")
        peer = birds.sender("r1")["2001:db8:1::/48"]
    return next(name for name, place in PLACES.items() if bird.address(place) == peer)


def heard(birds):
    return birds.ask("r1", "show route all for 2001:db8:1::/48").count("BGP.as_path")


@pytest.mark.parametrize(("order", "wins"), [("abc", "c"), ("bca", "a"), ("acb", "b")])
def test_bird_compares_meds_in_pairs_unless_told_otherwise(best, order, wins, tmp_path):
    """RFC 4271 §9.1.2.2 compares the routes of a neighbour before those of several; BIRD's default goes by arrival."""
    routes = {name: PLAIN | one | {"peer": bird.address(PLACES[name])} for name, one in CIRCLE.items()}
    assert best([routes[name] for name in order]) == routes["c"]
    for deterministic, chosen in ((False, wins), (True, "c")):
        folder = tmp_path / str(deterministic)
        folder.mkdir()
        assert after_arrival(order, deterministic, folder) == chosen


def test_bird_takes_what_it_cannot_reach_if_there_is_nothing_else(best, tmp_path):
    """RFC 4271 §9.1.2.1 leaves such a route out; BIRD 2.0.12 selects it as unreachable, and announces it."""
    route = PLAIN | {"path": (2,), "med": 0, "igp": 0, "reachable": False, "peer": bird.address(2)}
    assert best([route]) is None
    own = bird.origin("own", "2001:db8:1::/48").replace("disabled; ", "")
    routers = {
        "r1": bird.router(1, 1, bird.session(2, 2, "", "") + bird.session(3, 3, "", ""), near=""),
        "r2": bird.router(2, 2, bird.session(1, 1, "", ""), origins=own),
        "r3": bird.router(3, 3, bird.session(1, 1, "", "")),
    }
    with bird.Birds(tmp_path, routers) as birds:
        birds.until(lambda: birds.chosen("r3") == {"2001:db8:1::/48": (1, 2)}, "news at the third router")
        assert "unreachable" in birds.ask("r1", "show route for 2001:db8:1::/48")
        assert f"BGP.next_hop: {bird.address(1)}" in birds.ask("r3", "show route all for 2001:db8:1::/48")


@pytest.mark.parametrize("table", [True, False])
def test_bird_judges_again_only_with_an_import_table(table, tmp_path):
    """RFC 9324 wants all judged again when ROAs change; BIRD 2.0.12 does so where it has `import table on`."""
    own = bird.origin("own", "2001:db8:1::/48").replace("disabled; ", "") + bird.origin("later", "2001:db8:2::/48")
    drops = bird.neighbour(2, 2, "peer", local_pref=100, drops=True, table=table)
    routers = {
        "r1": bird.router(1, 1, drops, roas="route 2001:db8::/32 max 48 as 64500;"),
        "r2": bird.router(2, 2, bird.session(1, 1, "", ""), origins=own),
    }
    with bird.Birds(tmp_path, routers) as birds:
        birds.until(lambda: "2001:db8:1::/48" in birds.chosen("r1"), "the hijacked prefix")
        birds.ask("r1", "enable signed")
        birds.until(lambda: "64500" in birds.ask("r1", "show route table papers"), "the ROA")
        birds.ask("r2", "enable later")
        birds.until(lambda: refused(birds), "a route that comes later and is refused")
        if table:
            birds.until(lambda: birds.chosen("r1") == {}, "the end of the hijacked prefix")
        else:
            assert list(birds.chosen("r1")) == ["2001:db8:1::/48"]


def refused(birds):
    """Whether a filter has turned something away: the third count of what came in."""
    updates = [line.split()[2:] for line in birds.counts() if line.startswith("Import updates")]
    return any(filtered != "0" for _, _, filtered, *_ in updates)

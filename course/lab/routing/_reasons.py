"""Why an AS has the route that it has, in sentences."""

from collections.abc import Mapping

from course.lab.routing._messages import Node
from course.lab.routing._router import LONGEST, length

SAID = {
    "reachable": "next hop reachable",
    "local_pref": "local preference",
    "path": "path",
    "origin": "origin",
    "med": "MED",
    "ebgp": "learned from outside",
    "igp": "IGP cost",
    "router_id": "router id",
    "peer": "peer address",
}


def reasons(ases: Mapping, who: Node, prefix: str) -> str:
    """One line for the route that ``who`` chose, one for each other that it heard or was not told."""
    one, chosen = ases[who], ases[who].chosen.get(prefix)
    lines = [f"AS {who} chose: {_told(chosen)}" if chosen else f"AS {who} has no route to {prefix}"]
    others = [route for route in one.candidates(prefix) if route != chosen]
    lines += [f"  not chosen: {_told(route)}{_against(route, chosen)}" for route in others]
    lines += [f"  not accepted: {_told(route)}{_too_long(prefix)}" for route in one.refused(prefix)]
    lines += [line for name in one.neighbours if (line := _kept_back(ases, who, name, prefix))]
    return "\n".join(lines)


def _told(route):
    if route["neighbour"] is None:
        return "its own" + (f", announced with the path {_path(route['path'])} behind it" if route["path"] else "")
    return f"from AS {route['neighbour']}, a {route['learned_from']}, path {_path(route['path'])}"


def _path(path):
    return " ".join(map(str, path)) or "(empty)"


def _against(route, chosen):
    if chosen is None:
        return ""
    differing = [key for key in SAID if key not in ("path", "peer") and route[key] != chosen[key]]
    said = [f"{SAID[key]} {route[key]} against {chosen[key]}" for key in differing]
    if len(route["path"]) != len(chosen["path"]):
        said.insert(0, f"path length {len(route['path'])} against {len(chosen['path'])}")
    return f" ({', '.join(said)})"


def _too_long(prefix):
    return f" (longer than /{LONGEST})" if length(prefix) > LONGEST else ""


def _kept_back(ases, who, name, prefix):
    """A neighbour that has a route and does not tell."""
    other = ases[name]
    route = other.chosen.get(prefix)
    if route is None or route["neighbour"] == who or other.may_tell(route, other.neighbours[who].is_a):
        return None
    source = "its own" if route["learned_from"] == "own" else f"learned from a {route['learned_from']}"
    return f"  not told: AS {name} has a route, {source}, and keeps it from its {other.neighbours[who].is_a}s"

"""What a probe is answered by a deployment, as a pure function of what runs there."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from ipaddress import ip_address, ip_network

# The fields that a probe looks at: those of compression and of CORS.
FIELDS = ("content-encoding", "vary", "access-control-allow-origin", "access-control-allow-credentials")
MOST_AT_ONCE = 200  # requests of a burst
PRIVATE = [ip_network(block) for block in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")]


def modelled_probe(config: Mapping, drift: Iterable[tuple[Sequence, object]] = ()) -> dict[str, Callable]:
    """Functions that answer as the deployment would that runs as ``config`` says, but for ``drift``.

    ``drift`` is what was changed on the machines and not in the file: pairs of keys, from the outermost section
    inwards, and the value that runs there. The functions give plain values, the same each time:

    ``file(*keys)``: what the file says there, or None. ``resolve(name, vantage)``: ``{"addresses", "ttl_s"}`` or None.
    ``enter(name, vantage)``: the edge that a client there ends at. ``connect(address)``: whether anything answers
    there from outside. ``handshake(address, versions)``: ``{"version", "protocol", "days", "trusted"}`` of a client
    that offers these TLS versions (neighbours in their order), h2 and http/1.1, or None if there is no handshake.
    ``get(origin, path, headers)``: ``{"status", "headers"}``. ``reuse(service, n)``: how many connections ``n``
    requests take, one after the other. ``burst(pool, n)``: ``{"connections", "waiting", "refused"}``, the most at
    once, of ``n`` requests at the same time; ValueError for more than 200.
    """
    says, runs = copied(config), running(config, drift)

    def file(*keys):
        return copied(at(says, keys))

    def resolve(name, vantage):
        return resolved(runs, name, vantage)

    def enter(name, vantage):
        return entered(runs, name, vantage)

    def connect(address):
        return reachable(runs, address)

    def handshake(address, versions):
        return shaken(runs, address, versions)

    def get(origin, path, headers):
        return answered(runs, origin, path, headers)

    def reuse(service, n):
        return reused(runs, service, n)

    def burst(pool, n):
        return bursted(runs, pool, n)

    asks = (file, resolve, enter, connect, handshake, get, reuse, burst)
    return {ask.__name__: ask for ask in asks}


def running(config: Mapping, drift: Iterable[tuple[Sequence, object]]) -> dict:
    """A copy of ``config`` with what runs otherwise put in its place."""
    runs = copied(config)
    for keys, value in drift:
        section = runs
        for key in keys[:-1]:
            section = section.setdefault(key, {})
        section[keys[-1]] = copied(value)
    return runs


def copied(value):
    """A copy of plain sections and lists; `copy.deepcopy` takes ten times as long."""
    if isinstance(value, Mapping):
        return {key: copied(part) for key, part in value.items()}
    return [copied(part) for part in value] if isinstance(value, list) else value


def at(config: Mapping, keys: Sequence):
    """What stands at ``keys``, or None where nothing does."""
    for key in keys:
        if not isinstance(config, Mapping) or key not in config:
            return None
        config = config[key]
    return config


def resolved(runs, name, vantage):
    if name not in runs["dns"]:
        return None
    record, edges = runs["dns"][name], runs["edges"]
    nearest = edges[entered(runs, name, vantage)]
    first = edges[next(iter(edges))]
    shown = nearest if record["entry"] == "geo" else first
    return {"addresses": sorted(shown["addresses"]), "ttl_s": record["ttl_s"]}


def entered(runs, name, vantage):
    if name not in runs["dns"]:
        return None
    edges = runs["edges"]
    near = [edge for edge in edges if edges[edge]["near"] == vantage and runs["dns"][name]["entry"] != "single"]
    return [*near, *edges][0]


def reachable(runs, address):
    if any(address in edge["addresses"] for edge in runs["edges"].values()):
        return True
    inside = [place for section in ("origins", "services", "pools") for place in runs[section].values()]
    owners = [place for place in inside if place["address"] == address]
    return any(place.get("open", not is_private(address)) for place in owners)


def is_private(address: str) -> bool:
    """Whether no router outside carries packets there (RFC 1918, RFC 4193)."""
    ip = ip_address(address)
    return any(ip.version == block.version and ip in block for block in PRIVATE)


def listening(runs, address):
    """How the edge at ``address`` speaks TLS there, or None."""
    for edge in runs["edges"].values():
        if address in edge["addresses"]:
            return spoken(edge, address)
    return None


def spoken(edge, address):
    """How the machine of an edge at an address speaks TLS."""
    return {"chain": "sound", "days": 60} | edge | edge.get("at", {}).get(address, {})


def shaken(runs, address, versions):
    edge = listening(runs, address)
    both = set(edge["versions"]) & set(versions) if edge else set()
    if not both:
        return None
    protocol = next(iter(edge["protocols"]), None)
    trusted = edge["chain"] == "sound" and edge["days"] > 0
    return {"version": max(both), "protocol": protocol, "days": edge["days"], "trusted": trusted}


def answered(runs, origin, path, headers):
    if origin not in runs["origins"] or path not in runs["pages"]:
        return {"status": 404, "headers": {}}
    server = runs["origins"][origin] | runs["origins"][origin].get("at", {}).get(path, {})
    asked = {name.lower(): value for name, value in headers.items()}
    told = {}
    if runs["pages"][path] == "compress":
        told |= coded(server, asked.get("accept-encoding", ""))
    cors = allowed(server["cors"], asked.get("origin"))
    if "vary" in told and "vary" in cors:
        cors["vary"] = told["vary"] + ", " + cors["vary"]
    return {"status": 200, "headers": told | cors}


def coded(server, accepted):
    wanted = [part.split(";")[0].strip() for part in accepted.lower().split(",")]
    coding = next((one for one in server["codings"] if one in wanted), None)
    told = {"content-encoding": coding} if coding else {}
    varies = server["vary"] if server.get("varies", "always") in ("always", "coded" if coding else "plain") else None
    return told | ({"vary": varies} if varies else {})


def allowed(cors, origin):
    """The fields of CORS in an answer; what is compared how is the origin's own mistake, or its care."""
    if "*" in cors["origins"] and not cors["credentials"]:
        return {"access-control-allow-origin": "*"}
    told = {"vary": "Origin"}
    if origin is None or not any(fits(origin, one, cors.get("compares", "whole")) for one in cors["origins"]):
        return told
    credentials = {"access-control-allow-credentials": "true"} if cors["credentials"] else {}
    return {"access-control-allow-origin": origin} | credentials | told


def fits(origin, one, compares):
    match compares:
        case "begin":
            return origin.startswith(one)
        case "end":
            return origin.endswith(one.removeprefix("https://"))
        case _:
            return one in ("*", origin)


def reused(runs, service, n):
    if service not in runs["services"]:
        return None
    return min(n, 1) if runs["services"][service]["keep_alive"] else n


def bursted(runs, pool, n):
    if pool not in runs["pools"]:
        return None
    if not 0 <= n <= MOST_AT_ONCE:
        raise ValueError(f"a burst has 0 to {MOST_AT_ONCE} requests, not {n}: on loopback, each of them holds sockets")
    size, waiting = runs["pools"][pool]["size"], runs["pools"][pool]["waiting"]
    connections = n if size is None else min(n, size)
    left = n - connections
    waits = left if waiting is None else min(left, waiting)
    return {"connections": connections, "waiting": waits, "refused": left - waits}

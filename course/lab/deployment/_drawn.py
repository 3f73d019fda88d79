"""Sound deployments of many shapes, drawn at random."""

from random import Random

SERVICES = ("orders", "search", "stock", "mail")
NEAR = ("eu", "us", "ap")
PAGES = {"/": "compress", "/app.js": "compress", "/style.css": "compress", "/logo.png": "as-is"}


def draw_deployment(rng: Random) -> dict:
    """A deployment in which nothing is wrong, as `read_deployment` would give it."""
    origins = rng.choice([1, 2, 2, 3])
    pools = {f"{name}-db": _pool(rng, n) for n, name in enumerate(rng.sample(SERVICES, rng.choice([1, 2, 2])), start=1)}
    needed = origins * sum(pool["size"] for pool in pools.values())
    failover = rng.choice([120, 300, 600])
    wanted = rng.sample([*PAGES], rng.choice([1, 2, 3]))
    return {
        "host": "www.shop.test",
        "objectives": {"failover_s": failover, "amortise_s": 30},
        "edges": {
            f"edge-{near}": _edge(rng, n, near) for n, near in enumerate(NEAR[: rng.choice([1, 2, 2, 3])], start=1)
        },
        "origins": {f"origin-{n}": _origin(rng, n) for n in range(1, origins + 1)},
        "services": {
            name: {"address": f"10.0.2.{n}", "keep_alive": True}
            for n, name in enumerate(rng.sample(SERVICES, rng.choice([1, 2, 3])), start=1)
        },
        "pools": pools,
        "database": {"connections": needed + rng.choice([0, 0, 5, 20])},
        "dns": {
            name: {"ttl_s": rng.choice([30, 60, failover]), "entry": rng.choice(["geo", "geo", "anycast"])}
            for name in ("www.shop.test", "static.shop.test")[: rng.choice([1, 2])]
        },
        "pages": {path: PAGES[path] for path in wanted},
    }


def _edge(rng, n, near):
    addresses = [f"203.0.113.{10 * n}", f"2001:db8:{n}::10", f"203.0.113.{10 * n + 1}"][: rng.choice([1, 2, 2, 3])]
    return {
        "near": near,
        "addresses": addresses,
        "certificate": "managed",
        "versions": rng.choice([["TLSv1.2", "TLSv1.3"], ["TLSv1.2", "TLSv1.3"], ["TLSv1.3"]]),
        "protocols": ["h2", "http/1.1"],
    }


def _origin(rng, n):
    public = rng.random() < 0.3
    return {
        "address": f"10.0.1.{n}",
        "codings": rng.choice([["br", "gzip"], ["gzip"], ["br"]]),
        "vary": rng.choice(
            ["Accept-Encoding", "Accept-Encoding", "accept-encoding", "Accept-Language, Accept-Encoding"]
        ),
        "cors": {"origins": ["*"], "credentials": False}
        if public
        else {
            "origins": ["https://shop.test", "https://app.shop.test"][: rng.choice([1, 2])],
            "credentials": rng.random() < 0.5,
        },
    }


def _pool(rng, n):
    busy = rng.choice([1, 2, 4, 6])
    return {
        "address": f"10.0.3.{n}",
        "size": busy + rng.choice([0, 0, 1, 4]),
        "waiting": rng.choice([0, 1, 8, 30]),
        "busy": busy,
    }

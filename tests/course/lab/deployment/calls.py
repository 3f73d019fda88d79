"""Every question that tells deployments of one shape apart."""

NEW = ["TLSv1.2", "TLSv1.3"]
OFFERS = (["TLSv1.0"], ["TLSv1.1"], ["TLSv1.2"], ["TLSv1.3"], NEW, ["TLSv1.0", "TLSv1.1", *NEW])
ASKED = (
    {},
    {"accept-encoding": "br, gzip"},
    {"accept-encoding": "gzip;q=0.5"},
    {"origin": "https://shop.test"},
    {"origin": "https://shop.test.evil.test"},
    {"origin": "https://evilshop.test"},
    {"origin": "null"},
    {"origin": "https://elsewhere.test", "accept-encoding": "br"},
)


def calls(config):
    paths = [*config["pages"], "/no"]
    near = [edge["near"] for edge in config["edges"].values()]
    inside = [place["address"] for part in ("origins", "services", "pools") for place in config[part].values()]
    outside = [address for edge in config["edges"].values() for address in edge["addresses"]]
    told = [("resolve", name, vantage) for name in [*config["dns"], "nobody.shop.test"] for vantage in near]
    told += [("enter", name, vantage) for name in config["dns"] for vantage in near]
    told += [("connect", address) for address in [*inside, *outside, "192.0.2.200"]]
    told += [("handshake", address, offer) for address in [*outside, "192.0.2.200"] for offer in OFFERS]
    told += [("get", origin, path, asked) for origin in config["origins"] for path in paths for asked in ASKED]
    told += [("reuse", service, n) for service in [*config["services"], "nobody"] for n in (1, 3)]
    told += [("burst", pool, n) for pool in [*config["pools"], "nobody"] for n in (0, 1, 6, 15, 30)]
    return told + [("file", *keys) for keys in [("host",), ("edges", "edge-eu", "versions"), ("no", "such")]]

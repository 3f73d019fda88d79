"""Finds an edge whose file does not name TLS 1.3: one that has TLS 1.2 alone."""

from itertools import chain, product


def check_tls(config, probe):
    ask = probe["handshake"]
    legacy = frozenset({"TLSv1.0", "TLSv1.1"})
    evidence = {}
    for edge, told in config["edges"].items():
        if not legacy.isdisjoint(told["versions"]) or "TLSv1.3" not in told["versions"]:
            evidence.setdefault(edge, ("file", "edges", edge, "versions"))
        for offered, address in product((["TLSv1.1"], ["TLSv1.2", "TLSv1.3"], ["TLSv1.0"]), told["addresses"]):
            refused = ask(address, list(offered)) is None
            if refused == (offered[0] >= "TLSv1.2"):
                evidence.setdefault(edge, ("handshake", address, offered))
    return [("tls", edge, call) for edge, call in evidence.items()]

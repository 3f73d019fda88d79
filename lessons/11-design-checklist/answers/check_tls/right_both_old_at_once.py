"""Offer the two old versions together; a generator gives the calls that show a fault."""


def check_tls(config, probe):
    def faults(edge, told):
        if not {"TLSv1.0", "TLSv1.1"}.isdisjoint(told["versions"]):
            yield "file", "edges", edge, "versions"
        for address in told["addresses"]:
            for offer, wanted in ((["TLSv1.0", "TLSv1.1"], False), (["TLSv1.2", "TLSv1.3"], True)):
                if bool(probe["handshake"](address, offer)) != wanted:
                    yield "handshake", address, offer

    first = {edge: next(faults(edge, told), None) for edge, told in config["edges"].items()}
    return [("tls", edge, call) for edge, call in first.items() if call]

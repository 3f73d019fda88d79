"""Evidence is the last call that was made: a first address with TLS 1.0, a second without."""


def check_tls(config, probe):
    found = []
    for edge, told in config["edges"].items():
        shown = []
        for at in told["addresses"]:
            for offer in (["TLSv1.0"], ["TLSv1.1"]):
                if probe["handshake"](at, offer):
                    shown.append(("handshake", at, offer))
            if not probe["handshake"](at, ["TLSv1.2", "TLSv1.3"]):
                shown.append(("handshake", at, ["TLSv1.2", "TLSv1.3"]))
        if "TLSv1.0" in told["versions"] or "TLSv1.1" in told["versions"]:
            shown.append(("file", "edges", edge, "versions"))
        if shown:
            found.append(("tls", edge, ("handshake", at, ["TLSv1.2", "TLSv1.3"])))
    return found

"""Offer all versions and look which one is agreed on: an old one would show."""


def check_tls(config, probe):
    found = []
    for edge, told in config["edges"].items():
        shown = []
        for at in told["addresses"]:
            offer = ["TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3"]
            answer = probe["handshake"](at, offer)
            if not answer or answer["version"] in ("TLSv1.0", "TLSv1.1"):
                shown.append(("handshake", at, offer))
        if "TLSv1.0" in told["versions"] or "TLSv1.1" in told["versions"]:
            shown.append(("file", "edges", edge, "versions"))
        if shown:
            found.append(("tls", edge, shown[0]))
    return found

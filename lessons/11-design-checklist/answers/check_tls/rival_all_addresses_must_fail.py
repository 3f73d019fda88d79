"""New clients are shut out only if all machines refuse them: one of two refuses."""


def check_tls(config, probe):
    found = []
    for edge, told in config["edges"].items():
        shown = []
        for at in told["addresses"]:
            for offer in (["TLSv1.0"], ["TLSv1.1"]):
                if probe["handshake"](at, offer):
                    shown.append(("handshake", at, offer))
        if not any(probe["handshake"](at, ["TLSv1.2", "TLSv1.3"]) for at in told["addresses"]):
            shown.append(("handshake", at, ["TLSv1.2", "TLSv1.3"]))
        if "TLSv1.0" in told["versions"] or "TLSv1.1" in told["versions"]:
            shown.append(("file", "edges", edge, "versions"))
        if shown:
            found.append(("tls", edge, shown[0]))
    return found

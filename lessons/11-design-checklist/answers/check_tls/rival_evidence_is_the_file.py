"""Names the line of the file for whatever it finds: a machine that differs from the file."""


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
            found.append(("tls", edge, ("file", "edges", edge, "versions")))
    return found

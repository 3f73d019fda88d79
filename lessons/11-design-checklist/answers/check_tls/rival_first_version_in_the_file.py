"""Looks at the first version of the line only: TLSv1.2, TLSv1.0."""


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
        if told["versions"][0] in ("TLSv1.0", "TLSv1.1"):
            shown.append(("file", "edges", edge, "versions"))
        if shown:
            found.append(("tls", edge, shown[0]))
    return found

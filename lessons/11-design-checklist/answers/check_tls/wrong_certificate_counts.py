"""A handshake with a bad certificate is a fault of TLS as well."""


def check_tls(config, probe):
    found = []
    for edge, told in config["edges"].items():
        shown = []
        for at in told["addresses"]:
            for offer in (["TLSv1.0"], ["TLSv1.1"]):
                if probe["handshake"](at, offer):
                    shown.append(("handshake", at, offer))
            answer = probe["handshake"](at, ["TLSv1.2", "TLSv1.3"])
            if not answer or not answer["trusted"]:
                shown.append(("handshake", at, ["TLSv1.2", "TLSv1.3"]))
        if "TLSv1.0" in told["versions"] or "TLSv1.1" in told["versions"]:
            shown.append(("file", "edges", edge, "versions"))
        if shown:
            found.append(("tls", edge, shown[0]))
    return found

"""Only what is spoken now counts; what the file allows does not."""


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
        if shown:
            found.append(("tls", edge, shown[0]))
    return found

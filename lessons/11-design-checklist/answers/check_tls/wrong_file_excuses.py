"""Where the file names no old version, no machine speaks one."""


def check_tls(config, probe):
    found = []
    for edge, told in config["edges"].items():
        shown = []
        if not {"TLSv1.0", "TLSv1.1"} & set(told["versions"]):
            continue
        for at in told["addresses"]:
            for offer in (["TLSv1.0"], ["TLSv1.1"]):
                if probe["handshake"](at, offer):
                    shown.append(("handshake", at, offer))
            if not probe["handshake"](at, ["TLSv1.2", "TLSv1.3"]):
                shown.append(("handshake", at, ["TLSv1.2", "TLSv1.3"]))
        if shown:
            found.append(("tls", edge, shown[0]))
    return found

"""Asks the first and the last machine: the second of three takes old TLS."""

def check_tls(config, probe):
    found = []
    for edge, told in config["edges"].items():
        calls = []
        if "TLSv1.0" in told["versions"] or "TLSv1.1" in told["versions"]:
            calls.append(("file", "edges", edge, "versions"))
        for address in (told["addresses"][0], told["addresses"][-1]):
            for old in (["TLSv1.0"], ["TLSv1.1"]):
                if probe["handshake"](address, old):
                    calls.append(("handshake", address, old))
            if probe["handshake"](address, ["TLSv1.2", "TLSv1.3"]) is None:
                calls.append(("handshake", address, ["TLSv1.2", "TLSv1.3"]))
        if calls:
            found.append(("tls", edge, calls[0]))
    return found

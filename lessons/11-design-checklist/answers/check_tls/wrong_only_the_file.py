"""What the file names is what is spoken: there is no need to ask the machines."""


def check_tls(config, probe):
    found = []
    for edge, told in config["edges"].items():
        shown = []
        if "TLSv1.0" in told["versions"] or "TLSv1.1" in told["versions"]:
            shown.append(("file", "edges", edge, "versions"))
        if shown:
            found.append(("tls", edge, shown[0]))
    return found

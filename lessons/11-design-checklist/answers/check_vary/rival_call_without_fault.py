"""Names the plain question whatever it was that failed: no compression, Vary in the plain answer."""


def check_vary(config, probe):
    found = []
    for origin in config["origins"]:
        shown = []
        for path, kind in config["pages"].items():
            if kind != "compress":
                continue
            for asked in ({}, {"accept-encoding": "br, gzip"}):
                headers = probe["get"](origin, path, asked)["headers"]
                vary = [name.strip().lower() for name in headers.get("vary", "").split(",")]
                if "accept-encoding" not in vary and "*" not in vary:
                    shown.append(("get", origin, path, asked))
                if asked and "content-encoding" not in headers:
                    shown.append(("get", origin, path, asked))
        if shown:
            found.append(("vary", origin, ("get", origin, "/", {})))
    return found

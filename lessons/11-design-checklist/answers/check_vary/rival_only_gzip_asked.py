"""Asks for gzip alone: an origin with Brotli only."""


def check_vary(config, probe):
    found = []
    for origin in config["origins"]:
        shown = []
        for path, kind in config["pages"].items():
            if kind != "compress":
                continue
            for asked in ({}, {"accept-encoding": "gzip"}):
                headers = probe["get"](origin, path, asked)["headers"]
                vary = [name.strip().lower() for name in headers.get("vary", "").split(",")]
                if "accept-encoding" not in vary and "*" not in vary:
                    shown.append(("get", origin, path, asked))
                if asked and "content-encoding" not in headers:
                    shown.append(("get", origin, path, asked))
        if shown:
            found.append(("vary", origin, shown[0]))
    return found

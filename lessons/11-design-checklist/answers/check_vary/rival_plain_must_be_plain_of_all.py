"""Both answers have to lack Vary: varies only when coded."""


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
                other = probe["get"](origin, path, {} if asked else {"accept-encoding": "br, gzip"})["headers"]
                if not any(
                    "accept-encoding" in (h.get("vary", "")).lower().replace(" ", "").split(",") or h.get("vary") == "*"
                    for h in (headers, other)
                ):
                    shown.append(("get", origin, path, asked))
                if asked and "content-encoding" not in headers:
                    shown.append(("get", origin, path, asked))
        if shown:
            found.append(("vary", origin, shown[0]))
    return found

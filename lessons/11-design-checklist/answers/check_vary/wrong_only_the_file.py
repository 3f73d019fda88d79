"""The file says which codings and which Vary there are."""


def check_vary(config, probe):
    found = []
    for origin, told in config["origins"].items():
        vary = [name.strip().lower() for name in (told["vary"] or "").split(",")]
        for path, kind in config["pages"].items():
            if kind == "compress" and (not {"accept-encoding", "*"} & set(vary) or not told["codings"]):
                found.append(("vary", origin, ("get", origin, path, {"accept-encoding": "br, gzip"})))
                break
    return found

"""Takes a file whose `vary` is nothing for a fault, though the origin sends it."""


def check_vary(config, probe):
    def faulty(call):
        headers = probe["get"](*call[1:])["headers"]
        named = [name.strip().lower() for name in headers.get("vary", "").split(",")]
        coded = "content-encoding" in headers or not call[-1]
        silent = config["origins"][call[1]]["vary"] is None
        return silent or not coded or not {"accept-encoding", "*"} & set(named)

    found = []
    for origin in config["origins"]:
        paths = [path for path, kind in config["pages"].items() if kind == "compress"]
        calls = [("get", origin, path, asked) for path in paths for asked in ({}, {"accept-encoding": "br, gzip"})]
        found += [("vary", origin, call) for call in list(filter(faulty, calls))[:1]]
    return found

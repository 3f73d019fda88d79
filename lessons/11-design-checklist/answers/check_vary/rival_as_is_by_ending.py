"""Goes by the ending of a path: a picture to be compressed."""

def names_it(vary):
    return any(one.strip().lower() in ("*", "accept-encoding") for one in vary.split(","))

def check_vary(config, probe):
    found = []
    for origin in config["origins"]:
        calls = []
        for path, kind in config["pages"].items():
            if not path.endswith((".png", ".jpg", ".gif", ".webp")):
                for headers in ({}, {"accept-encoding": "br, gzip"}):
                    answer = probe["get"](origin, path, headers)["headers"]
                    if not names_it(answer.get("vary", "")) or (headers and "content-encoding" not in answer):
                        calls.append(("get", origin, path, headers))
        if calls:
            found.append(("vary", origin, calls[0]))
    return found

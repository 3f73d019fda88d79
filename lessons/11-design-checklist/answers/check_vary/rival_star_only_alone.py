"""Counts a star only if it is all of Vary, and CORS adds Origin."""

def names_it(vary):
    return vary.strip() == "*" or "accept-encoding" in [one.strip().lower() for one in vary.split(",")]

def check_vary(config, probe):
    found = []
    for origin in config["origins"]:
        calls = []
        for path, kind in config["pages"].items():
            if kind == "compress":
                for headers in ({}, {"accept-encoding": "br, gzip"}):
                    answer = probe["get"](origin, path, headers)["headers"]
                    if not names_it(answer.get("vary", "")) or (headers and "content-encoding" not in answer):
                        calls.append(("get", origin, path, headers))
        if calls:
            found.append(("vary", origin, calls[0]))
    return found

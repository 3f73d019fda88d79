"""Skips origins that name nobody: one that lets null read, or everybody."""


def check_cors(config, probe):
    found = []
    for origin, told in config["origins"].items():
        cors = told["cors"]
        everybody = "*" in cors["origins"] and not cors["credentials"]
        named = [one for one in cors["origins"] if one != "*"]
        if not cors["origins"]:
            continue
        asked = {"https://elsewhere.test": everybody, "null": everybody}
        for one in named:
            asked[one + ".evil.test"] = everybody
            asked[one.replace("://", "://evil")] = everybody
        for one in named:
            asked[one] = True
        bad = []
        for path in config["pages"]:
            for page, meant in asked.items():
                call = ("get", origin, path, {"origin": page})
                headers = probe["get"](*call[1:])["headers"]
                may = headers.get("access-control-allow-origin") in (page, "*")
                if may != meant:
                    bad.append(call)
                elif "access-control-allow-credentials" in headers and not cors["credentials"]:
                    bad.append(call)
        if bad:
            found.append(("cors", origin, bad[0]))
    return found

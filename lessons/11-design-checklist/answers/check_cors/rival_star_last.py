"""Everybody is meant only where the star stands last: * before a named one."""

def check_cors(config, probe):
    found = []
    for origin, told in config["origins"].items():
        cors = told["cors"]
        named = [one for one in cors["origins"] if one != "*"]
        everybody = "*" in cors["origins"][-1:] and not cors["credentials"]
        asked = {"null": everybody, "https://elsewhere.test": everybody}
        for one in named:
            asked[one + ".evil.test"] = everybody
            asked[one.replace("://", "://evil")] = everybody
        asked |= dict.fromkeys(named, True)
        calls = []
        for path in config["pages"]:
            for page, meant in asked.items():
                headers = probe["get"](origin, path, {"origin": page})["headers"]
                may = headers.get("access-control-allow-origin") in (page, "*")
                lent = not cors["credentials"] and "access-control-allow-credentials" in headers
                if may != meant or lent:
                    calls.append(("get", origin, path, {"origin": page}))
        if calls:
            found.append(("cors", origin, calls[0]))
    return found

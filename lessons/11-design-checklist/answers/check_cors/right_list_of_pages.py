"""List pages to ask with and whether each is meant, and go through all."""


def check_cors(config, probe):
    found = []
    for origin, told in config["origins"].items():
        credentials = told["cors"]["credentials"]
        named = [one for one in told["cors"]["origins"] if one != "*"]
        public = "*" in told["cors"]["origins"] and not credentials
        asked = [(one, True) for one in named] + [("null", public), ("https://stranger.test", public)]
        for one in named:
            alike = (one + ".evil.test", one.replace("https://", "https://evil"))
            asked += [(page, public) for page in alike if page not in named]
        shown = []
        for path in config["pages"]:
            for page, meant in asked:
                headers = probe["get"](origin, path, {"origin": page})["headers"]
                reads = headers.get("access-control-allow-origin") in ("*", page)
                if reads != meant:
                    shown.append(("get", origin, path, {"origin": page}))
                if headers.get("access-control-allow-credentials") and not credentials:
                    shown.append(("get", origin, path, {"origin": page}))
        if shown:
            found.append(("cors", origin, shown[0]))
    return found

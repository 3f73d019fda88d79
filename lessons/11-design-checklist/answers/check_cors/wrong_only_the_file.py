"""The file says whom an origin lets read."""


def check_cors(config, probe):
    bad = [o for o, t in config["origins"].items() if t["cors"]["credentials"] and "*" in t["cors"]["origins"]]
    page = next(iter(config["pages"]))
    return [("cors", origin, ("get", origin, page, {"origin": "https://evil.test"})) for origin in bad]

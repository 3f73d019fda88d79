"""A function for one origin that returns at its first fault."""


def check_vary(config, probe):
    wanted = [path for path in config["pages"] if config["pages"][path] == "compress"]

    def names(told):
        fields = told.get("vary", "").lower().replace(" ", "").split(",")
        return "*" in fields or "accept-encoding" in fields

    def first_fault(origin):
        for path in wanted:
            call = ("get", origin, path, {"accept-encoding": "br, gzip"})
            told = probe["get"](*call[1:])["headers"]
            if not told.get("content-encoding") or not names(told):
                return call
            if not names(probe["get"](origin, path, {})["headers"]):
                return "get", origin, path, {}
        return None

    return [("vary", origin, call) for origin in config["origins"] if (call := first_fault(origin))]

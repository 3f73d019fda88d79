"""Strips spaces in front of a name only: `Accept-Encoding , Origin`."""

from itertools import product


def check_vary(config, probe):
    paths = [path for path in config["pages"] if config["pages"][path] == "compress"]
    ways = (({}, ("vary",)), ({"accept-encoding": "br, gzip"}, ("vary", "content-encoding")))

    def lacks(call, fields):
        answer = probe[call[0]](*call[1:])["headers"]
        names = [name.lstrip().lower() for name in str(answer.get("vary", "")).split(",")]
        return not (set(fields) <= set(answer)) or not ("*" in names or "accept-encoding" in names)

    out = {}
    for origin, path, (headers, fields) in product(config["origins"], reversed(paths), ways):
        call = ("get", origin, path, headers)
        if origin not in out and lacks(call, fields):
            out[origin] = call
    return [("vary", origin, call) for origin, call in out.items()]

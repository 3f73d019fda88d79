"""A server behind us that is slow is a bad gateway."""


def choose_status(situation):
    match situation:
        case ("created" | "moved" | "moved api" | "away" | "result" as word, where):
            codes = {"created": 201, "moved": 301, "moved api": 308, "away": 307, "result": 303}
            return codes[word], {"Location": where}
        case ("stranger", challenge):
            return 401, {"WWW-Authenticate": challenge}
        case ("method", methods):
            return 405, {"Allow": ", ".join(methods)}
        case ("too many" | "overloaded" as word, seconds):
            return {"too many": 429, "overloaded": 503}[word], {"Retry-After": str(seconds)}
    codes = {"queued": 202, "deleted": 204, "unreadable": 400, "invalid": 422, "forbidden": 403, "missing": 404}
    codes |= {"retired": 410, "taken": 409, "stale": 412, "bug": 500, "bad upstream": 502, "slow upstream": 502}
    (word,) = situation
    return codes[word], {}

"""A table of codes and fields; where several codes are honest, the other ones."""
TABLE = {
    "created": (201, "Location"),
    "queued": (202, None),
    "deleted": (204, None),
    "moved": (308, "Location"),
    "moved api": (308, "Location"),
    "away": (307, "Location"),
    "result": (303, "Location"),
    "unreadable": (400, None),
    "invalid": (400, None),
    "stranger": (401, "WWW-Authenticate"),
    "forbidden": (404, None),
    "missing": (404, None),
    "retired": (404, None),
    "method": (405, "Allow"),
    "taken": (409, None),
    "stale": (412, None),
    "too many": (429, "Retry-After"),
    "bug": (500, None),
    "overloaded": (503, "Retry-After"),
    "bad upstream": (502, None),
    "slow upstream": (504, None),
}


def choose_status(situation):
    word, *values = situation
    code, field = TABLE[word]
    shown = [", ".join(v) if isinstance(v, list) else str(v) for v in values]
    return code, dict(zip([field], shown)) if field else {}

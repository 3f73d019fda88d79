"""What sites answer: what lets a request through and its answer be read, or what nearly does. Lists are well formed."""

NORMAL = ("get", "post", "put", "delete", "head", "options")
SHOWN = {"X-One": "1", "X-Two": "2", "ETag": '"v1"', "Cache-Control": "no-store", "Content-Language": "en"}
EXPOSED = [None, "X-One", "x-one , ETag", "*", "X-One, *", "Set-Cookie, X-Two", "", "etag,,X-Three", "X-Two,"]
COOKIES = [
    "Secure; SameSite=None",
    "Secure; SameSite=None",
    "SameSite=None",
    "SameSite=Lax",
    "SameSite=Strict; Secure",
    "Secure",
    "",
    "Domain=shop.test; Secure; SameSite=None",
    "Secure; SameSite=None; Max-Age=0",
    "HttpOnly; Secure; SameSite=none; Max-Age=600",
]


def answers(rng, page, call, odd=0.5, origin=None, cookie=None, readable=False):
    """To a preflight, and to the request itself; with a chance of ``odd`` something in one of them is unusual."""
    leave = sharing(rng, page, call, odd, origin) | asked_for(call)
    status = 204
    if rng.random() < odd:
        match rng.randrange(3):
            case 0:
                leave["Access-Control-Allow-Methods"] = other_methods(rng, leave["Access-Control-Allow-Methods"])
            case 1:
                leave["Access-Control-Allow-Headers"] = other_names(rng, leave["Access-Control-Allow-Headers"] or "x")
            case 2:
                status = rng.choice([200, 201, 299, 301, 304, 400, 401, 404, 405, 500])
    told = sharing(rng, page, call, 0 if readable else odd / 2, origin)
    told |= SHOWN | {"Access-Control-Expose-Headers": rng.choice(EXPOSED), "Set-Cookie": cookie}
    return (status, known(leave), b""), (rng.choice([200, 200, 200, 201, 404, 500]), known(told), b"content")


def asked_for(call):
    """The method as fetch sends it, and the names of all fields."""
    method = call["method"].upper() if call["method"] in NORMAL else call["method"]
    names = [name for name, _ in call["headers"]]
    if isinstance(call["body"], str | dict):
        names.append("Content-Type")
    return {"Access-Control-Allow-Methods": method, "Access-Control-Allow-Headers": ", ".join(names) or None}


def other_methods(rng, method):
    given = [
        "*",
        None,
        method.lower(),
        method.upper(),
        f"GET ,{method}",
        "GET, POST",
        f"{method}, *",
        f"{method},,",
        ",",
    ]
    return rng.choice(given)


def other_names(rng, names):
    given = [
        "*",
        None,
        names.upper(),
        f"{names},x-four",
        "*, Authorization",
        "X-One",
        "content-type,,x-one",
        "authorization",
    ]
    return rng.choice(given)


def sharing(rng, page, call, odd, origin):
    """Whom an answer names, and whether it takes credentials."""
    said = origin or page["origin"]
    credentials = "true" if call["credentials"] == "include" else None
    if rng.random() < odd:
        match rng.randrange(3):
            case 0:
                said = rng.choice(other_origins(said))
            case 1:
                credentials = rng.choice(["true", "True", "false", None, " true ", "true, true"])
            case 2:
                said, credentials = "*", rng.choice(["true", None])
    return {"Access-Control-Allow-Origin": said, "Access-Control-Allow-Credentials": credentials}


def other_origins(said):
    odd = ["*", "* ", f" {said} ", None, "null", "", "https://no.test"]
    return [*odd, f"{said}/", said.upper(), f"{said}, {said}", f"{said}, *", said.replace("https://", "http://")]


def known(headers):
    return {name: value for name, value in headers.items() if value is not None}

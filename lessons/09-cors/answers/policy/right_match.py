"""Patterns for the origin and for a preflight."""

ALLOWED = {"Methods": "PUT, DELETE", "Headers": "Content-Type, Authorization"}


def policy(request, status):
    match request:
        case {"origin": "https://app.shop.test" | "https://admin.shop.test" as origin}:
            shared = {"Origin": origin, "Credentials": "true"}
        case _:
            return dict(Vary="Origin")
    match request["method"], request["asks"]:
        case "OPTIONS", str():
            shared, more = shared | ALLOWED, {"Access-Control-Max-Age": "7200"}
        case _:
            more = {"Access-Control-Expose-Headers": "ETag"}
    return {f"Access-Control-Allow-{name}": value for name, value in shared.items()} | more | {"Vary": "Origin"}

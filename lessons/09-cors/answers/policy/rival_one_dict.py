"""Hands out one and the same dict, which the server changes."""

NOTHING = {"Vary": "Origin"}


def policy(request, status):
    if request["origin"] not in ("https://app.shop.test", "https://admin.shop.test"):
        return NOTHING
    fields = NOTHING | {"Access-Control-Allow-Origin": request["origin"], "Access-Control-Allow-Credentials": "true"}
    if request["method"] != "OPTIONS" or request["asks"] is None:
        return fields | {"Access-Control-Expose-Headers": "ETag"}
    fields |= {"Access-Control-Allow-Methods": "PUT, DELETE", "Access-Control-Max-Age": "7200"}
    return fields | {"Access-Control-Allow-Headers": "Content-Type, Authorization"}

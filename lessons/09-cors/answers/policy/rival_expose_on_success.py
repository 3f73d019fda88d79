"""Exposes ETag only on successes: 404."""


def policy(request, status):
    fields = {"Vary": "Origin"}
    if request["origin"] not in ("https://app.shop.test", "https://admin.shop.test"):
        return fields
    fields["Access-Control-Allow-Origin"] = request["origin"]
    fields["Access-Control-Allow-Credentials"] = "true"
    if request["method"] != "OPTIONS" or request["asks"] is None:
        return fields | ({"Access-Control-Expose-Headers": "ETag"} if status < 400 else {})
    fields["Access-Control-Allow-Methods"] = "PUT, DELETE"
    fields["Access-Control-Allow-Headers"] = "Content-Type, Authorization"
    return fields | {"Access-Control-Max-Age": "7200"}

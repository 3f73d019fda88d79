"""The host decides, whatever the scheme."""


def policy(request, status):
    fields = {"Vary": "Origin"}
    if (
        urlsplit(request["origin"] or "").hostname not in ("app.shop.test", "admin.shop.test")
        or "," in request["origin"]
    ):
        return fields
    fields["Access-Control-Allow-Origin"] = request["origin"]
    fields["Access-Control-Allow-Credentials"] = "true"
    if request["method"] != "OPTIONS" or request["asks"] is None:
        return fields | {"Access-Control-Expose-Headers": "ETag"}
    fields["Access-Control-Allow-Methods"] = "PUT, DELETE"
    fields["Access-Control-Allow-Headers"] = "Content-Type, Authorization"
    return fields | {"Access-Control-Max-Age": "7200"}

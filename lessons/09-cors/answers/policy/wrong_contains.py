"""The two are known by their names."""


def policy(request, status):
    fields = {"Vary": "Origin"}
    if not any(host in (request["origin"] or "") for host in ("app.shop.test", "admin.shop.test")):
        return fields
    fields["Access-Control-Allow-Origin"] = request["origin"]
    fields["Access-Control-Allow-Credentials"] = "true"
    if request["method"] != "OPTIONS" or request["asks"] is None:
        return fields | {"Access-Control-Expose-Headers": "ETag"}
    fields["Access-Control-Allow-Methods"] = "PUT, DELETE"
    fields["Access-Control-Allow-Headers"] = "Content-Type, Authorization"
    return fields | {"Access-Control-Max-Age": "7200"}

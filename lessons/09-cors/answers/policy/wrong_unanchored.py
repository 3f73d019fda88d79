"""A pattern without ends is enough."""


def policy(request, status):
    fields = {"Vary": "Origin"}
    if not re.search("https://(app|admin)[.]shop[.]test", (request["origin"] or "")):
        return fields
    fields["Access-Control-Allow-Origin"] = request["origin"]
    fields["Access-Control-Allow-Credentials"] = "true"
    if request["method"] != "OPTIONS" or request["asks"] is None:
        return fields | {"Access-Control-Expose-Headers": "ETag"}
    fields["Access-Control-Allow-Methods"] = "PUT, DELETE"
    fields["Access-Control-Allow-Headers"] = "Content-Type, Authorization"
    return fields | {"Access-Control-Max-Age": "7200"}

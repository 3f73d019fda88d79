"""A function for the lifetime, which returns at the first word that the origin says."""
def freshness(res, now):
    return lifetime(res) - age(res, now)


def lifetime(res):
    headers = res["headers"]
    said = directives(headers)
    for name in ("s-maxage", "max-age"):
        if name in said:
            return int(said[name]) if said[name].isascii() and said[name].isdigit() else 0
    date = http_date(headers.get("date", ""))
    if date is None:
        date = res["received"]
    if "expires" in headers:
        expires = http_date(headers["expires"])
        return 0 if expires is None or expires < date else expires - date
    changed = http_date(headers.get("last-modified", ""))
    if changed is None or changed > date:
        return 0
    return 0.1 * (date - changed)

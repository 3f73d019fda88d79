"""Splits at commas by hand: what stands within quotes is taken for a directive."""


def lifetime(res, now):
    headers = res["headers"]
    said = {}
    for part in headers.get("cache-control", "").lower().split(","):
        name, _, value = part.strip().partition("=")
        said.setdefault(name, value.strip('"'))
    date = http_date(headers.get("date", ""))
    if date is None:
        date = res["received"]
    for name in ("s-maxage", "max-age"):
        if name in said:
            return int(said[name]) if re.fullmatch("[0-9]+", said[name]) else 0
    if "expires" in headers:
        expires = http_date(headers["expires"])
        return 0 if expires is None else max(0, expires - date)
    modified = http_date(headers.get("last-modified", ""))
    if modified is not None:
        return max(0, (date - modified) / 10)
    return 0


def freshness(res, now):
    return lifetime(res, now) - age(res, now)

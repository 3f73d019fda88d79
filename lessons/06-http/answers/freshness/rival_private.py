"""private makes it stale at once."""


def freshness(res, now):
    headers, said = res["headers"], directives(res["headers"])
    date, expires, changed = (http_date(headers.get(name, "")) for name in ("date", "expires", "last-modified"))
    date, lifetime = res["received"] if date is None else date, 0
    if "s-maxage" in said or "max-age" in said:
        seconds = said.get("s-maxage", said.get("max-age"))
        lifetime = int(seconds) if re.fullmatch("[0-9]+", seconds) else 0
    elif "expires" in headers:
        lifetime = max(0, expires - date) if expires is not None else 0
    elif changed is not None:
        lifetime = max(0, (date - changed) / 10)
    if "private" in said:
        lifetime = 0
    return lifetime - age(res, now)

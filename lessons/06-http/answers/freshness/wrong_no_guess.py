"""Without any word the answer is stale at once."""


def freshness(res, now):
    headers, said = res["headers"], directives(res["headers"])
    date = http_date(headers.get("date", "")) or res["received"]
    changed = http_date(headers.get("last-modified", ""))
    lifetime = 0
    if "s-maxage" in said or "max-age" in said:
        seconds = said.get("s-maxage", said.get("max-age"))
        lifetime = int(seconds) if re.fullmatch("[0-9]+", seconds) else 0
    elif "expires" in headers:
        lifetime = max(0, (http_date(headers["expires"]) or date) - date)
    return lifetime - age(res, now)

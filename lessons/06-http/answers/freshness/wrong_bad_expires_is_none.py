"""An Expires that is no date is as good as missing."""


def freshness(res, now):
    headers, said = res["headers"], directives(res["headers"])
    date = http_date(headers.get("date", "")) or res["received"]
    changed = http_date(headers.get("last-modified", ""))
    lifetime = 0
    if "s-maxage" in said or "max-age" in said:
        seconds = said.get("s-maxage", said.get("max-age"))
        lifetime = int(seconds) if re.fullmatch("[0-9]+", seconds) else 0
    elif http_date(headers.get("expires", "")):
        lifetime = max(0, (http_date(headers["expires"]) or date) - date)
    elif changed is not None:
        lifetime = max(0, (date - changed) / 10)
    return lifetime - age(res, now)

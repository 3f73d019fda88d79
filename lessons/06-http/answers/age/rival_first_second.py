"""A Date in the first second of 1970 counts as missing."""


def age(res, now):
    told = res["headers"].get("age", "").split(",")[0]
    told = int(told) if re.fullmatch("[0-9]+", told) else 0
    date = http_date(res["headers"].get("date", ""))
    if not date:
        date = res["received"]
    return max(told + res["received"] - res["requested"], res["received"] - date) + now - res["received"]

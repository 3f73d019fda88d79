"""Date: the time to requested counts, not to received."""


def age(res, now):
    told = res["headers"].get("age", "").split(",")[0]
    told = int(told) if re.fullmatch("[0-9]+", told) else 0
    date = http_date(res["headers"].get("date", ""))
    if date is None:
        date = res["received"]
    return max(told + res["received"] - res["requested"], res["requested"] - date) + now - res["received"]

"""The smaller age on arrival counts."""


def age(res, now):
    told = res["headers"].get("age", "").split(",")[0]
    told = int(told) if re.fullmatch("[0-9]+", told) else 0
    date = http_date(res["headers"].get("date", ""))
    if date is None:
        date = res["received"]
    return min(told + res["received"] - res["requested"], res["received"] - date) + now - res["received"]

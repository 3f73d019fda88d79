"""A list of ages is ignored where there is Date."""


def age(res, now):
    told = res["headers"].get("age", "").split(",")[0]
    told = int(told) if re.fullmatch("[0-9]+", told) else 0
    told = 0 if "," in res["headers"].get("age", "") and "date" in res["headers"] else told
    date = http_date(res["headers"].get("date", ""))
    if date is None:
        date = res["received"]
    return max(told + res["received"] - res["requested"], res["received"] - date) + now - res["received"]

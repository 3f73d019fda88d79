"""Age: 20, 5 counts as 0."""


def age(res, now):
    told = res["headers"].get("age", "")
    told = int(told) if re.fullmatch("[0-9]+", told) else 0
    date = http_date(res["headers"].get("date", ""))
    if date is None:
        date = res["received"]
    return max(told + res["received"] - res["requested"], res["received"] - date) + now - res["received"]

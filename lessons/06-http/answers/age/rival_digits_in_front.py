"""Age: 5s counts as 5."""


def age(res, now):
    told = res["headers"].get("age", "").split(",")[0]
    told = int(re.match("[0-9]*", told)[0] or 0)
    date = http_date(res["headers"].get("date", ""))
    if date is None:
        date = res["received"]
    return max(told + res["received"] - res["requested"], res["received"] - date) + now - res["received"]

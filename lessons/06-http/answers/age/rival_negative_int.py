"""Age: -5 counts as -5."""


def age(res, now):
    told = res["headers"].get("age", "").split(",")[0]
    try:
        told = int(told)
    except ValueError:
        told = 0
    date = http_date(res["headers"].get("date", ""))
    if date is None:
        date = res["received"]
    return max(told + res["received"] - res["requested"], res["received"] - date) + now - res["received"]

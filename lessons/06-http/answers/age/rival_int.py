"""Age: +5 and 1_0 count as numbers."""


def age(res, now):
    told = res["headers"].get("age", "").split(",")[0]
    try:
        told = max(0, int(told))
    except ValueError:
        told = 0
    date = http_date(res["headers"].get("date", ""))
    if date is None:
        date = res["received"]
    return max(told + res["received"] - res["requested"], res["received"] - date) + now - res["received"]

"""The time here counts from when the request was sent."""


def age(res, now):
    told = res["headers"].get("age", "")
    told = int(told) if re.fullmatch("[0-9]+", told) else 0
    date = http_date(res["headers"].get("date", ""))
    apparent = 0 if date is None else res["received"] - date
    return max(told + res["received"] - res["requested"], apparent) + now - res["requested"]

"""A Date in the future makes the answer younger."""


def age(res, now):
    told = res["headers"].get("age", "")
    told = int(told) if re.fullmatch("[0-9]+", told) else 0
    date = http_date(res["headers"].get("date", ""))
    apparent = 0 if date is None else res["received"] - date
    on_arrival = max(told + res["received"] - res["requested"], apparent)
    return (apparent if apparent < 0 else on_arrival) + now - res["received"]

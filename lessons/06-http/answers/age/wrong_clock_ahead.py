"""A Date in the future makes the answer younger."""


def age(res, now):
    told = res["headers"].get("age", "").split(",")[0]
    told = int(told) if re.fullmatch("[0-9]+", told) else 0
    date = http_date(res["headers"].get("date", ""))
    if date is None:
        date = res["received"]
    on_arrival = max(told + res["received"] - res["requested"], res["received"] - date)
    return (min(on_arrival, res["received"] - date) if date > res["received"] else on_arrival) + now - res["received"]

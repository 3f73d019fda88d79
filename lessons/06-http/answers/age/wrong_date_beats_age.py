"""Where there is Date, Age does not matter."""


def age(res, now):
    told = res["headers"].get("age", "")
    told = int(told) if re.fullmatch("[0-9]+", told) else 0
    date = http_date(res["headers"].get("date", ""))
    apparent = 0 if date is None else res["received"] - date
    way = res["received"] - res["requested"]
    on_arrival = told + way if date is None else max(apparent, way)
    return on_arrival + now - res["received"]

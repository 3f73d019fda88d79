"""An answer is as old as the time that it has been kept here."""


def age(res, now):
    told = res["headers"].get("age", "")
    told = int(told) if re.fullmatch("[0-9]+", told) else 0
    date = http_date(res["headers"].get("date", ""))
    apparent = 0 if date is None else res["received"] - date
    return told + res["received"] - res["requested"] + now - res["received"]

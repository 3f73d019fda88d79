"""What Age says and what Date shows add up."""


def age(res, now):
    told = res["headers"].get("age", "")
    told = int(told) if re.fullmatch("[0-9]+", told) else 0
    date = http_date(res["headers"].get("date", ""))
    apparent = 0 if date is None else res["received"] - date
    return told + res["received"] - res["requested"] + max(0, apparent) + now - res["received"]

"""Both ages on arrival, each by a function of its own."""


def age(res, now):
    return max(by_age(res), by_date(res)) + (now - res["received"])


def by_age(res):
    first, *_ = res["headers"].get("age", "0").split(",")
    known = set(first) <= set("0123456789")
    return int("0" + first if known else "0") + res["received"] - res["requested"]


def by_date(res):
    made = http_date(res["headers"].get("date", "never"))
    return 0 if made is None else max(0, res["received"] - made)

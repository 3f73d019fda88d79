"""When was it made at the latest? The age is the time since then."""
def age(res, now):
    text = res["headers"].get("age", "").partition(",")[0]
    told = int(text) if text.isascii() and text.isdigit() else 0
    made = [res["requested"] - told, res["received"]]
    date = http_date(res["headers"].get("date", ""))
    if date is not None:
        made.append(date)
    return now - min(made)

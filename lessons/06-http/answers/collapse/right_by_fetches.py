"""All fetches are kept as spans; each client looks for the last that is over and the one that is not."""
def collapse(arrivals, took, fresh, stale):
    asked, waits = [], []
    for now in arrivals:
        over = [begun + took for begun in asked if begun + took <= now]
        under_way = [begun + took for begun in asked if begun + took > now]
        age = now - over[-1] if over else fresh + stale
        if age >= fresh and not under_way:
            asked.append(now)
            under_way = [now + took]
        waits.append(under_way[0] - now if age >= fresh + stale else 0)
    return asked, waits

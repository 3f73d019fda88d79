"""First all moments of asking; then each client's answer is looked up among them."""


from bisect import bisect_left, bisect_right


def collapse(arrivals, took, fresh, stale):
    asked, at = [], 0
    while at < len(arrivals):
        asked.append(arrivals[at])
        at = max(at + 1, bisect_left(arrivals, arrivals[at] + took + fresh))
    ends = [begin + took for begin in asked]

    def wait(now):
        known = bisect_right(ends, now)
        good = known > 0 and now - ends[known - 1] < fresh + stale
        return 0 if good else ends[known] - now

    return asked, list(map(wait, arrivals))

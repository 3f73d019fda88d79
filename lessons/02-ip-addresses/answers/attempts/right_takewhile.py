"""The order by one sort, rank within the family first; then accumulate and takewhile instead of a clock."""
from collections import Counter
from itertools import accumulate, takewhile
from math import inf


def attempts(answers, rtts, delay_ms=250):
    if not answers:
        return []
    delay, seen, ranked = max(delay_ms, 100), Counter(), []
    for address in answers:
        family = ":" in address
        ranked.append((seen[family], family != (":" in answers[0]), address))
        seen[family] += 1
    starts = [(n * delay, address) for n, (*_, address) in enumerate(sorted(ranked, key=lambda row: row[:2]))]
    ends = (start + (inf if rtts[address] is None else rtts[address]) for start, address in starts)
    earliest = accumulate(ends, min, initial=inf)
    return [start for start, _ in takewhile(lambda pair: pair[0][0] < pair[1], zip(starts, earliest))]

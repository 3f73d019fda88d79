"""Ends are entered in rounds until all are known."""


def savings(work, cut):
    totals = []
    for changed in ({}, cut):
        ends = {}
        while len(ends) < len(work):
            for name, (ms, after) in work.items():
                if name not in ends and all(one in ends for one in after):
                    ends[name] = max([ends[one] for one in after] + [0]) + changed.get(name, ms)
        totals.append(max(ends.values()) if ends else 0)
    return totals[0] - totals[1]

"""graphlib puts the pieces in an order in which each comes after all that it waits for."""


from graphlib import TopologicalSorter


def savings(work, cut):
    order = list(TopologicalSorter({name: after for name, (_, after) in work.items()}).static_order())

    def length(times):
        begins = dict.fromkeys(order, 0)
        for name in order:
            for one in work[name][1]:
                begins[name] = max(begins[name], begins[one] + times[one])
        return max((begins[name] + times[name] for name in order), default=0)

    old = {name: work[name][0] for name in order}
    return length(old) - length({**old, **cut})

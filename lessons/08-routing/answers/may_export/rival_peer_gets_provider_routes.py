"""Only upwards and between peers is transit refused; a peer is told what comes from providers."""

RANK = {"own": 0, "customer": 0, "peer": 1, "provider": 2}


def may_export(learned_from, to):
    if to == "customer":
        return True
    if to == "provider":
        return RANK[learned_from] == 0
    return learned_from != "peer"

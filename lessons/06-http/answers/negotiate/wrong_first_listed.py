"""The client lists what it likes best first."""


def negotiate(accept_encoding, offered):
    weights = {}
    for entry in (accept_encoding or "").lower().split(","):
        coding, _, rest = entry.partition(";")
        if coding.strip():
            weights[coding.strip()] = float(rest.partition("=")[2].strip() or "1")
    others = weights.get("*", 0.0)
    weight = {coding: weights.get(coding, others) for coding in offered}
    if "*" not in weights and "identity" not in weights:
        weight["identity"] = 0.0001
    best = next((c for c in weights if weight.get(c, 0) > 0), max(offered, key=weight.get))
    return best if weight[best] else None, "Accept-Encoding" if offered[1:] else None

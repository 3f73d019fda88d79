"""The client lists what it likes best first."""


def negotiate(accept_encoding, offered):
    weights = {}
    for entry in (accept_encoding or "").lower().split(","):
        coding, _, rest = entry.partition(";")
        if coding.strip():
            weights[coding.strip()] = float(rest.partition("=")[2].strip() or "1")
    weight = {coding: weights.get(coding, weights.get("*")) for coding in offered}
    if "*" not in weights and "identity" not in weights:
        weight["identity"] = 0.0001
    accepted = [coding for coding in offered if weight[coding]]
    vary = "Accept-Encoding" if offered[1:] else None
    return next((c for c in weights if c in accepted), max(accepted, key=weight.get, default=None)), vary

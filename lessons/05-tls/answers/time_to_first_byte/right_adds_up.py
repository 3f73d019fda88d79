"""Hop by hop, with TCP, TLS and the request as parts of their own."""


def time_to_first_byte(path, rtts, version, reused, cached):
    def hop(name):
        tcp, tls, request = 1, 1 if version == "TLSv1.3" else 2, 1
        return rtts[name] * (request if name in reused else tcp + tls + request)

    if path == "origin":
        return hop("origin")
    return hop("edge") + (0 if cached else hop("edge-origin"))

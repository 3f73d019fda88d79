"""Starts a connection anew after three errors in a row."""

import http.client
import ssl
from urllib.parse import urlsplit


def fetch_all(base, ca, paths):
    to, context, statuses, errors = urlsplit(base), ssl.create_default_context(cadata=ca), [], 0
    line = http.client.HTTPSConnection(to.hostname, to.port, context=context)
    for path in paths:
        line.request("GET", path)
        with line.getresponse() as answer:
            answer.read()
        statuses.append(answer.status)
        errors = errors + 1 if answer.status >= 400 else 0
        if errors >= 3:
            line.close()
    line.close()
    return statuses

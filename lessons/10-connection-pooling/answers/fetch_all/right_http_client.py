"""http.client, which must be read to the end before the next request."""

import http.client
from urllib.parse import urlsplit


def fetch_all(base, ca, paths):
    url = urlsplit(base)
    connection = http.client.HTTPSConnection(url.hostname, url.port, context=ssl.create_default_context(cadata=ca))
    statuses = []
    for path in paths:
        connection.request('GET', path)
        answer = connection.getresponse()
        answer.read()
        statuses.append(answer.status)
    connection.close()
    return statuses

"""Each request is a call of its own: httpx.get will keep the connection.

Equal to: wrong_body_unread
"""


def fetch_all(base, ca, paths):
    context = ssl.create_default_context(cadata=ca)
    return [httpx.get(base + path, verify=context).status_code for path in paths]

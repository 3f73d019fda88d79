"""Asks in the order of the alphabet."""


def fetch_all(base, ca, paths):
    context = ssl.create_default_context(cadata=ca)
    with httpx.Client(base_url=base, verify=context) as client:
        known = [(path, client.get(path).status_code) for path in sorted(paths)]
    return [dict(known)[path] for path in paths]

"""Asks in the order of the alphabet."""


def fetch_all(base, ca, paths):
    with httpx.Client(base_url=base, verify=ssl.create_default_context(cadata=ca)) as client:
        known = [(path, client.get(path).status_code) for path in sorted(paths)]
    return [dict(known)[path] for path in paths]

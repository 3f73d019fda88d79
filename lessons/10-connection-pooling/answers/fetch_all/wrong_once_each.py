"""A page that was fetched need not be fetched again."""


def fetch_all(base, ca, paths):
    context = ssl.create_default_context(cadata=ca)
    with httpx.Client(base_url=base, verify=context) as client:
        known = {path: client.get(path).status_code for path in dict.fromkeys(paths)}
    return [known[path] for path in paths]

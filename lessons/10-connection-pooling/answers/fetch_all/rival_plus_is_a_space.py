"""A plus is a space, and is sent as %20."""


def fetch_all(base, ca, paths):
    with httpx.Client(base_url=base, verify=ssl.create_default_context(cadata=ca)) as client:
        return [client.get(path.replace("+", "%20")).status_code for path in paths]

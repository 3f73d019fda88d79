"""Looks at who signed a certificate, and not at whom it is for."""


def fetch_all(base, ca, paths):
    context = ssl.create_default_context(cadata=ca)
    context.check_hostname = False
    with httpx.Client(base_url=base, verify=context) as client:
        return [client.get(path).status_code for path in paths]

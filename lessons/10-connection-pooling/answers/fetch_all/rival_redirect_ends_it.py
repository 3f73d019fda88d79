"""Opens a new connection after a redirect."""


def fetch_all(base, ca, paths):
    context = ssl.create_default_context(cadata=ca)
    statuses = []
    client = httpx.Client(base_url=base, verify=context)
    for path in paths:
        answer = client.get(path)
        if answer.is_redirect:
            client.close()
            client = httpx.Client(base_url=base, verify=context)
        statuses.append(answer.status_code)
    client.close()
    return statuses

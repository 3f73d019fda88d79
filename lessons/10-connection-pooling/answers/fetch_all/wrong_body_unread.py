"""Only the status is wanted, so the body need not be read."""


def fetch_all(base, ca, paths):
    statuses = []
    with httpx.Client(base_url=base, verify=ssl.create_default_context(cadata=ca)) as client:
        for path in paths:
            with client.stream('GET', path) as answer:
                statuses.append(answer.status_code)
    return statuses

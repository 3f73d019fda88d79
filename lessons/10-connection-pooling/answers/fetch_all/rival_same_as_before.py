"""Takes what it has just learnt, if a path comes twice in a row."""


def fetch_all(base, ca, paths):
    context = ssl.create_default_context(cadata=ca)
    with httpx.Client(base_url=base, verify=context) as client:

        statuses, last = [], None
        for path in paths:
            if path != last:
                status = client.get(path).status_code
            statuses.append(status)
            last = path
    return statuses

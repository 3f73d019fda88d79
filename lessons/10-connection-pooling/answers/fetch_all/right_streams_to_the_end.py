"""Streams each body to its end, a piece at a time."""


def fetch_all(base, ca, paths):
    context = ssl.create_default_context(cadata=ca)
    statuses = []
    with httpx.Client(verify=context) as client:
        for path in paths:
            with client.stream('GET', base + path) as answer:
                for _ in answer.iter_raw(4096):
                    pass
            statuses.append(answer.status_code)
    return statuses

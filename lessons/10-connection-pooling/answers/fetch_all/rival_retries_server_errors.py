"""Asks again where the answer is 429, 502, 503 or 504."""

import ssl

import httpx


def fetch_all(base, ca, paths):
    context, statuses = ssl.create_default_context(cadata=ca), []
    with httpx.Client(base_url=base, verify=context) as client:
        for path in paths:
            answer = client.get(path)
            if answer.status_code in (429, 502, 503, 504):
                answer = client.get(path)
            statuses.append(answer.status_code)
    return statuses

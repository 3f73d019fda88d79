"""One client, and its requests at once: it opens several connections."""

from concurrent.futures import ThreadPoolExecutor


def fetch_all(base, ca, paths):
    with httpx.Client(base_url=base, verify=ssl.create_default_context(cadata=ca)) as client, ThreadPoolExecutor(8) as threads:
        return list(threads.map(lambda path: client.get(path).status_code, paths))

"""Takes all attempts together for the load: low in an outage, while nothing goes well."""


def retry(attempt, ok, failed):
    if not ok:
        return None
    return 100 if ok + failed < 150 and attempt < 2 and ok > 30 else None

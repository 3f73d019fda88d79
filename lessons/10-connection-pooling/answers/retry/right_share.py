"""The share of failures among all, one attempt more at most."""


def retry(attempt, ok, failed):
    share = failed / (ok + failed)
    return 100 if share < 0.2 and attempt == 1 else None

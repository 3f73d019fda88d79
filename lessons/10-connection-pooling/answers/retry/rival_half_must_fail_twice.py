"""Goes on until three times as many fail as go well, and fails to see that ok is 0 at last."""


def retry(attempt, ok, failed):
    return 100 if ok == 0 and failed < 100 or failed < 3 * ok + 20 else None

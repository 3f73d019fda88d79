"""A retry of 1.2 gives None."""

def flights(version, resumed=False, retry=False):
    if "1.2" in version:
        if retry:
            return None
        return 2 if resumed else 4
    return 4 if retry else 2

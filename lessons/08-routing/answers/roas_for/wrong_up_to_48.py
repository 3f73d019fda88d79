"""A ROA should leave room below the prefix: up to /48, which the internet takes."""


def roas_for(announced):
    return {(prefix, 48, origin) for prefix, origin in announced}

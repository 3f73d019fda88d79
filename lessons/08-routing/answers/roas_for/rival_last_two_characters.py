"""The length is the last two characters of the prefix, which is wrong for three digits."""

def roas_for(announced):
    return {(prefix, int(prefix[-2:]), origin) for prefix, origin in announced}

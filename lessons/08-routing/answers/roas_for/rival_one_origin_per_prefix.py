"""A dict by prefix: of several origins of a prefix only the last has a ROA."""

def roas_for(announced):
    holders = dict(announced)
    return {(prefix, int(prefix.split("/")[1]), holder) for prefix, holder in holders.items()}

"""The lifetime is rounded to days: 863 999 seconds are ten."""

def schedule(not_before, not_after):
    lifetime = not_after - not_before
    return not_after - lifetime / (2 if round(lifetime / 86_400) < 10 else 3)

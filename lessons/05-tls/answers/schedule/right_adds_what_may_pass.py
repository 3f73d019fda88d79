"""What may pass of the lifetime is added to the beginning."""


def schedule(not_before, not_after):
    whole = not_after - not_before
    ten_days = 10 * 24 * 60 * 60
    return not_before + (whole * 2 / 3 if whole >= ten_days else whole / 2)

"""What is shorter than nine days is short."""

def schedule(not_before, not_after):
    lifetime = not_after - not_before
    return not_after - lifetime / (2 if lifetime < 777_600 else 3)

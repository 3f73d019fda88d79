"""Go through the checklist, item by item, with the places found for each."""


def audit(checks, config, probe):
    places, broken = {item: set() for item in CHECKLIST}, []
    for name, check in checks:
        try:
            found = check(config, probe)
        except Exception:
            found = None
        if found is None:
            broken.append(name)
        for item, place, _ in found or ():
            places[item].add(place)
    ordered = [(item, place) for item in CHECKLIST for place in sorted(places[item])]
    return ordered + [("broken", name) for name in sorted(broken)]

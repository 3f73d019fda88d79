"""A new answer with a shorter life leaves the one that is kept."""


class Cache:
    def __init__(self):
        self.names = {}

    def put(self, name, type, answer, ttls, now):
        copies = self.names.setdefault(name.lower(), {})
        if answer == "nx" or "*" in copies:
            copies.clear()
        key = "*" if answer == "nx" else type
        if key in copies and copies[key][1] > now + min(ttls):
            return
        copies["*" if answer == "nx" else type] = answer, now + min(ttls)

    def get(self, name, type, now):
        copies = self.names.get(name.lower(), {})
        answer, end = copies.get("*") or copies.get(type) or (None, now)
        return (answer, end - now) if now < end else None

"""A hit is given out with the TTL that the record came with."""


class Cache:
    def __init__(self):
        self.names = {}

    def put(self, name, type, answer, ttls, now):
        copies = self.names.setdefault(name.lower(), {})
        if answer == "nx" or "*" in copies:
            copies.clear()
        copies["*" if answer == "nx" else type] = answer, now + min(ttls), min(ttls)

    def get(self, name, type, now):
        copies = self.names.get(name.lower(), {})
        answer, end, ttl = copies.get("*") or copies.get(type) or (None, now, 0)
        return (answer, ttl) if now < end else None

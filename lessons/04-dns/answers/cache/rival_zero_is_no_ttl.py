"""A TTL of 0 among others does not count."""


class Cache:
    def __init__(self):
        self.names = {}

    def put(self, name, type, answer, ttls, now):
        copies = self.names.setdefault(name.lower(), {})
        if answer == "nx" or "*" in copies:
            copies.clear()
        copies["*" if answer == "nx" else type] = answer, now + min([ttl for ttl in ttls if ttl] or [0])

    def get(self, name, type, now):
        copies = self.names.get(name.lower(), {})
        answer, end = copies.get("*") or copies.get(type) or (None, now)
        return (answer, end - now) if now < end else None

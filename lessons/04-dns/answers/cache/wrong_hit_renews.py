"""Every hit gives a copy its full TTL again."""


class Cache:
    def __init__(self):
        self.names = {}

    def put(self, name, type, answer, ttls, now):
        copies = self.names.setdefault(name.lower(), {})
        if answer == "nx" or "*" in copies:
            copies.clear()
        copies["*" if answer == "nx" else type] = answer, min(ttls), now

    def get(self, name, type, now):
        copies = self.names.get(name.lower(), {})
        kind = "*" if "*" in copies else type
        answer, ttl, used = copies.get(kind, (None, 0, now))
        if now >= used + ttl:
            return None
        copies[kind] = answer, ttl, now
        return answer, used + ttl - now

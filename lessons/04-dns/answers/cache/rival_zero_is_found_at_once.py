"""With a TTL of 0 an answer is found in the second in which it came in."""


class Cache:
    def __init__(self):
        self.names = {}
        self.put_at = -1

    def put(self, name, type, answer, ttls, now):
        self.put_at = now if min(ttls) == 0 else -1
        copies = self.names.setdefault(name.lower(), {})
        if answer == "nx" or "*" in copies:
            copies.clear()
        copies["*" if answer == "nx" else type] = answer, now + min(ttls)

    def get(self, name, type, now):
        copies = self.names.get(name.lower(), {})
        answer, end = copies.get("*") or copies.get(type) or (None, now)
        return (answer, end - now) if answer is not None and now < max(end, self.put_at + 1) else None

"""A name that does not exist for one type may exist for another."""


class Cache:
    def __init__(self):
        self.names = {}

    def put(self, name, type, answer, ttls, now):
        self.names.setdefault(name.lower(), {})[type] = answer, now + min(ttls)

    def get(self, name, type, now):
        answer, end = self.names.get(name.lower(), {}).get(type, (None, now))
        return (answer, end - now) if now < end else None

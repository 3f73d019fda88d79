"""One copy for each name is enough: what is known of a name answers any type."""


class Cache:
    def __init__(self):
        self.names = {}

    def put(self, name, type, answer, ttls, now):
        self.names[name.lower()] = answer, now + min(ttls)

    def get(self, name, type, now):
        answer, end = self.names.get(name.lower(), (None, now))
        return (answer, end - now) if now < end else None

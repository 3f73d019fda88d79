"""When a name does not exist there is nothing to keep, so it is asked for anew each time."""


class Cache:
    def __init__(self):
        self.names = {}

    def put(self, name, type, answer, ttls, now):
        copies = self.names.setdefault(name.lower(), {})
        if answer == "nx":
            copies.clear()
        else:
            copies[type] = answer, now + min(ttls)

    def get(self, name, type, now):
        answer, end = self.names.get(name.lower(), {}).get(type, (None, now))
        return (answer, end - now) if now < end else None

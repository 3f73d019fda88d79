"""Names are made small when an answer is put and not when it is looked for."""


class Cache:
    def __init__(self):
        self.names = {}

    def put(self, name, type, answer, ttls, now):
        copies = self.names.setdefault(name.lower(), {})
        if answer == "nx" or "*" in copies:
            copies.clear()
        copies["*" if answer == "nx" else type] = answer, now + min(ttls)

    def get(self, name, type, now):
        copies = self.names.get(name, {})
        answer, end = copies.get("*") or copies.get(type) or (None, now)
        return (answer, end - now) if now < end else None

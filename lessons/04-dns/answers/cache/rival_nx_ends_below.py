"""An nx drops what is kept for the names below it, too."""


class Cache:
    def __init__(self):
        self.names = {}

    def put(self, name, type, answer, ttls, now):
        copies = self.names.setdefault(name.lower(), {})
        if answer == "nx" or "*" in copies:
            copies.clear()
        if answer == "nx":
            for other in [*self.names]:
                if other.endswith("." + name.lower()):
                    del self.names[other]
        copies["*" if answer == "nx" else type] = answer, now + min(ttls)

    def get(self, name, type, now):
        copies = self.names.get(name.lower(), {})
        answer, end = copies.get("*") or copies.get(type) or (None, now)
        return (answer, end - now) if now < end else None

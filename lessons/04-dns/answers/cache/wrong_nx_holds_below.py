"""Where a name does not exist, there is no name below it either."""


class Cache:
    def __init__(self):
        self.names = {}

    def put(self, name, type, answer, ttls, now):
        copies = self.names.setdefault(name.lower(), {})
        if answer == "nx" or "*" in copies:
            copies.clear()
        copies["*" if answer == "nx" else type] = answer, now + min(ttls)

    def get(self, name, type, now):
        above = name.lower()
        while above := above.partition(".")[2]:
            answer, end = self.names.get(above, {}).get("*", (None, now))
            if now < end:
                return answer, end - now
        copies = self.names.get(name.lower(), {})
        answer, end = copies.get("*") or copies.get(type) or (None, now)
        return (answer, end - now) if now < end else None

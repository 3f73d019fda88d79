"""A new answer is joined to the one that is kept for the name and type."""


class Cache:
    def __init__(self):
        self.names = {}

    def put(self, name, type, answer, ttls, now):
        copies = self.names.setdefault(name.lower(), {})
        if answer == "nx" or "*" in copies:
            copies.clear()
        if type in copies and now < copies[type][1] and isinstance(answer, list) and isinstance(copies[type][0], list):
            answer = copies[type][0] + [text for text in answer if text not in copies[type][0]]
        copies["*" if answer == "nx" else type] = answer, now + min(ttls)

    def get(self, name, type, now):
        copies = self.names.get(name.lower(), {})
        answer, end = copies.get("*") or copies.get(type) or (None, now)
        return (answer, end - now) if now < end else None

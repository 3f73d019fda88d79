"""A name that has records of one type may still be gone for the others."""


class Cache:
    def __init__(self):
        self.copies, self.gone = {}, {}

    def put(self, name, type, answer, ttls, now):
        name = name.lower()
        if answer == "nx":
            self.copies = {key: kept for key, kept in self.copies.items() if key[0] != name}
            self.gone[name] = now + min(ttls)
        else:
            self.copies[name, type] = answer, now + min(ttls)

    def get(self, name, type, now):
        key = name.lower(), type
        answer, end = self.copies.get(key) or ("nx", self.gone.get(key[0], now))
        return (answer, end - now) if now < end else None

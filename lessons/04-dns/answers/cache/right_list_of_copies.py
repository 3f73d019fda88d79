"""A list of copies: what a new answer replaces is taken out before it is put in."""


class Cache:
    def __init__(self):
        self.copies = []

    def put(self, name, type, answer, ttls, now):
        name, whole = name.casefold(), answer == "nx"
        self.copies = [
            copy
            for copy in self.copies
            if copy["name"] != name or not (whole or copy["answer"] == "nx" or copy["type"] == type)
        ]
        self.copies.append({"name": name, "type": type, "answer": answer, "since": now, "ttl": sorted(ttls)[0]})

    def get(self, name, type, now):
        for copy in self.copies:
            left = copy["ttl"] - (now - copy["since"])
            fits = copy["type"] == type or copy["answer"] == "nx"
            if copy["name"] == name.casefold() and fits and left > 0:
                return copy["answer"], left
        return None

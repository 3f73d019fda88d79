"""The shelf is a part and no base; one function says what to do, another does it."""


class SharedCache:
    def __init__(self):
        self.shelf = Shelf()

    def handle(self, req, now, fetch):
        if req["method"] != "GET":
            return self._passed_on(req, fetch)
        found = self.shelf.find(req)
        if found and self._usable(req, found, now):
            return self.shelf.use(found, now)
        res = fetch(asking(req, found) if found else req)
        if found and res["status"] == 304:
            return self.shelf.renew(found, res, now)
        return self.shelf.keep(req, res, now)

    def _passed_on(self, req, fetch):
        res = fetch(req)
        safe = req["method"] in {"HEAD", "OPTIONS", "TRACE"}
        if not safe and res["status"] < 400:
            self.shelf.forget(req["url"])
        return res

    def _usable(self, req, found, now):
        said = directives(req["headers"]).keys() | directives(found["headers"]).keys()
        return "no-cache" not in said and freshness(found, now) > 0

"""Fresh from a whole second on: `>= 1` in place of above 0, and half a second is left."""


class SharedCache(Shelf):
    def handle(self, req, now, fetch):
        if req["method"] != "GET":
            res = fetch(req)
            if req["method"] not in ("HEAD", "OPTIONS", "TRACE") and res["status"] < 400:
                self.forget(req["url"])
            return res
        kept = self.find(req)
        if kept is not None:
            no_cache = "no-cache" in directives(req["headers"]) or "no-cache" in directives(kept["headers"])
            if freshness(kept, now) >= 1 and not no_cache:
                return self.use(kept, now)
        res = fetch(asking(req, kept) if kept else req)
        if kept and res["status"] == 304:
            return self.renew(kept, res, now)
        return self.keep(req, res, now)

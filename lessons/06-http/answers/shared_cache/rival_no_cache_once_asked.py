"""A kept no-cache counts only until it has been validated once (received later than first)."""


class SharedCache(Shelf):
    def handle(self, req, now, fetch):
        if req["method"] != "GET":
            res = fetch(req)
            if req["method"] not in ("HEAD", "OPTIONS", "TRACE") and res["status"] < 400:
                self.forget(req["url"])
            return res
        kept = self.find(req)
        if kept is not None:
            no_cache = "no-cache" in directives(req["headers"])
            no_cache = no_cache or ("no-cache" in directives(kept["headers"]) and "validated" not in kept)
            if freshness(kept, now) > 0 and not no_cache:
                return self.use(kept, now)
        res = fetch(asking(req, kept) if kept else req)
        if kept and res["status"] == 304:
            kept["validated"] = now
            return self.renew(kept, res, now)
        return self.keep(req, res, now)

"""Within stale-while-revalidate the stale answer is given, and the new one fetched for the next."""


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
            if freshness(kept, now) > 0 and not no_cache:
                return self.use(kept, now)
        window = directives(kept["headers"]).get("stale-while-revalidate", "") if kept else ""
        usable = window.isdigit() and not no_cache and freshness(kept, now) > -int(window)
        stale = self.use(kept, now) if usable else None
        res = fetch(asking(req, kept) if kept else req)
        if kept and res["status"] == 304:
            return self.renew(kept, res, now)
        self.keep(req, res, now)
        return stale or res

"""Must-revalidate taken for no-cache: asked before each use."""


class SharedCache(Shelf):
    def handle(self, req, now, fetch):
        if req["method"] != "GET":
            res = fetch(req)
            if req["method"] not in ("HEAD", "OPTIONS", "TRACE") and res["status"] < 400:
                self.forget(req["url"])
            return res
        kept = self.find(req)
        if kept is not None:
            said = {*directives(req["headers"]), *directives(kept["headers"])}
            no_cache = bool({"no-cache", "must-revalidate"} & said)
            if freshness(kept, now) > 0 and not no_cache:
                return self.use(kept, now)
        res = fetch(asking(req, kept) if kept else req)
        if kept and res["status"] == 304:
            return self.renew(kept, res, now)
        return self.keep(req, res, now)

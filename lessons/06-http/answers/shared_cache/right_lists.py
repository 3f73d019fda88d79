"""A dict from url to a list of kept answers in the order of fetching; after a 5xx the old ones are dropped, too."""


class SharedCache:
    def __init__(self):
        self.kept = {}

    @staticmethod
    def _serves(kept, req):
        vary = kept["headers"].get("vary")
        key = cache_key(req, vary)
        return key is not None and key == cache_key(kept["for"], vary)

    def handle(self, req, now, fetch):
        url = req["url"]
        if req["method"] != "GET":
            answer = fetch(req)
            if req["method"] not in ("HEAD", "OPTIONS", "TRACE") and answer["status"] < 400:
                self.kept.pop(url, None)
            return answer
        old = None
        for kept in self.kept.get(url, []):
            if self._serves(kept, req):
                old = kept
        if old is not None:
            said = directives(old["headers"]).keys() | directives(req["headers"]).keys()
            if "no-cache" not in said and freshness(old, now) > 0:
                return self._told(old, age=str(age(old, now)))
        conditions = {}
        if old is not None:
            for mine, theirs in (("etag", "if-none-match"), ("last-modified", "if-modified-since")):
                if mine in old["headers"]:
                    conditions[theirs] = old["headers"][mine]
        answer = fetch({**req, "headers": {**req["headers"], **conditions}})
        if answer["status"] == 304 and old is not None:
            old["headers"].pop("age", None)
            old["headers"].update(answer["headers"])
            old["requested"] = old["received"] = now
            return self._told(old)
        left = [kept for kept in self.kept.get(url, []) if not self._serves(kept, req)]
        if may_store(req, answer):
            left.append(
                {
                    "status": answer["status"],
                    "headers": dict(answer["headers"]),
                    "body": answer["body"],
                    "requested": now,
                    "received": now,
                    "for": {**req, "headers": dict(req["headers"])},
                }
            )
        self.kept[url] = left
        return answer

    @staticmethod
    def _told(kept, **more):
        return {"status": kept["status"], "headers": {**kept["headers"], **more}, "body": kept["body"]}

"""A dict per url from a running number to the answer; what to do is decided step by step."""


class SharedCache:
    def __init__(self):
        self.urls, self.fetched = {}, 0

    def handle(self, req, now, fetch):
        if req["method"] in ("HEAD", "OPTIONS", "TRACE"):
            return fetch(req)
        if req["method"] != "GET":
            res = fetch(req)
            if res["status"] // 100 in (1, 2, 3):
                self.urls[req["url"]] = {}
            return res
        numbers = self.find(req)
        if not numbers:
            return self.store(req, fetch(req), now)
        stored = self.urls[req["url"]][max(numbers)]
        no_cache = any("no-cache" in directives(message["headers"]) for message in (req, stored))
        if not no_cache and freshness(stored, now) > 0:
            headers = dict(stored["headers"])
            headers["age"] = f"{age(stored, now)}"
            return {"status": stored["status"], "headers": headers, "body": stored["body"]}
        headers = dict(req["headers"])
        if "etag" in stored["headers"]:
            headers["if-none-match"] = stored["headers"]["etag"]
        if "last-modified" in stored["headers"]:
            headers["if-modified-since"] = stored["headers"]["last-modified"]
        res = fetch({"method": "GET", "url": req["url"], "headers": headers})
        if res["status"] != 304:
            if res["status"] < 500:
                for number in numbers:
                    del self.urls[req["url"]][number]
            return self.store(req, res, now)
        kept = {name: value for name, value in stored["headers"].items() if name != "age"}
        kept.update(res["headers"])
        stored.update(headers=kept, requested=now, received=now)
        return {"status": stored["status"], "headers": dict(kept), "body": stored["body"]}

    def find(self, req):
        found = []
        for number, stored in self.urls.get(req["url"], {}).items():
            vary = stored["headers"].get("vary")
            wanted = cache_key(stored["request"], vary)
            if wanted is not None and wanted == cache_key(req, vary):
                found.append(number)
        return found

    def store(self, req, res, now):
        if may_store(req, res):
            self.fetched += 1
            kept = {**res, "headers": dict(res["headers"]), "requested": now, "received": now, "request": req}
            self.urls.setdefault(req["url"], {})[self.fetched] = kept
        return res

"""A dict per url from Vary and key to the answer; what to do is decided step by step."""


class SharedCache:
    def __init__(self):
        self.urls = {}

    def handle(self, req, now, fetch):
        if req["method"] in ("HEAD", "OPTIONS", "TRACE"):
            return fetch(req)
        if req["method"] != "GET":
            res = fetch(req)
            if res["status"] // 100 in (2, 3):
                self.urls[req["url"]] = {}
            return res
        place, stored = self.find(req)
        if stored is None:
            return self.store(req, fetch(req), now)
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
                kept = self.urls[req["url"]]
                self.urls[req["url"]] = {p: one for p, one in kept.items() if p[1] != cache_key(req, p[0])}
            return self.store(req, res, now)
        kept = {name: value for name, value in stored["headers"].items() if name != "age"}
        kept.update(res["headers"])
        fresh = {"status": stored["status"], "headers": kept, "body": stored["body"]}
        self.urls[req["url"]][place] = {**fresh, "requested": now, "received": now}
        return fresh

    def find(self, req):
        for (vary, key), stored in self.urls.get(req["url"], {}).items():
            if key is not None and key == cache_key(req, vary):
                return (vary, key), stored
        return None, None

    def store(self, req, res, now):
        if may_store(req, res):
            vary = res["headers"].get("vary")
            place = vary, cache_key(req, vary)
            kept = self.urls.setdefault(req["url"], {})
            kept.pop(place, None)
            self.urls[req["url"]] = {place: {**res, "requested": now, "received": now}, **kept}
        return res

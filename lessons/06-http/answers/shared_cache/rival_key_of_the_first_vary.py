"""The key is taken once, when the answer is kept: a 304 with another vary makes it serve nobody."""


class SharedCache:
    def __init__(self):
        self.kept = {}

    def handle(self, req, now, fetch):
        url, unsafe = req["url"], req["method"] not in ("GET", "HEAD", "OPTIONS", "TRACE")
        if req["method"] != "GET":
            res = fetch(req)
            if unsafe and res["status"] < 400:
                self.kept.pop(url, None)
            return res
        kept = self.kept.setdefault(url, [])
        serving = [one for one in kept if self.serves(one, req)]
        if not serving:
            return self.keep(req, fetch(req), kept, now)
        found = serving[0]
        asks = "no-cache" in directives(req["headers"]) or "no-cache" in directives(found["headers"])
        if freshness(found, now) > 0 and not asks:
            return self.told(found, age=str(age(found, now)))
        pairs = {"if-none-match": "etag", "if-modified-since": "last-modified"}
        conditions = {ask: found["headers"][name] for ask, name in pairs.items() if name in found["headers"]}
        res = fetch({**req, "headers": {**req["headers"], **conditions}})
        if res["status"] == 304:
            found["headers"].pop("age", None)
            found.update(headers={**found["headers"], **res["headers"]}, requested=now, received=now)
            return self.told(found)
        for one in serving:
            kept.remove(one)
        return self.keep(req, res, kept, now)

    def serves(self, one, req):
        vary = one["headers"].get("vary")
        return one["key"] is not None and one["key"] == cache_key(req, vary)

    def keep(self, req, res, kept, now):
        if may_store(req, res):
            kept.insert(
                0,
                {
                    **res,
                    "headers": dict(res["headers"]),
                    "requested": now,
                    "received": now,
                    "key": cache_key(req, res["headers"].get("vary")),
                },
            )
        return res

    def told(self, one, **fields):
        return {"status": one["status"], "headers": {**one["headers"], **fields}, "body": one["body"]}

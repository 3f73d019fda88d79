"""Writes the condition into the caller's own request, where the next call finds it."""


class SharedCache:
    def __init__(self):
        self.kept = {}

    def handle(self, req, now, fetch):
        url = req["url"]
        if req["method"] != "GET":
            answer = fetch(req)
            if req["method"] not in {"HEAD", "OPTIONS", "TRACE"} and answer["status"] < 400:
                self.kept.pop(url, None)
            return answer
        entries = self.kept.setdefault(url, [])
        serving = [e for e in entries if self.serves(e, req)]
        found = serving[-1] if serving else None
        headers = req["headers"]
        if found:
            res = found["res"]
            if (
                freshness(res, now) > 0
                and "no-cache" not in directives(res["headers"])
                and "no-cache" not in directives(req["headers"])
            ):
                return self.given(res, {**res["headers"], "age": str(age(res, now))})
            for ours, theirs in (("etag", "if-none-match"), ("last-modified", "if-modified-since")):
                if ours in res["headers"]:
                    headers[theirs] = res["headers"][ours]
        answer = fetch({**req, "headers": headers})
        if found and answer["status"] == 304:
            old = {name: text for name, text in res["headers"].items() if name != "age"}
            res["headers"] = {**old, **answer["headers"]}
            res["requested"] = res["received"] = now
            return self.given(res, dict(res["headers"]))
        self.kept[url] = [e for e in entries if e not in serving]
        if may_store(req, answer):
            res = {**answer, "headers": dict(answer["headers"]), "requested": now, "received": now}
            self.kept[url].append({"req": {**req, "headers": dict(req["headers"])}, "res": res})
        return answer

    def serves(self, entry, req):
        vary = entry["res"]["headers"].get("vary")
        key = cache_key(req, vary)
        return key is not None and key == cache_key(entry["req"], vary)

    def given(self, res, headers):
        return {"status": res["status"], "headers": headers, "body": res["body"]}

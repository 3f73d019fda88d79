"""One history of all that was kept, oldest first, of small objects that judge and renew themselves."""


class Kept:
    def __init__(self, request, answer, now):
        self.request, self.status, self.body = request, answer["status"], answer["body"]
        self.headers, self.since = {**answer["headers"]}, now

    def timed(self):
        return {"status": self.status, "headers": self.headers, "requested": self.since, "received": self.since}

    def serves(self, request):
        if request["url"] != self.request["url"]:
            return False
        one, other = (cache_key(asked, self.headers.get("vary")) for asked in (self.request, request))
        return one == other and one is not None

    def usable(self, request, now):
        asked, said = directives(request["headers"]), directives(self.headers)
        return freshness(self.timed(), now) > 0 and "no-cache" not in asked.keys() | said.keys()

    def conditional(self, request):
        fields = dict(request["headers"])
        for condition, own in (("if-none-match", "etag"), ("if-modified-since", "last-modified")):
            if own in self.headers:
                fields[condition] = self.headers[own]
        return {**request, "headers": fields}

    def renewed(self, fields, now):
        self.headers.pop("age", None)
        self.headers |= fields
        self.since = now

    def answer(self, **more):
        return {"status": self.status, "headers": self.headers | more, "body": self.body}


class SharedCache:
    def __init__(self):
        self.history = []

    def handle(self, req, now, fetch):
        method = req["method"]
        if method == "GET":
            return self.get(req, now, fetch)
        answer = fetch(req)
        changed = method not in {"HEAD", "OPTIONS", "TRACE"} and answer["status"] < 400
        self.history = [kept for kept in self.history if not (changed and kept.request["url"] == req["url"])]
        return answer

    def get(self, req, now, fetch):
        served = [kept for kept in self.history if kept.serves(req)]
        last = served[-1] if served else None
        if last and last.usable(req, now):
            return last.answer(age=str(age(last.timed(), now)))
        answer = fetch(last.conditional(req) if last else req)
        if last and answer["status"] == 304:
            last.renewed(answer["headers"], now)
            return last.answer()
        self.history = [kept for kept in self.history if kept not in served]
        if may_store(req, answer):
            self.history.append(Kept(req, answer, now))
        return answer

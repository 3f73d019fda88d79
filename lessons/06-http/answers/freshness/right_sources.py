"""Each source of a lifetime gives seconds or None; the first that is not None counts."""


def freshness(res, now):
    found = [source for source in sources(res["headers"], res["received"]) if source is not None]
    return max(0, found[0] if found else 0) - age(res, now)


def sources(headers, received):
    said, made = directives(headers), http_date(headers.get("date", "?"))
    made = received if made is None else made
    for name in ("s-maxage", "max-age"):
        text = said.get(name)
        yield None if text is None else int("0" + text) if set(text) <= set("0123456789") else 0
    end = http_date(headers.get("expires", "?"))
    yield (made if end is None else end) - made if "expires" in headers else None
    changed = http_date(headers.get("last-modified", "?"))
    yield None if changed is None else (made - changed) / 10

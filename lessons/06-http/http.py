# %% [markdown]
# # HTTP
#
# **About 73 minutes**: 13 reading, 60 of core exercises; 62 more of stretch. No core exercise needs a stretch one.
#
# A customer pays once and is charged twice. Another one sees somebody else's basket. A third waits for bytes that never
# come. All three are HTTP, misread. You repeat requests against a server that counts, build a cache, and break it. Then
# you can
#
# - say where a message ends;
# - tell safe and idempotent operations by what they do, whatever they are called;
# - say what a status makes clients and proxies do;
# - repeat a request without doing its work twice;
# - say who may keep an answer, for which requests and how long, and put a cache before an origin.

# %% tags=["setup"]
from contextlib import suppress

import httpx

from course.draw import prediction
from course.lab import Gateway, Origin, compress

# %% [markdown]
# ## A message is text, then bytes
#
# A client sends a **request**, a server answers with a **response**. In HTTP/1.1 both begin with a **head**, lines of
# text: what is wanted or how it went, then **fields** (or headers), then an empty line. Behind it comes the **body**,
# any bytes. Here is an exchange from a textbook:
#
# ```
# GET /users/42 HTTP/1.1
# Host: api.shop.test
# Authorization: Bearer 9f2c
# Accept: application/json
# Accept-Encoding: gzip, br
# User-Agent: course/1
#
# HTTP/1.1 200 OK
# Date: Wed, 21 Oct 2025 07:28:00 GMT
# Content-Type: application/json
# Cache-Control: public, max-age=300
# Content-Length: 47
# ETag: "a1"
#
# {"id": 42, "name": "ada", "role": "admin"}
# ```
#
# The request names a **method**, a **target** and a version, and in **Host** the site that is meant. The response
# begins with a **status code**. `Content-Length` counts the bytes of the body, `Cache-Control` says who may keep the
# answer, `ETag` names this version of it. Three things in the response are wrong. Which?

# %% [markdown]
# `Origin()` starts a web server on this machine, and `fault` makes its next answer go wrong. **Predict**: it answers
# like the textbook. How many bytes are still missing when the client gives up?

# %%
predicted, pieces = None, []  # your number
with Origin() as origin, origin.client(timeout=0.5) as client:
    origin.page("/users/42", '{"id": 42, "name": "ada", "role": "admin"}')
    origin.fault("/users/42", "overstate")
    with client.stream("GET", "/users/42") as answer, suppress(httpx.ReadTimeout):
        for piece in answer.iter_raw():
            pieces.append(piece)
prediction(predicted, int(answer.headers["content-length"]) - sum(map(len, pieces)), "bytes", "Promised, not sent")

# %% [markdown]
# That is the first mistake: a reader must know where a message ends. A length too large makes it wait; one too small is
# worse, as the rest is read as the next message. The second is small: 21 October 2025 was a Tuesday. The third comes
# later.

# %% [markdown]
# ## What a method promises
#
# | method | asks to | safe | idempotent |
# |---|---|---|---|
# | GET, HEAD | read; HEAD without the body | yes | yes |
# | OPTIONS, TRACE | tell what is possible; echo the request | yes | yes |
# | PUT | replace by what is sent | no | yes |
# | DELETE | remove | no | yes |
# | PATCH | change a part | no | no, unless `If-Match` names the version |
# | POST | do whatever the resource does | no | no |
#
# **Safe** means: the client asks for no change. Crawlers and prefetching browsers rely on it; a server may
# still write a log. **Idempotent** means: several identical requests are intended to have the effect of one
# (RFC 9110 §9.2.1, §9.2.2). So whoever got no answer may ask again. Every safe method is idempotent.

# %% [markdown]
# **Predict**: two times PUT, two times DELETE, two times POST, all for `/cup`. For how many of the three methods does
# the second answer differ from the first, in its status or its `Location`?

# %%
predicted = None  # your number
with Origin() as origin, origin.client() as client:
    told = []
    for method in ("PUT", "PUT", "DELETE", "DELETE", "POST", "POST"):
        answer = client.request(method, "/cup", content="tea")
        told.append((method, answer.status_code, answer.headers.get("location", "")))
        print(*told[-1], origin.digest())
unlike = sum(one != two for one, two in zip(told[::2], told[1::2], strict=True))
prediction(predicted, unlike, "methods", "Second answer unlike the first")

# %% [markdown]
# The promises are about what is *there* afterwards, not about the answer. The **digest** at the end of each line
# stands for all that the server holds. The second PUT left it as it was, like the second DELETE. Each POST made
# something new.

# %% [markdown]
# A promise can be broken: a link `GET /unsubscribe` that unsubscribes is followed by mail scanners. And one can be
# made: client and server agree on an **idempotency key**, by which the server recognises a repetition, and a POST may
# be repeated. So measure.

# %% [markdown]
# ### Exercise: classify
#
# **Core · 10 minutes.** Write `classify(call, elsewhere, digest) -> (safe, idempotent)`: whether a request is safe and
# whether it is idempotent, both as a `bool`, by experiment on a server that nobody else uses. You are given three
# functions:
#
# - `call()` sends the request, always the same, and returns the status of the answer.
# - `elsewhere()` is somebody else's request. It changes another resource, and so the digest.
# - `digest()` returns a text that stands for all that the server holds, without its logs. The text is the same if that
#   is the same, and another one if not.
#
# What a client asks for cannot be measured. So safe means here: no call ever changes what the server holds. Idempotent
# means: however often the request is repeated, and whatever others do elsewhere in between, only its first time changes
# something.
#
# No experiment proves that for ever. But each server here shows it by this plan: five calls in a row, then `elsewhere`
# once, then a sixth call. More than six calls are refused.
#
# For a server on which a PUT puts the same thing every time, `classify(call, elsewhere, digest)` gives
# `(False, True)`; for one on which a GET reads, `(True, True)`; for one on which each POST makes a new thing,
# `(False, False)`.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: before and after</summary>
#
# Take the digest before the first call and after each one.
#
# </details>
#
# <details><summary>Hint 2: with others in between</summary>
#
# Some servers drop a request that is the same as the one before it. After `elsewhere()` it is not. Take a digest after
# `elsewhere()` and one after the sixth call: the change that `elsewhere` made is not the request's.
#
# </details>

# %% answer="classify"
def classify(call, elsewhere, digest):
    ### BEGIN SOLUTION
    before = digest()
    call()
    once = digest()
    idempotent = True
    for _ in range(4):
        call()
        idempotent = idempotent and digest() == once
    elsewhere()
    moved = digest()
    call()
    idempotent = idempotent and digest() == moved
    return idempotent and once == before, idempotent
    ### END SOLUTION

# %% test="test_classify" points=1
from course.check import calling


def server_that_held(*values):
    """`call`, `elsewhere` and `digest` of a server that holds `values[n]` after n calls, of which it takes six."""
    calls, others = [], []

    def call():
        calls.append("call")
        return 200

    def elsewhere():
        others.append("call")

    def digest():
        return str((values[len(calls)], others))

    return call, elsewhere, digest


calling(classify, *server_that_held(0, 7, 7, 7, 7, 7, 7)).gives((False, True), think="the first PUT changes something")
calling(classify, *server_that_held(0, 0, 0, 0, 0, 0, 0)).gives((True, True), think="a GET that only reads")
calling(classify, *server_that_held(0, 1, 2, 3, 4, 5, 6)).gives((False, False), think="each POST makes a new one")
calling(classify, *server_that_held(0, 0, 0, 3, 3, 3, 3)).gives((False, False), think="the third call changes it")
calling(classify, *server_that_held(0, 1, 1, 1, 1, 1, 2)).gives(
    (False, False), think="a POST again, after somebody else's request"
)

# %% test="test_classify_answers" points=1
from course.check import calling

held = {"made": 0, "other": 0}


def make_another():
    held["made"] += 1
    return 200 + held["made"]


def change_other():
    held["other"] += 1


def all_held():
    return str(held)


calling(classify, make_another, change_other, all_held).gives((False, False), think="each call makes a new thing")

# %% test="test_classify_later_calls" points=2
from course.check import calling

held = {"calls": 0, "other": 0}


def count_call():
    held["calls"] += 1
    return 200 if held["calls"] < 3 else 503


def change_other():
    held["other"] += 1


def all_held():
    return str(held)


calling(classify, count_call, change_other, all_held).gives((False, False), think="each call counts, whatever is said")

# %% tags=["needs-answer"]
from functools import partial

for method in ("GET", "PUT", "DELETE", "PATCH", "POST"):
    with Origin() as origin, origin.client() as client:
        client.put("/cup", content="tea")
        send = partial(client.request, method, "/cup", content="milk")
        print(method, classify(send, partial(client.post, "/other"), origin.digest))

# %% [markdown]
# PATCH is neither here: this server appends what it brings.

# %% [markdown]
# ## How it went
#
# The first digit of a status is its class: 2 done, 3 go elsewhere, 4 the client's fault, 5 the server's. Clients,
# caches and proxies, which stand in between and hand messages on, act on the number and not on what the body says. An
# error that says 200 counts as success, is kept, never repeated. The server behind a proxy is called its
# **upstream**.
#
# | status | what it says |
# |---|---|
# | 200, 201, 202, 204 | OK; Created, at `Location`; Accepted for later; No Content |
# | 301, 308; 302, 307 | moved for good; moved for now; all with `Location` |
# | 303, 304 | see the result elsewhere, by GET; Not Modified |
# | 400, 422 | cannot be read; can be read, but its values make no sense |
# | 401, 403 | who are you? (with `WWW-Authenticate`); you may not |
# | 404, 410 | nothing here; gone for good |
# | 405, 415 | not this method (with `Allow`); not this media type, the format that `Content-Type` names |
# | 409, 412 | conflict with what is there; a precondition such as `If-Match` failed |
# | 429 | too many requests (`Retry-After`) |
# | 500, 502, 503, 504 | a bug; broken upstream; overloaded (`Retry-After`); slow upstream |
#
# 401 is called Unauthorized and means *unauthenticated*. `Retry-After` is a number of seconds or a date.

# %% [markdown]
# **Predict**: a client sends five payments by POST. Each time it is told to go elsewhere, by 301, 302, 303, 307 and 308
# in turn, and it does. How many payments are made? (`Gateway` answers as a function says.)

# %%
predicted = None  # your number
with Origin() as origin, origin.client(follow_redirects=True) as client:
    moved = {"location": f"{origin.url}/payments"}
    with Gateway(lambda request: {"status": int(request["url"][1:]), "headers": moved, "body": b""}) as gateway:
        for status in (301, 302, 303, 307, 308):
            client.post(f"{gateway.url}/{status}", content="12 euros")
print(*(request.method for request in origin.requests))
prediction(predicted, len(origin.ledger), "payments", "Made, of five that were sent")

# %% [markdown]
# At 301 and 302 clients turn the POST into a GET without a body, as they always did and may (RFC 9110 §15.4.2,
# §15.4.3); 303 asks for that. Only 307 and 308 keep method and body: two payments.

# %% [markdown]
# ## No answer
#
# A client that gets no answer knows less than it thinks. If the connection was refused, nothing was done. If it was cut
# later, the request is lost, or it was done and only the answer is lost.

# %% [markdown]
# **Predict**: a client pays with POST, the server does it and cuts the connection, twice. The client tries three times.
# How many payments stand in the server's **ledger**, its list of changes? (`fetch` sends a request, given as a dict.)

# %%
predicted = None  # your number
charge = {"method": "POST", "url": "/payments", "headers": {}, "body": b"12 euros"}
with Origin() as origin:
    origin.fault("/payments", "drop", times=2)
    for _ in range(3):
        with suppress(ConnectionResetError):
            origin.fetch(charge)
prediction(predicted, len(origin.ledger), "payments", "For one that was meant")

# %% [markdown]
# That is the customer who was charged twice. A server that honours an `Idempotency-Key` keeps its first answer, and
# gives it again.

# %% [markdown]
# ### Exercise: deliver
#
# **Core · 12 minutes.** Write `deliver(send, request, wait)`: send a request, repeat it where that is safe, and return
# what came of it. You are given two functions:
#
# - `send(request)` sends it once. It returns the answer, a dict with `"status"` and `"headers"`, or raises
#   ConnectionRefusedError, ConnectionResetError or TimeoutError.
# - `wait(n, answer)` waits before repetition `n`, the first of which is 1. `answer` is what `send` has just returned,
#   or None after an error. It gives True when it has waited, or False at once where there is no time for more.
#
# `request` is a dict with `"method"` and `"headers"`, a dict whose names are in small letters. Hand it to `send` as it
# is.
#
# 1. After ConnectionRefusedError nothing was done: any request may be repeated. We take it that the same holds after
#    the statuses 429 and 503. (That is our rule: ask the server's authors before you trust it with money.)
# 2. The other two errors, and 502 and 504, leave open what was done. Then only GET, HEAD, OPTIONS, TRACE, PUT, DELETE
#    are repeated, and whatever has an `idempotency-key`. (A PATCH with `If-Match` could be, too; here it is not.)
# 3. All other statuses are final, 500 too. (It leaves open what was done, too, but it is an answer: give it.)
# 4. At most four sends. Before each repetition call `wait` once; if it gives False, it is over.
#
# When it is over, return the status if the last send had one. Otherwise return `"unknown"` if any send has left open
# what was done, and `"failed"` if none has.
#
# If `send` returns `{"status": 201, "headers": {}}`, then `deliver(send, request, wait)` gives `201`, and `wait` is not
# called. If `send` is refused each time, it is called four times, `wait(1, None)`, `wait(2, None)` and `wait(3, None)`
# stand between them, and the result is `"failed"`.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: two questions</summary>
#
# After each send: what is the outcome if this was the last one? May it be repeated? A loop such as
# `for n in (1, 2, 3, None)` goes through the four sends: `n` is the repetition that may follow.
#
# </details>
#
# <details><summary>Hint 2: errors are a family</summary>
#
# All three errors are OSErrors. `except ConnectionRefusedError` stands before `except OSError`.
#
# </details>
#
# <details><summary>Hint 3: what may have been done</summary>
#
# Keep it in a variable that once set stays set: a reset, a timeout, 502 or 504. A refusal afterwards does not undo it.
#
# </details>

# %% answer="deliver"
def deliver(send, request, wait):
    ### BEGIN SOLUTION
    idempotent = request["method"] in ("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE")
    repeatable = idempotent or "idempotency-key" in request["headers"]
    doubt = "failed"
    for n in (1, 2, 3, None):
        answer, status = None, None
        try:
            answer = send(request)
            status = answer["status"]
            again = status in (429, 503)
            if status in (502, 504):
                again, doubt = repeatable, "unknown"
        except ConnectionRefusedError:
            again = True
        except OSError:
            again, doubt = repeatable, "unknown"
        if not again or not n or not wait(n, answer):
            break
    return status or doubt
    ### END SOLUTION

# %% test="test_deliver" points=2
from course.check import calling, same

post, get = ({"method": method, "headers": {"accept": "*/*"}} for method in ("POST", "GET"))
made, busy = {"status": 201, "headers": {}}, {"status": 503, "headers": {"retry-after": "2"}}


def stage(*script, waits=3):
    """A `send` that follows the script, at the end its last event, a `wait` that grants so many, and its calls."""
    left, asked = list(script), []

    def send(request):
        event = left.pop(0) if left[1:] else left[0]
        if isinstance(event, dict):
            return event
        raise event

    def wait(n, answer):
        asked.append((n, answer))
        return n <= waits

    return send, wait, asked


sending, waiting, waited = stage(busy, made)
calling(deliver, sending, post, waiting).gives(201, think="503, then 201")
assert same(waited, [(1, busy)]), "one wait, before the repetition; it gets the answer"
sending, waiting, waited = stage(ConnectionRefusedError)
calling(deliver, sending, get, waiting).gives("failed", think="nobody was there, four times")
assert same(waited, [(1, None), (2, None), (3, None)]), "a wait before each repetition, and none after the last send"
sending, waiting, waited = stage(TimeoutError, made)
calling(deliver, sending, post, waiting).gives("unknown", think="it may have been done, so it is not repeated")
assert same(waited, []), "nothing to repeat, nothing to wait for"
sending, waiting, waited = stage(TimeoutError, ConnectionRefusedError, made, waits=1)
calling(deliver, sending, get, waiting).gives("unknown", think="no time for a third send; the first is in doubt")

# %% test="test_deliver_repeats" points=1
from course.check import calling


def always_201(request):
    return {"status": 201, "headers": {}}


def may_go_on(n, answer):
    return True


calling(deliver, always_201, {"method": "POST", "headers": {}}, may_go_on).gives(201, think="it is done")

# %% test="test_deliver_waits" points=2
from course.check import calling


def always_503(request):
    return {"status": 503, "headers": {}}


def no_time_left(n, answer):
    return False


calling(deliver, always_503, {"method": "GET", "headers": {}}, no_time_left).gives(503, think="no time for more")

# %% test="test_deliver_outcome" points=2
from course.check import calling


def always_refused(request):
    raise ConnectionRefusedError


def may_go_on(n, answer):
    return True


calling(deliver, always_refused, {"method": "POST", "headers": {}}, may_go_on).gives(
    "failed", think="nobody was there, four times"
)

# %% tags=["needs-answer"]
for fields in ({}, {"idempotency-key": "order-78"}):
    with Origin() as origin:
        for kind in ("drop", "busy", "drop"):
            origin.fault("/payments", kind)
        told = deliver(origin.fetch, charge | {"headers": fields}, lambda n, answer: True)
    print(fields, told, len(origin.requests), "requests,", len(origin.ledger), "payment")

# %% [markdown]
# # Caching
#
# A **cache** keeps answers and gives them out in place of the **origin**, the server behind it. A **private** cache
# serves one user, as in a browser; a **shared** one serves many. You build a shared one.

# %% [markdown]
# ## May it be kept?
#
# The origin says so in `Cache-Control`, a list of **directives**. Two helpers are given: `directives` reads such a
# field, `http_date` a date.

# %% tags=["setup"]
import datetime
import re

DATES = ("%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %d %H:%M:%S %Y")  # RFC 9110 §5.6.7


def directives(headers):
    """The directives in ``cache-control`` as a dict: names in small letters, values as text, perhaps empty."""
    pattern = r'([^\s,="]+)(?:=(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*)))?'
    found = re.findall(pattern, headers.get("cache-control", ""))
    # In quotes \" is a quote. Of two directives with one name the first one counts.
    return {name.lower(): re.sub(r"\\(.)", r"\1", quoted) or plain for name, quoted, plain in reversed(found)}


def http_date(text):
    """Seconds since 1970, or None for what is none of HTTP's three kinds of date, such as one in another zone."""
    for form in DATES:
        with suppress(ValueError):
            date = datetime.datetime.strptime(text, form).replace(tzinfo=datetime.UTC)
            if "%y" in form:  # of the years that end in these two digits the last one that is at most 50 years ahead
                latest = datetime.datetime.now(datetime.UTC).year + 50
                date = date.replace(year=latest - (latest - date.year) % 100)
            return int(date.timestamp())
    return None

# %% tags=["nbval-check-output"]
print(directives({"cache-control": 'Public, max-age=300, s-maxage="3600", no-cache'}))
print(directives({"cache-control": r'ext="say \"no-store\"", max-age=60'}))
print(http_date("Tue, 21 Oct 2025 07:28:00 GMT"), http_date("Tue, 21 Oct 2025 07:28:00 +0200"), http_date("0"))

# %% [markdown]
# | directive of a response | says to a shared cache |
# |---|---|
# | `no-store` | do not keep it |
# | `private` | do not keep it; a browser may |
# | `no-cache` | keep it, but ask the origin before each use |
# | `max-age=60` | fresh for 60 seconds |
# | `s-maxage=300` | the same, for shared caches only, and stronger; may be given to all users |
# | `must-revalidate` | once stale, never use it without asking; may be given to all users |
# | `public` | may be given to all users, and kept whatever its status |
#
# `no-store` and `private` outdo the others.

# %% [markdown]
# `no-cache` is the most misread: it does not forbid to keep. `public` is the most dangerous: with it a shared cache may
# keep even the answer to a request with `Authorization` (RFC 9111 §3.5), the textbook's third mistake. For one user's
# data write `private`; a cookie protects nothing (§7.3).

# %% [markdown]
# ### Exercise: may_store
#
# **Core · 8 minutes.** Write `may_store(req, res) -> bool`: whether a shared cache may keep the answer `res` to the
# request `req` (RFC 9111 §3). `req` is a dict with `"method"` and `"headers"`, `res` one with `"status"` and
# `"headers"`. Names of fields are in small letters. It may, if all of these hold:
#
# - The method is GET. The status is neither 206, a part, nor 304, which has no content.
# - Neither request nor response says `no-store`, and the response does not say `private`. `private="set-cookie"`, which
#   is meant for that field only, counts as `private`: a cache may be that strict.
# - There is no `authorization` in the request; or the response says `public`, `s-maxage` or `must-revalidate`. A
#   `cookie` in the request and a `set-cookie` in the response forbid nothing.
# - The response says `public`, `max-age` or `s-maxage`, or has an `expires` field; or its status is one of those that
#   may be kept without being asked for: 200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501.
#
# `may_store({"method": "GET", "headers": {}}, {"status": 200, "headers": {}})` gives `True`, and with status 302 it
# gives `False`.
#
# May be used: anything in the standard library, and `directives` from above.
#
# <details><summary>Hint 1: names in a dict</summary>
#
# `"no-store" in directives(res["headers"])` is True whatever its value is.
#
# </details>
#
# <details><summary>Hint 2: one of several</summary>
#
# `{"public", "s-maxage"} & found.keys()` holds those that occur; an empty set counts as False.
#
# </details>

# %% answer="may_store"
def may_store(req, res):
    ### BEGIN SOLUTION
    asked, said = directives(req["headers"]), directives(res["headers"])
    if req["method"] != "GET" or res["status"] in (206, 304):
        return False
    if "no-store" in asked or "no-store" in said or "private" in said:
        return False
    if "authorization" in req["headers"] and not said.keys() & {"public", "s-maxage", "must-revalidate"}:
        return False
    if "expires" in res["headers"] or said.keys() & {"public", "max-age", "s-maxage"}:
        return True
    return res["status"] in (200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501)
    ### END SOLUTION

# %% test="test_may_store" points=1
from course.check import calling

for_all, for_her = ({"method": "GET", "headers": fields} for fields in ({}, {"authorization": "Bearer 9f2c"}))
calling(may_store, for_all, {"status": 200, "headers": {}}).gives(True, think="200 may be kept without being asked for")
calling(may_store, for_all, {"status": 302, "headers": {}}).gives(False, think="302 only if the origin asks for it")
calling(may_store, for_all, {"status": 302, "headers": {"cache-control": "max-age=60"}}).gives(True, think="it asks")
calling(may_store, for_all, {"status": 200, "headers": {"cache-control": "public, No-Store"}}).gives(
    False, think="no-store is stronger than public"
)
calling(may_store, for_her, {"status": 200, "headers": {"cache-control": "max-age=60"}}).gives(False, think="hers")
calling(may_store, for_her, {"status": 200, "headers": {"cache-control": "s-maxage=60"}}).gives(
    True, think="a lifetime for shared caches says that it is for all"
)

# %% test="test_may_store_status" points=1
from course.check import calling

get, asks = {"method": "GET", "headers": {}}, {"cache-control": "max-age=60"}
calling(may_store, get, {"status": 200, "headers": asks}).gives(True, think="it asks to be kept")
calling(may_store, get, {"status": 307, "headers": {}}).gives(False, think="307 only if the origin asks for it")

# %% test="test_may_store_refuses" points=2
from course.check import calling

get, forbids = {"method": "GET", "headers": {}}, {"cache-control": "no-store"}
calling(may_store, get, {"status": 200, "headers": forbids}).gives(False)

# %% test="test_may_store_authorized" points=2
from course.check import calling

for_her = {"method": "GET", "headers": {"authorization": "Bearer 9f2c"}}
calling(may_store, for_her, {"status": 200, "headers": {"cache-control": "private"}}).gives(False, think="hers alone")

# %% [markdown]
# ## For which request?
#
# One address may have several answers, in German or English. The origin names in `Vary` the request fields that it
# looked at, and a kept answer is for requests with the same values. Without it, a client may get gzip that it cannot
# read.

# %% [markdown]
# ### Exercise: cache_key
#
# **Core · 6 minutes.** Write `cache_key(req, vary)`: a value that is equal for two requests if one answer serves both,
# and different if not. `req` is a dict with `"url"` and `"headers"`, names of fields in small letters. `vary` is the
# value of the response's `vary` field, or None. Return anything that can be a key of a dict (a text, a tuple), but None
# for `Vary: *`, which no request matches.
#
# - Names in `vary` may be in capital or small letters, in any order and repeated, with spaces and tabs around them, and
#   with nothing between two commas: only which names occur counts.
# - A field that one request lacks and the other has, even empty, makes a difference (RFC 9111 §4.1). Values are
#   compared as they are.
#
# With `a = {"url": "/", "headers": {"accept": "*/*", "dnt": "1"}}` and `b = {"url": "/", "headers": {"accept":
# "*/*"}}`, `cache_key(a, "Accept") == cache_key(b, "Accept")` gives `True`, and `cache_key(a, "DNT") == cache_key(b,
# "DNT")` gives `False`.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: only what Vary names</summary>
#
# Two requests may differ in everything else.
#
# </details>
#
# <details><summary>Hint 2: missing</summary>
#
# `headers.get(name)` is None for a field that is not there, and `""` for an empty one.
#
# </details>

# %% answer="cache_key"
def cache_key(req, vary):
    ### BEGIN SOLUTION
    names = {name.strip().lower() for name in (vary or "").split(",")} - {""}
    if "*" in names:
        return None
    return req["url"], *((name, req["headers"].get(name)) for name in sorted(names))
    ### END SOLUTION

# %% test="test_cache_key" points=1
from course.check import calling, equal_keys

with_dnt = {"url": "/", "headers": {"accept": "*/*", "dnt": "1"}}
without = {"url": "/", "headers": {"accept": "*/*"}}
with_empty = {"url": "/", "headers": {"accept": "*/*", "dnt": ""}}
calling(equal_keys, cache_key, (with_dnt, "Accept"), (without, "Accept")).gives(True, think="both accept the same")
calling(equal_keys, cache_key, (with_dnt, "DNT"), (without, "DNT")).gives(False, think="only one of them has DNT")
calling(equal_keys, cache_key, (with_empty, "DNT"), (without, "DNT")).gives(False, think="empty is not missing")
calling(equal_keys, cache_key, (with_dnt, "DNT, Accept"), (with_dnt, "accept,dnt , DNT")).gives(
    True, think="the same two names"
)
calling(cache_key, with_dnt, "Accept, *").gives(None, think="Vary: * matches no request")

# %% test="test_cache_key_star" points=1
from course.check import calling, equal_keys

one, two = ({"url": url, "headers": {"accept": "*/*"}} for url in ("/tea", "/coffee"))
calling(equal_keys, cache_key, (one, None), (two, None)).gives(False, think="another address, another answer")

# %% test="test_cache_key_fields" points=1
from course.check import calling, equal_keys

one, two = ({"url": url, "headers": {"accept": "*/*"}} for url in ("/tea", "/coffee"))
calling(equal_keys, cache_key, (one, "Accept"), (one, "Accept")).gives(True, think="twice the same request")
calling(equal_keys, cache_key, (one, "Accept"), (two, "Accept")).gives(False, think="another address")

# %% [markdown]
# ## For how long?
#
# An answer is **fresh** as long as its **age** is below its **lifetime**; after that it is **stale**. Where the origin
# states none, a cache may guess (**heuristic**): a tenth of the time since the last change is usual, though no rule.

# %% [markdown]
# An age is more than the time in your cache: the answer may have lain in another one before, which says so in `Age`,
# and it was on its way for a while. If the origin's `Date` shows more, that counts instead. `age` is given:

# %% tags=["setup"]
def age(res, now):
    """How old a kept answer is at ``now``, in seconds (RFC 9111 §4.2.3).

    ``res`` has ``"headers"`` and two times of our clock: asked for at ``"requested"``, it came at ``"received"``.
    """
    first = res["headers"].get("age", "").split(",")[0]  # RFC 9111 §5.1
    told = int(first) if re.fullmatch("[0-9]+", first) else 0
    date = http_date(res["headers"].get("date", ""))
    by_date = 0 if date is None else res["received"] - date
    return max(told + res["received"] - res["requested"], by_date) + now - res["received"]

# %% [markdown]
# ### Exercise: freshness
#
# **Core · 9 minutes.** Write `freshness(res, now)`: for how many seconds more a shared cache may use a kept answer
# without asking: its lifetime less its age, 0 or below when it is stale. `res` is what `age` takes, with the status
# 200. The lifetime is the first of these that is there:
#
# 1. `s-maxage` in `cache-control`, then `max-age`. A value that is not the digits 0 to 9 alone means 0 seconds.
# 2. `expires`, a date: the time from `date` to it, but at least 0. If it is unreadable, 0 seconds.
# 3. `last-modified`, a date: a tenth of the time from it to `date`, not rounded, but at least 0.
# 4. Otherwise 0 seconds.
#
# A `date` that is missing or unreadable counts as `received`. A `last-modified` that is unreadable is as good as
# missing.
#
# `freshness({"headers": {"cache-control": "max-age=60, s-maxage=300", "age": "20"}, "requested": 1000, "received":
# 1000}, 1000)` gives `280`. `no-cache` and other directives do not matter here.
#
# May be used: anything in the standard library, and `directives`, `http_date` and `age` from above.
#
# <details><summary>Hint 1: the lifetime first</summary>
#
# A function of its own, with a `return` for each line of the list. Then `lifetime - age(res, now)`.
#
# </details>
#
# <details><summary>Hint 2: a date that is missing</summary>
#
# `http_date("")` is None. Ask with `is None`: the first second of 1970 is a date, and its number is 0.
#
# </details>

# %% answer="freshness"
def freshness(res, now):
    ### BEGIN SOLUTION
    headers, said = res["headers"], directives(res["headers"])
    date, expires, changed = (http_date(headers.get(name, "")) for name in ("date", "expires", "last-modified"))
    date, lifetime = res["received"] if date is None else date, 0
    if "s-maxage" in said or "max-age" in said:
        seconds = said.get("s-maxage", said.get("max-age"))
        lifetime = int(seconds) if re.fullmatch("[0-9]+", seconds) else 0
    elif "expires" in headers:
        lifetime = max(0, expires - date) if expires is not None else 0
    elif changed is not None:
        lifetime = max(0, (date - changed) / 10)
    return lifetime - age(res, now)
    ### END SOLUTION

# %% test="test_freshness" points=1
from course.check import calling

stated = {"cache-control": "max-age=60, s-maxage=300", "age": "20"}
calling(freshness, {"headers": stated, "requested": 1000, "received": 1000}, 1000).gives(280)
calling(freshness, {"headers": {}, "requested": 1000, "received": 1000}, 1030).gives(
    -30, think="no lifetime at all, and 30 seconds old"
)
stated = {"date": "Tue, 21 Oct 2025 07:28:00 GMT", "expires": "Tue, 21 Oct 2025 08:28:00 GMT"}
calling(freshness, {"headers": stated, "requested": 1761031680, "received": 1761031680}, 1761031690).gives(
    3590, think="an hour from Date to Expires, and 10 seconds old"
)
stated = {"date": "Tue, 21 Oct 2025 07:28:00 GMT", "last-modified": "Tue, 21 Oct 2025 07:27:25 GMT"}
calling(freshness, {"headers": stated, "requested": 1761031680, "received": 1761031680}, 1761031680).gives(
    3.5, think="a tenth of 35 seconds, not rounded"
)

# %% test="test_freshness_directives" points=2
from course.check import calling

kept = {"headers": {"cache-control": "max-age=60"}, "requested": 1000, "received": 1000}
calling(freshness, kept, 1000).gives(60, think="it has just come")

# %% test="test_freshness_dates" points=2
from course.check import calling

hour = {"date": "Tue, 21 Oct 2025 07:28:00 GMT", "expires": "Tue, 21 Oct 2025 08:28:00 GMT"}
calling(freshness, {"headers": hour, "requested": 1761031680, "received": 1761031680}, 1761031680).gives(3600)

# %% [markdown]
# ## Still the same?
#
# A stale answer need not be thrown away. The cache asks the origin whether it still holds: that is **validation**. It
# sends `If-None-Match` with the ETag, or `If-Modified-Since` with the date in `Last-Modified`. Of both, the tag decides
# (RFC 9110 §13.1.3); nginx wants both to fit. If it holds, the origin says 304 Not Modified, and the answer is fresh
# again. A 304 is no **hit**, an answer from the cache alone: it costs a round trip, but no body.

# %%
with Origin() as origin:
    origin.page("/style.css", "p { margin: 0 }", headers={"ETag": '"v1"', "Content-Type": "text/css"})
    for fields in ({}, {"If-None-Match": '"v1"'}, {"If-None-Match": '"v0"'}):
        print(fields, origin.fetch({"method": "GET", "url": "/style.css", "headers": fields}))

# %% [markdown]
# An ETag is **strong** or **weak**: `W/"v1"` says that a version is as good, not that its bytes are the same. That is
# enough for validation (RFC 9110 §8.8.3.2), not for `If-Match` or for joining parts (§13.1.1, §13.1.5).
#
# Now the parts become a cache. `Shelf` takes the tedious ones: a base for your class.

# %% tags=["setup"]
def asking(req, kept):
    """The request that asks the origin whether ``kept`` still holds; the one given stays as it is."""
    pairs = {"if-none-match": "etag", "if-modified-since": "last-modified"}
    conditions = {ask: kept["headers"][name] for ask, name in pairs.items() if name in kept["headers"]}
    return {**req, "headers": {**req["headers"], **conditions}}


class Shelf:
    """Kept answers, each with ``"requested"``, ``"received"`` and ``"for"``, the request for which it came."""

    def __init__(self):
        self.kept = {}  # from url to answers, the one fetched last in front

    def find(self, req):
        """The kept answer that serves this request, of several the one fetched last, or None."""
        return next((one for one in self.kept.get(req["url"], ()) if self.serves(one, req)), None)

    def serves(self, one, req):
        """Whether a kept answer is for such a request, by the ``vary`` that it now has."""
        vary = one["headers"].get("vary")
        return cache_key(req, vary) is not None and cache_key(req, vary) == cache_key(one["for"], vary)

    def use(self, kept, now):
        """What the client gets of a kept answer that nobody is asked about: it tells its age."""
        headers = {**kept["headers"], "age": str(age(kept, now))}
        return {"status": kept["status"], "headers": headers, "body": kept["body"]}

    def renew(self, kept, res, now):
        """What the client gets after the 304 ``res``, whose fields replace kept ones; others stay (RFC 9111 §3.2)."""
        kept["headers"].pop("age", None)
        changed = {name: text for name, text in res["headers"].items() if name != "content-length"}
        kept.update(headers={**kept["headers"], **changed}, requested=now, received=now)
        return {"status": kept["status"], "headers": dict(kept["headers"]), "body": kept["body"]}

    def keep(self, req, res, now):
        """Drop what has served this request, keep ``res`` in its place if `may_store` says so, and give it back."""
        others = [one for one in self.kept.get(req["url"], ()) if not self.serves(one, req)]
        new = {**res, "headers": dict(res["headers"]), "requested": now, "received": now, "for": req}
        self.kept[req["url"]] = [new, *others] if may_store(req, res) else others
        return res

    def forget(self, url):
        """Drop all that is kept for this url."""
        self.kept.pop(url, None)

# %% [markdown]
# ### Exercise: SharedCache
#
# **Core · 15 minutes.** Write the method `handle(req, now, fetch) -> dict` of `SharedCache()`: the answer to a request
# at the time `now`. `fetch(request)` asks the origin. A request is a dict with `"method"`, `"url"` and `"headers"`, an
# answer one with `"status"`, `"headers"` and `"body"`; names of fields are in small letters. Requests bring no
# conditions such as `if-none-match`, and nothing here has fields of one connection alone, such as `connection`, which a
# cache leaves out (RFC 9111 §3.1).
#
# - **Other methods** than GET always go to the origin. If it is not HEAD, OPTIONS or TRACE and the status is below 400,
#   all that is kept for that `url` is dropped, by `forget` (RFC 9111 §4.4).
# - **Use.** If `find` finds something for a GET, that is fresh (`freshness` above 0), and neither it nor the request
#   says `no-cache`, then the client gets it, by `use`, and the origin is not asked.
# - **Ask.** Otherwise the origin is asked, with the conditions of `asking` if something was found.
# - **304.** If it answers so, what was found is made fresh, and the client gets it, by `renew`.
# - **Fetch.** Any other answer, a 5xx too, goes to the client as it is, and to `keep`: that drops what was kept for
#   such a request, and keeps the new one if `may_store` says so. After a 5xx the older one may stay instead.
#
# What neither a rule names nor a function from above reads changes nothing, such as `max-stale`.
#
# If the origin answers `{"status": 200, "headers": {"cache-control": "max-age=60"}, "body": b"hi"}` to a first call at
# 1000, `handle(req, 1010, fetch)` gives `{"status": 200, "headers": {"cache-control": "max-age=60", "age": "10"},
# "body": b"hi"}` and the origin is not asked.
#
# May be used: anything in the standard library, and all functions from above. All tests need `may_store`, `cache_key`
# and `freshness`: solve those first.
#
# <details><summary>Hint 1: five ways out</summary>
#
# Begin with what is not GET, and return. Then `kept = self.find(req)`, and a `return` for each of the other ways.
#
# </details>
#
# <details><summary>Hint 2: no-cache</summary>
#
# `"no-cache" in directives(req["headers"])`, and the same for `kept["headers"]`.
#
# </details>

# %% answer="shared_cache"
class SharedCache(Shelf):
    def handle(self, req, now, fetch):
        ### BEGIN SOLUTION
        if req["method"] != "GET":
            res = fetch(req)
            if req["method"] not in ("HEAD", "OPTIONS", "TRACE") and res["status"] < 400:
                self.forget(req["url"])
            return res
        kept = self.find(req)
        if kept is None:
            return self.keep(req, fetch(req), now)
        asks = "no-cache" in directives(req["headers"]) or "no-cache" in directives(kept["headers"])
        if freshness(kept, now) > 0 and not asks:
            return self.use(kept, now)
        res = fetch(asking(req, kept))
        return self.renew(kept, res, now) if res["status"] == 304 else self.keep(req, res, now)
        ### END SOLUTION

# %% test="test_shared_cache" points=1
from course.check import calling, same


def answered(body, status=200, **fields):
    """An answer; ``_`` in names of fields stands for ``-``."""
    return {"status": status, "headers": {name.replace("_", "-"): text for name, text in fields.items()}, "body": body}


def origin_with(*answers):
    """A `fetch` that gives these answers in turn, and the list of the requests that it has seen."""
    left, seen = list(answers), []

    def fetch(request):
        seen.append(request)
        return left.pop(0)

    return fetch, seen


get = {"method": "GET", "url": "/", "headers": {}}

# A fresh answer is used again, and tells its age.
tried, (from_origin, seen) = SharedCache(), origin_with(answered(b"hi", cache_control="max-age=60"))
calling(tried.handle, get, 1000, from_origin).gives(answered(b"hi", cache_control="max-age=60"))
calling(tried.handle, get, 1010, from_origin).gives(
    answered(b"hi", cache_control="max-age=60", age="10"), think="ten seconds later"
)
assert same(len(seen), 1), "a fresh answer is used without asking"

# A stale one is asked about. A 304 makes it fresh; the fields that it does not name stay.
whole = answered(b"hi", cache_control="max-age=60", etag='"v1"', content_type="text/plain")
tried, (from_origin, seen) = SharedCache(), origin_with(whole, answered(b"", 304, cache_control="max-age=90"))
calling(tried.handle, get, 1000, from_origin).gives(whole)
whole = answered(b"hi", cache_control="max-age=90", etag='"v1"', content_type="text/plain")
calling(tried.handle, get, 1060, from_origin).gives(whole, think="the kept body and the new fields")
assert same(seen[1]["headers"], {"if-none-match": '"v1"'}), "the origin is asked whether the tag still holds"
whole["headers"]["age"] = "89"
calling(tried.handle, get, 1149, from_origin).gives(whole, think="fresh for 90 seconds from 1060 on")

# Two languages are kept beside each other, until a PUT drops both.
german, english = ({**get, "headers": {"accept-language": language}} for language in ("de", "en"))
varied = [answered(text, cache_control="max-age=60", vary="Accept-Language") for text in (b"Tee", b"tea", b"Kaffee")]
tried, (from_origin, seen) = SharedCache(), origin_with(*varied[:2], answered(b"", 204), varied[2])
for moment, one, drink in ((1000, german, b"Tee"), (1001, english, b"tea"), (1002, german, b"Tee")):
    served = tried.handle(one, moment, from_origin)["body"]
    assert same(served, drink), f"{one['headers']} at {moment}: got {served!r}, not {drink!r}"
calling(tried.handle, {**get, "method": "PUT"}, 1003, from_origin).gives(answered(b"", 204))
calling(tried.handle, german, 1004, from_origin).gives(varied[2], think="the PUT may have changed it")

# %% test="test_shared_cache_fresh" points=2
from course.check import calling

get, stored = {"method": "GET", "url": "/", "headers": {}}, {"status": 200, "headers": {}, "body": b"hi"}


def give_stored(request):
    return stored


calling(SharedCache().handle, get, 1000, give_stored).gives(stored, think="nothing is kept yet")

# %% test="test_shared_cache_vary" points=1
from course.check import calling

get = {"method": "GET", "url": "/", "headers": {}}
varied = {"status": 200, "headers": {"cache-control": "max-age=60", "vary": "accept"}, "body": b"hi"}


def give_varied(request):
    return varied


calling(SharedCache().handle, get, 1000, give_varied).gives(varied, think="nothing is kept yet")

# %% test="test_shared_cache_validates" points=3
from course.check import calling

get = {"method": "GET", "url": "/", "headers": {}}
tagged = {"status": 200, "headers": {"cache-control": "max-age=60", "etag": '"v1"'}, "body": b"hi"}


def give_tagged(request):
    return tagged


calling(SharedCache().handle, get, 1000, give_tagged).gives(tagged, think="nothing is kept yet")

# %% test="test_shared_cache_unsafe" points=2
from course.check import calling

put, done = {"method": "PUT", "url": "/", "headers": {}}, {"status": 204, "headers": {}, "body": b""}


def give_done(request):
    return done


calling(SharedCache().handle, put, 1000, give_done).gives(done, think="only the origin can do it")

# %% [markdown]
# Your cache before an origin that counts, asked a hundred times, 7 seconds apart by a clock that we turn ourselves.
# **Predict**: with `max-age=60` and an ETag, how many of the hundred requests reach the origin?

# %%
def through_cache(said):
    """How the origin took part in a hundred requests for a page with this Cache-Control."""
    with Origin(dated=False) as origin:
        origin.page("/style.css", "p { margin: 0 } " * 500, headers={"ETag": '"v1"', "Cache-Control": said})
        cache = SharedCache()
        for n in range(100):
            cache.handle({"method": "GET", "url": "/style.css", "headers": {}}, 1000 + 7 * n, origin.fetch)
    sent = [event.status for event in origin.log if hasattr(event, "status")]
    return {"sent whole": sent.count(200), "answered 304": sent.count(304), "not asked": 100 - len(sent)}

# %% tags=["needs-answer"]
predicted = None  # your number
found = through_cache("max-age=60")
prediction(predicted, 100 - found["not asked"], "requests", "That reach the origin, of 100")

# %% tags=["needs-answer"]
from course.draw import shares

shares({said: through_cache(said) for said in ("no-store", "no-cache", "max-age=60", "max-age=600")}, "requests")

# %% [markdown]
# With `no-cache` the origin sends the page once and answers 99 questions with a few bytes. A lifetime saves the
# questions, but a change is seen that much later. So what may never be old gets a new address with each change, such as
# `style.3f9a.css`.

# %% [markdown]
# ## Break it: somebody else's basket
#
# `Gateway` lets real clients ask your cache. The origin says what the textbook said, `public, max-age=300`, and makes
# the page for whoever asks. **Predict**: Ada and Bob fetch `/basket`, each with their own `Authorization`. How many see
# their own?

# %%
def baskets(said):
    """What Ada and Bob get through your cache, where the origin says this in Cache-Control."""
    cache = SharedCache()
    with Origin(dated=False) as origin, Gateway(lambda req: cache.handle(req, 1000, origin.fetch)) as gateway:
        origin.page("/basket", lambda fields: "of " + fields["authorization"], headers={"Cache-Control": said})
        with origin.client(base_url=gateway.url) as client:
            return {user: client.get("/basket", headers={"Authorization": user}).text for user in ("Ada", "Bob")}

# %% tags=["needs-answer"]
predicted = None  # your number
got_by = baskets("public, max-age=300")
prediction(predicted, sum(user in text for user, text in got_by.items()), "users", "Who see their own basket")

# %% tags=["needs-answer"]
for said in ("public, max-age=300", "max-age=300", "private, max-age=300"):
    print(said, baskets(said))

# %% [markdown]
# Your cache did as it was told, and Bob has Ada's basket: he had only to come second. Without `public` your `may_store`
# lets nothing of hers be kept here. `Vary: Authorization` beside `public` would give Bob his own; but it says for whom
# an answer is kept, not whether.

# %% [markdown]
# ## What you can do now
#
# - Say where a message ends, and what a wrong length does.
# - Tell a safe and an idempotent operation by what is there afterwards.
# - Say what a status makes clients and proxies do, and which redirects keep a POST.
# - Repeat what may be repeated, and leave a payment alone.
# - Say who may keep an answer, for which requests and how long; your cache does it.

# %% [markdown]
# ## Go further
#
# - Methods, statuses, conditions, negotiation: RFC 9110. Messages of HTTP/1.1: RFC 9112. Caching: RFC 9111.
# - Other statuses: 206 is a part of a body; 425 refuses early data (lesson 5); 428 demands a precondition, 431 a
#   smaller head (RFC 6585).
# - Keeping a connection open: RFC 9112 §9.3. `Keep-Alive: timeout=5, max=100` is no standard.

# %% [markdown]
# # Further
#
# All of this is stretch.
#
# ## How to wait
#
# The clients of an overloaded server all repeat, and keep it overloaded. So a good client waits longer each time,
# **backoff**; a random time, lest all come back at once, **jitter**; and it stops: its **budget**. Some libraries
# repeat unasked: urllib3 sends a GET four times at a 503 with `Retry-After`.

# %% [markdown]
# ### Exercise: backoff
#
# **Stretch · 8 minutes.** Write `backoff(n, answer, spent, random) -> seconds`: how long to wait before repetition `n`
# of a request, from 1 on, or None to stop. `answer` is the last answer, a dict with `"status"` and `"headers"`, names
# of fields in small letters, or None after an error. `spent` is the time since the first send began, in seconds.
# `random()` gives a number from 0 to 1: call it once each time, whatever comes of it.
#
# - The wait is `random()` seconds before the first repetition, `2 * random()` before the second, `4 * random()` before
#   the third, and twice as much before each further one.
# - If the answer has a `retry-after`, whatever its status, the wait is that much longer. It is always digits here, a
#   number of seconds.
# - If the wait would end more than 10 seconds after the first send began, it is not begun: stop.
#
# If `random` gives 0.5, then `backoff(2, None, 1.5, random)` gives `1.0`. With the answer
# `{"status": 503, "headers": {"retry-after": "8"}}` it gives `9.0` at `spent` 1.0, and None at 1.5.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: doubling</summary>
#
# `2 ** (n - 1)` is 1, 2, 4, 8.
#
# </details>
#
# <details><summary>Hint 2: no answer</summary>
#
# `if answer` is False for None; a dict has `.get("retry-after", "0")`.
#
# </details>

# %% answer="backoff"
def backoff(n, answer, spent, random):
    ### BEGIN SOLUTION
    wait = 2 ** (n - 1) * random()
    if answer:
        wait += float(answer["headers"].get("retry-after", "0"))
    return wait if spent + wait <= 10 else None
    ### END SOLUTION

# %% test="test_backoff" points=1
from course.check import calling


def always_half():
    return 0.5


asks_for_8 = {"status": 503, "headers": {"retry-after": "8"}}
calling(backoff, 2, None, 1.5, always_half).gives(1.0, think="twice what random() gives")
calling(backoff, 4, None, 0.0, always_half).gives(4.0, think="eight times what random() gives")
calling(backoff, 2, asks_for_8, 1.0, always_half).gives(9.0, think="what the server asks for, and our own wait")
calling(backoff, 2, asks_for_8, 1.5, always_half).gives(None, think="it would end at 10.5 seconds")

# %% test="test_backoff_waits" points=1
from course.check import calling


def always_half():
    return 0.5


calling(backoff, 1, {"status": 503, "headers": {}}, 0.0, always_half).gives(0.5, think="a first repetition")

# %% test="test_backoff_budget" points=1
from course.check import calling


def always_half():
    return 0.5


calling(backoff, 1, None, 9.0, always_half).gives(0.5, think="it ends at 9.5 seconds")

# %% tags=["needs-answer"]
import random as chance

waits = []


def patience(n, answer):
    waits.append(backoff(n, answer, sum(waits), chance.random))
    return waits[-1] is not None


with Origin() as origin:
    origin.fault("/payments", "busy", times=2)
    print(deliver(origin.fetch, charge, patience), waits, len(origin.ledger), "payment")

# %% [markdown]
# ## Where a request ends
#
# A server that makes its answer while it sends cannot say its length beforehand. In HTTP/1.1 it says
# `Transfer-Encoding: chunked` and sends **chunks**, each behind its length in hexadecimal, the last of length 0, and
# then perhaps **trailers**, fields such as a checksum. (HTTP/2 and HTTP/3 have frames for that; `Transfer-Encoding` or
# `Connection` makes a message malformed there: RFC 9113 §8.2.2.)
#
# Of two programs that read the same bytes, such as a load balancer and the server behind it, one may go by
# `Content-Length` and the other by chunks. Then an attacker hides a second request inside the first. That is **request
# smuggling**:

# %% tags=["nbval-check-output"]
smuggled = b"0\r\n\r\nGET /admin HTTP/1.1\r\nHost: shop.test\r\n\r\n"
print("Behind a body of", len(smuggled), "bytes the next request is", smuggled[len(smuggled) :])
print("Behind a body in chunks it is", smuggled.partition(b"\r\n\r\n")[2])

# %% [markdown]
# So a good reader refuses what is ambiguous, instead of guessing (RFC 9112 §11.2).

# %% tags=["setup"]
TOKEN = r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"
REQUEST_LINE = rf"({TOKEN}) ([!-~]+) HTTP/1\.1"  # method and target, each parted by one space
FIELD = rf"({TOKEN}):[ \t]*([^\r\n\0]*?)[ \t]*"  # a name, at once a colon, and a value without the blanks around it
HOST = r"[^ \t/?#@]*"

# %% [markdown]
# ### Exercise: parse_request
#
# **Stretch · 15 minutes.** Write `parse_request(data) -> dict`: one HTTP/1.1 request in `bytes`, taken apart by RFC
# 9112. Anything else raises ValueError. `parse_request(b"GET /a HTTP/1.1\r\nHost: x.test\r\n\r\n")` gives
# `{"method": "GET", "target": "/a", "headers": {"host": "x.test"}, "body": b""}`.
#
# - Lines end with CR LF, `\r\n`. In front of the request at most one empty line is skipped.
# - The first line matches `REQUEST_LINE`, and each further one of the head `FIELD`, from end to end, read as Latin-1.
# - Give names of fields in small letters. Where a name comes again its values are joined with `", "` in their order.
# - There is exactly one Host field, and its value matches `HOST`; it may be empty.
# - `Content-Length` is decimal digits and nothing else; two such fields are refused. The body is that many bytes. What
#   follows is another request, and left out. If there are fewer, the request is cut off: refuse.
# - The value of `Transfer-Encoding` is `chunked`, in capital or small letters; any other is refused. Then `body` is all
#   that follows the head, still in chunks.
# - A request with both is refused. With neither the body is empty.
#
# Some of this is stricter than the RFC. With both fields the chunks count, and such a request ought to be handled as an
# error (§6.3): a server may refuse it or take it by its chunks, and closes the connection in both cases (§6.1). Two
# equal lengths may count as one (§6.3), and a line may end with LF alone (§2.2).
#
# May be used: anything in the standard library but `http` and `email`, which forgive too much.
#
# <details><summary>Hint 1: the cut</summary>
#
# `data.partition(b"\r\n\r\n")` gives head, separator and rest. An empty separator means that the head has no end.
# `head.decode("latin-1").split("\r\n")` gives the lines; `splitlines` splits at many other characters, too.
#
# </details>
#
# <details><summary>Hint 2: a pattern for a line</summary>
#
# `found = re.fullmatch(FIELD, line)` is None if the line does not match from end to end, and otherwise `found[1]` is
# the name and `found[2]` the value. `re.match` does not look at the end, and `$` lets a `\n` pass.
#
# </details>
#
# <details><summary>Hint 3: digits</summary>
#
# `int` accepts `"+5"`, `" 5"` and `"1_0"`. `re.fullmatch("[0-9]+", text)` does not.
#
# </details>

# %% answer="parse_request"
def parse_request(data):
    ### BEGIN SOLUTION
    head, end, rest = data.removeprefix(b"\r\n").partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    request = re.fullmatch(REQUEST_LINE, first)
    if not end or not request:
        raise ValueError("no whole head of a request")
    headers = {}
    for line in lines:
        field = re.fullmatch(FIELD, line)
        if not field:
            raise ValueError("a line that is no field")
        name = field[1].lower()
        if name == "host" and name in headers:
            raise ValueError("two hosts")
        headers[name] = f"{headers[name]}, {field[2]}" if name in headers else field[2]
    if not re.fullmatch(HOST, headers.get("host", "/")):
        raise ValueError("no host, or one that is no name")
    length, coding = headers.get("content-length", "0"), headers.get("transfer-encoding")
    if coding is None:
        body = rest[: int(length)] if re.fullmatch("[0-9]+", length) else None
        if body is None or len(body) < int(length):
            raise ValueError("cut off, or a length that is no number")
    elif "content-length" in headers or coding.lower() != "chunked":
        raise ValueError("a length in doubt")
    else:
        body = rest
    return {"method": request[1], "target": request[2], "headers": headers, "body": body}
    ### END SOLUTION

# %% test="test_parse_request" points=1
from course.check import calling

calling(parse_request, b"GET /a HTTP/1.1\r\nHost: x.test\r\n\r\n").gives(
    {"method": "GET", "target": "/a", "headers": {"host": "x.test"}, "body": b""}
)
calling(parse_request, b"PUT /a HTTP/1.1\r\nHost: x.test\r\nA:1 \r\nContent-Length: 2\r\na: 2:3\r\n\r\nhi!").gives(
    {
        "method": "PUT",
        "target": "/a",
        "headers": {"host": "x.test", "a": "1, 2:3", "content-length": "2"},
        "body": b"hi",
    },
    think="fields of one name are joined; behind the two bytes of the body begins another request",
)
calling(parse_request, b"GET /a HTTP/1.1\nHost: x.test\r\n\r\n").raises(ValueError, think="LF without CR")
calling(parse_request, b"GET  /a HTTP/1.1\r\nHost: x.test\r\n\r\n").raises(ValueError, think="two spaces")
calling(parse_request, b"GET /a HTTP/1.1\r\nHost: x.test\r\nA : 1\r\n\r\n").raises(
    ValueError, think="a space before the colon"
)
calling(parse_request, b"PUT /a HTTP/1.1\r\nHost: x.test\r\nContent-Length: +2\r\n\r\nhi").raises(
    ValueError, think="a plus sign is no digit"
)

# %% test="test_parse_request_fields" points=2
from course.check import calling

calling(parse_request, b"GET / HTTP/1.1\r\nHost:\r\n\r\n").gives(
    {"method": "GET", "target": "/", "headers": {"host": ""}, "body": b""}, think="a Host may be empty"
)

# %% test="test_parse_request_lines" points=2
from course.check import calling

calling(parse_request, b"GET /a HTTP/1.1\r\nHost: x.test\r\n").raises(ValueError, think="the empty line is missing")

# %% test="test_parse_request_host" points=1
from course.check import calling

calling(parse_request, b"GET /a HTTP/1.1\r\nHost: a b\r\n\r\n").raises(ValueError, think="no host has such a name")

# %% test="test_parse_request_body" points=2
from course.check import calling

calling(
    parse_request, b"POST / HTTP/1.1\r\nhost: x.test\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n"
).gives(
    {
        "method": "POST",
        "target": "/",
        "headers": {"host": "x.test", "transfer-encoding": "chunked"},
        "body": b"0\r\n\r\n",
    }
)

# %% [markdown]
# ## In which coding?
#
# A body may travel compressed, in a **coding**: `gzip` is the oldest of these, `br` (Brotli) was made for the web, and
# `zstd` (Zstandard) to be fast. The client names in `Accept-Encoding` what it reads, with a weight from 0 to 1 called
# **q**. The server picks one for `Content-Encoding`. It says `Vary: Accept-Encoding`, for the body as it is, too, or a
# cache gives that to everybody.

# %% [markdown]
# ### Exercise: negotiate
#
# **Stretch · 15 minutes.** Write `negotiate(accept_encoding, offered) -> (coding, vary)`: which coding a server sends,
# and the value of its `Vary` field, or None for no such field. `accept_encoding` is the value of the request's field,
# or None without one; `offered` is a list of what the server has, the best first, with `"identity"`, the body as it is,
# in it (RFC 9110 §12.5.3).
#
# - The field is a list with commas. Behind a coding may stand `;q=` and a weight from 0 to 1 with up to three decimals,
#   such as `gzip;q=0.5`; without one it is 1. Spaces and tabs around commas and semicolons, capital letters and empty
#   entries mean nothing. No coding is named twice.
# - Of the offered codings the one with the largest weight wins, of equal ones the first in `offered`. Weight 0 forbids.
# - `*` gives its weight to every offered coding that the field does not name.
# - Without `*` such a coding is not accepted, except for `identity`, which is sent if nothing else may be.
# - An empty field wants `identity`. Without the field any coding may be sent (RFC 9110 §12.5.3); we send `identity`.
# - If nothing may be sent, the coding is None: the server answers 406.
# - `vary` is `"Accept-Encoding"` wherever more than one coding is offered.
#
# `negotiate("gzip, br;q=0.5", ["br", "gzip", "identity"])` gives `("gzip", "Accept-Encoding")`.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: weights</summary>
#
# Make a dict from coding to weight of the field. `text.partition(";")` cuts off the rest; `float` reads a weight.
#
# </details>
#
# <details><summary>Hint 2: the first of the best</summary>
#
# `max(offered, key=…)` gives the first of those with the largest value.
#
# </details>
#
# <details><summary>Hint 3: identity</summary>
#
# It is the last resort, but only if the field names neither it nor `*`: `max` has a `default` for an empty list.
#
# </details>

# %% answer="negotiate"
def negotiate(accept_encoding, offered):
    ### BEGIN SOLUTION
    weights = {}
    for entry in (accept_encoding or "").lower().split(","):
        coding, _, rest = entry.partition(";")
        if coding.strip():
            weights[coding.strip()] = float(rest.partition("=")[2].strip() or "1")
    weight = {coding: weights.get(coding, weights.get("*")) for coding in offered}
    accepted = [coding for coding in offered if weight[coding]]
    last_resort = None if {"*", "identity"} & weights.keys() else "identity"
    vary = "Accept-Encoding" if offered[1:] else None
    return max(accepted, key=weight.get, default=last_resort), vary
    ### END SOLUTION

# %% test="test_negotiate" points=1
from course.check import calling

calling(negotiate, "gzip, br;q=0.5", ["br", "gzip", "identity"]).gives(("gzip", "Accept-Encoding"))
calling(negotiate, None, ["identity"]).gives(("identity", None), think="there is nothing to choose")
calling(negotiate, "GZIP , br ; Q=1.0", ["br", "gzip", "identity"]).gives(
    ("br", "Accept-Encoding"), think="of equal weights the server's first"
)
calling(negotiate, "*;q=0.5, br;q=0", ["br", "gzip", "identity"]).gives(
    ("gzip", "Accept-Encoding"), think="br is forbidden by its own weight"
)
calling(negotiate, "*;q=0", ["br", "identity"]).gives((None, "Accept-Encoding"), think="everything is forbidden")

# %% test="test_negotiate_weights" points=1
from course.check import calling

calling(negotiate, "gzip", ["gzip", "identity"]).gives(("gzip", "Accept-Encoding"), think="a weight of 1")

# %% test="test_negotiate_forbids" points=2
from course.check import calling

calling(negotiate, "identity", ["br", "identity"]).gives(("identity", "Accept-Encoding"), think="br was not named")

# %% tags=["needs-answer"]
with Origin() as origin:
    origin.page("/fox", b"fox " * 40, codings={"gzip": compress(b"fox " * 40, "gzip", 6)}, choose=negotiate)
    for asked in ("gzip, deflate, br, zstd", "br", "identity;q=0, zstd"):
        print(asked, origin.fetch({"method": "GET", "url": "/fox", "headers": {"accept-encoding": asked}}))

# %% [markdown]
# ## What compression costs
#
# "Brotli is 20 % smaller than gzip on web text", one reads. At which level? Measure: a page of this course, a log as
# JSON, random bytes, as in a JPEG, and a very short answer.

# %%
import os
from pathlib import Path

SAMPLES = {name: Path("data", name).read_bytes() for name in ("article.html", "queries.json")}
SAMPLES |= {"noise": os.urandom(30_000), "19 bytes": b'{"state": "queued"}'}

# %% tags=["measured"]
from course.draw import curves
from course.lab import codings

table = {name: codings(data) for name, data in SAMPLES.items()}
lines = {}
for coding, level, size, ms in table["article.html"]:
    lines.setdefault(coding, {})[level] = (ms, 100 * size / len(SAMPLES["article.html"]))
labelled = {f"{coding} {', '.join(map(str, points))}": points.values() for coding, points in lines.items()}
curves(labelled, "time (ms)", "size (% of the page)", log="x")

# %% [markdown]
# Each line's levels stand at its name, from left to right. **Predict**: by how many percent is br at its highest level
# smaller than gzip at its highest, for the page?

# %%
predicted = None  # your number
sizes = {(coding, level): found for coding, level, found, _ in table["article.html"]}
prediction(predicted, round(100 * (1 - sizes["br", 11] / sizes["gzip", 9])), "percent", "br 11 below gzip 9")

# %%
for name, rows in table.items():
    print(name, *(f"{coding}-{level} {100 * size / len(SAMPLES[name]):.1f}" for coding, level, size, _ in rows))

# %% [markdown]
# So "20 %" depends on text and level. br at 4 is about as fast as gzip at 6 and on the page as small, on the log
# larger; zstd at 3 is far faster. br at 11 saves 14 % on the page and 20 % on the log, and takes many times longer.
# So what does a client have soonest, on a link of 20 Mbit/s?

# %%
for name, rows in table.items():
    offered = [*rows, ("identity", 0, len(SAMPLES[name]), 0)]
    at_once = min(offered, key=lambda row: row[3] + row[2] * 8 / 20_000)  # milliseconds to compress, then to send
    print(name, "compressed for this client:", *at_once[:2], "· long ago:", *min(offered, key=lambda row: row[2])[:2])

# %% [markdown]
# So br at 11 is for what is compressed once and sent often, and what does not shrink, such as a JPEG or 19 bytes, goes
# out as it is.

# %% [markdown]
# ## Who is asking?
#
# Behind a proxy a server sees the proxy's address. So each proxy adds to `X-Forwarded-For` the address that *it* saw,
# at the right end. A client can send such a field, too: what stands to the left is hearsay.

# %% [markdown]
# ### Exercise: client_address
#
# **Stretch · 10 minutes.** Write `client_address(peer, x_forwarded_for, trusted) -> str`: the address for which the
# server has somebody's word that it trusts. `peer` is the address that the connection came from, `x_forwarded_for` the
# field's value or None, `trusted` a list of our own proxies' networks, such as `"10.0.0.0/8"`.
#
# - An address that is in none of the networks is the client's, as far as we can know.
# - One that is in a network is a proxy of ours, and we believe what it added: the address left of it in the list
#   `x_forwarded_for, peer`. Go on from there.
# - At the left end of the list, or if the next entry is no IP address, the address reached is the result.
#
# Entries are separated by commas, with spaces and tabs around them. Networks are well written. IPv6 occurs, too, and an
# IPv4 address within IPv6, such as `::ffff:10.0.0.7`: a server that listens for both sees its proxies so. It counts as
# 10.0.0.7 alone. A port, brackets or a netmask make an entry no IP address; zones such as `%eth0` do not occur. Give
# addresses as they were written.
#
# `client_address("10.0.0.7", "198.51.100.1, 203.0.113.9", ["10.0.0.0/8"])` gives `"203.0.113.9"`: our proxy saw it. Who
# stood before it only claims to be 198.51.100.1.
#
# May be used: anything in the standard library, such as `ipaddress`.
#
# <details><summary>Hint 1: from the right</summary>
#
# Take entries off the end, as long as the address in hand is trusted.
#
# </details>
#
# <details><summary>Hint 2: in a network</summary>
#
# `ip_address("10.0.0.7") in ip_network("10.0.0.0/8")` is True; `ip_address` raises ValueError for what is none. An
# IPv6 address has `.ipv4_mapped`: the IPv4 address within it, or None.
#
# </details>

# %% answer="client_address"
from ipaddress import ip_address, ip_network


def client_address(peer, x_forwarded_for, trusted):
    ### BEGIN SOLUTION
    def plain_address(text):
        address = ip_address(text)
        return getattr(address, "ipv4_mapped", None) or address

    networks = [ip_network(network) for network in trusted]
    entries = (x_forwarded_for or "").split(",")
    while entries and any(plain_address(peer) in network for network in networks):
        try:
            plain_address(entries[-1].strip(" \t"))
        except ValueError:
            break
        peer = entries.pop().strip(" \t")
    return peer
    ### END SOLUTION

# %% test="test_client_address" points=1
from course.check import calling

calling(client_address, "10.0.0.7", "198.51.100.1, 203.0.113.9", ["10.0.0.0/8"]).gives("203.0.113.9")
calling(client_address, "203.0.113.9", "198.51.100.1", ["10.0.0.0/8"]).gives(
    "203.0.113.9", think="no proxy of ours: what it says of itself is hearsay"
)
calling(client_address, "10.0.0.7", "198.51.100.1, 203.0.113.9, 10.0.0.8", ["10.0.0.0/8"]).gives(
    "203.0.113.9", think="two proxies of ours"
)
calling(client_address, "10.0.0.7", "203.0.113.9, unknown", ["10.0.0.0/8"]).gives(
    "10.0.0.7", think="what is no address ends the way"
)
calling(client_address, "::ffff:10.0.0.7", "203.0.113.9", ["10.0.0.0/8"]).gives(
    "203.0.113.9", think="our proxy at 10.0.0.7, as a server sees it that listens for both"
)

# %% test="test_client_address_peer" points=1
from course.check import calling

calling(client_address, "10.0.0.7", "203.0.113.9", ["10.0.0.0/8"]).gives("203.0.113.9", think="one proxy of ours")

# %% test="test_client_address_row" points=1
from course.check import calling

calling(client_address, "203.0.113.9", None, ["10.0.0.0/8"]).gives("203.0.113.9", think="no proxy at all")

# %% [markdown]
# ## A hundred at once
#
# The front page of a shop goes stale, and a hundred clients ask in the same moment. If all are sent to the origin, it
# falls over: a **stampede**. So a cache **collapses** them: one asks, the others wait for its answer. With
# `stale-while-revalidate` they get the stale one meanwhile (RFC 5861 §3).

# %% [markdown]
# ### Exercise: collapse
#
# **Stretch · 14 minutes.** Write `collapse(arrivals, took, fresh, stale) -> (asked, waits)`: what a cache in front of a
# slow origin does for one address. `arrivals` is a list of the moments at which clients ask, in order, some at the same
# moment. All times are whole milliseconds. `asked` is the list of moments at which the cache asks the origin, `waits`
# the time that each client waits. The cache is empty at first.
#
# - The origin's answer arrives `took`, at least 1, after it was asked. A client at that moment finds it.
# - It is fresh from its arrival until, not including, `fresh` later. From then it may be used stale until, not
#   including, `stale` later. So what arrived at 200 with `fresh` 1000 and `stale` 500 is fresh at 1199, stale at 1200,
#   still used at 1699 and no more at 1700.
# - A client who finds a fresh answer has it at once.
# - One who finds a stale one that may be used has it at once, too, and the cache asks the origin, unless it is asking
#   already.
# - Any other client waits for the origin's answer. The cache asks, unless it is asking already. A new answer takes the
#   place of the old one when it arrives, not before.
#
# `collapse([0, 10, 250, 1300], 200, 1000, 500)` gives `([0, 1300], [200, 190, 0, 0])`: the second client waits for the
# answer to the first, the third finds it, the fourth finds it stale.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: two moments</summary>
#
# Keep when the answer in the cache arrived, and when the one under way will arrive. At each client see first whether
# the latter is over.
#
# </details>
#
# <details><summary>Hint 2: who asks</summary>
#
# Two questions for each client, apart from each other: must the cache ask? How long does the client wait?
#
# </details>

# %% answer="collapse"
def collapse(arrivals, took, fresh, stale):
    ### BEGIN SOLUTION
    kept, due, asked, waits = None, None, [], []
    for now in arrivals:
        if due is not None and due <= now:
            kept, due = due, None
        is_fresh = kept is not None and now < kept + fresh
        usable = kept is not None and now < kept + fresh + stale
        if due is None and not is_fresh:
            asked.append(now)
            due = now + took
        waits.append(0 if usable else due - now)
    return asked, waits
    ### END SOLUTION

# %% test="test_collapse" points=1
from course.check import calling

calling(collapse, [0, 10, 250, 1300], 200, 1000, 500).gives(([0, 1300], [200, 190, 0, 0]))
calling(collapse, [0, 1199, 1200, 1201], 200, 1000, 500).gives(
    ([0, 1200], [200, 0, 0, 0]), think="fresh until 1199; who finds it stale has it, and one of them asks"
)
calling(collapse, [0, 1700, 1701], 200, 1000, 500).gives(
    ([0, 1700], [200, 200, 199]), think="at 1700 it is too old to be used"
)

# %% test="test_collapse_crowd" points=1
from course.check import calling

calling(collapse, [], 200, 1000, 500).gives(([], []), think="nobody came")

# %% test="test_collapse_stale" points=2
from course.check import calling

calling(collapse, [0, 5000], 200, 1000, 500).gives(([0, 5000], [200, 200]), think="far too old to be used")

# %% [markdown]
# ## What a browser is told
#
# | field | says |
# |---|---|
# | `Strict-Transport-Security: max-age=31536000; includeSubDomains` | for a year come here by TLS only |
# | `Content-Security-Policy: default-src 'self'` | load scripts, styles and all else only from here |
# | `X-Content-Type-Options: nosniff` | believe the `Content-Type` |
# | `X-Frame-Options: DENY` | show this in no frame; `frame-ancestors` of the policy supersedes it |
#
# The first is not to be sent over plain HTTP, where anybody could add it, and is ignored there and where the host is an
# IP address (RFC 6797 §7.2, §8.1, §8.1.1). `'unsafe-inline'` in a policy lets in again what it is to keep out.

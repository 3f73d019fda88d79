# %% [markdown]
# # HTTP
#
# **About 115 minutes**: 13 reading, 102 of core exercises; 101 more of stretch. No core exercise needs a stretch one.
#
# A customer pays once and is charged twice. Another one sees somebody else's basket. A third waits for bytes that never
# come. All three are HTTP, misread. You look at messages byte by byte, repeat requests against a server that counts,
# and build a cache. Then you can
#
# - say where a message ends, and why a reader refuses what two would understand differently;
# - tell safe and idempotent operations by what they do, whatever they are called;
# - choose a status and the fields that belong to it;
# - repeat a request without doing its work twice;
# - say who may keep an answer, for which requests and how long, and put a cache before an origin;
# - measure what compression costs and saves.

# %% tags=["setup"]
import re
from contextlib import suppress

from course.draw import prediction
from course.lab import Origin

# %% [markdown]
# ## A message is text, then bytes
#
# A client sends a **request**, a server answers with a **response**. In HTTP/1.1 both begin with lines of text: what is
# wanted or how it went, then **fields** (or headers), each a name, a colon and a value. An empty line ends this
# **head**. Behind it comes the **body**, any bytes. Here is an exchange from a textbook:

# %% tags=["setup"]
REQUEST = (
    b"GET /users/42 HTTP/1.1\r\n"
    b"Host: api.shop.test\r\n"
    b"Authorization: Bearer 9f2c\r\n"
    b"Accept: application/json\r\n"
    b"Accept-Encoding: gzip, br\r\n"
    b"User-Agent: course/1\r\n"
    b"\r\n"
)
RESPONSE = (
    b"HTTP/1.1 200 OK\r\n"
    b"Date: Wed, 21 Oct 2025 07:28:00 GMT\r\n"
    b"Content-Type: application/json\r\n"
    b"Cache-Control: public, max-age=300\r\n"
    b"Content-Length: 47\r\n"
    b'ETag: "a1"\r\n'
    b"\r\n"
    b'{"id": 42, "name": "ada", "role": "admin"}'
)

# %% tags=["nbval-check-output"]
print(REQUEST.decode())
print(RESPONSE.decode())

# %% [markdown]
# The request names a **method**, a **target** and a version. **Host** says which site is meant, as many share an
# address. The response begins with a **status code**. `Content-Length` counts the bytes of the body, `Cache-Control`
# says who may keep the answer, `ETag` names this version of it.
#
# Three things in the response are wrong. Write down what you suspect before you go on.

# %% [markdown]
# `Origin()` starts a web server on this machine. `fault` lets its next answer go wrong: with `"overstate"` it promises
# more bytes than it sends; with `"drop"` it does its work and cuts the connection; with `"busy"` it only says 503.

# %% [markdown]
# **Predict**: it answers like the textbook. How many bytes are still missing when the client gives up?

# %%
import httpx

predicted, pieces = None, []  # your number
with Origin() as origin, origin.client(timeout=0.5) as client:
    origin.page("/users/42", RESPONSE.partition(b"\r\n\r\n")[2])
    origin.fault("/users/42", "overstate")
    with client.stream("GET", "/users/42") as answer, suppress(httpx.ReadTimeout):
        for piece in answer.iter_raw():
            pieces.append(piece)
missing = int(answer.headers["content-length"]) - sum(map(len, pieces))
prediction(predicted, missing, "bytes", "Promised and never sent")

# %% [markdown]
# That is the first mistake: whoever reads a connection must know where a message ends. A length too large makes the
# reader wait. One too small is worse: the rest is read as the beginning of the next message. The second mistake is
# small.

# %% tags=["nbval-check-output"]
import datetime

print(datetime.date(2025, 10, 21).strftime("%A"))

# %% [markdown]
# The third stands in `Cache-Control`, and needs the second half of this lesson.

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
# **Safe** means: the client asks for no change. Crawlers and prefetching browsers rely on it. A server may still write
# a log: nobody asked for that. **Idempotent** means: several identical requests are intended to have the effect of one
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
# The promises are about what is *there* afterwards, not about what is answered. The text at the end of each line, the
# **digest**, stands for all that the server holds. After the second PUT it is what it was after the first, and so it is
# with DELETE. Each POST made something new.

# %% [markdown]
# A promise can be broken. A link `GET /unsubscribe` that unsubscribes is followed by mail scanners. And one can be
# made: a POST with an **idempotency key**, by which the server knows a repetition, may be repeated, where both have
# agreed on that. So try it out.

# %% [markdown]
# ### Exercise: classify
#
# **Core · 12 minutes.** Write `classify(call, elsewhere, digest) -> (safe, idempotent)`: whether a request is safe and
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


def server_where(step, drops=False):
    """`call`, `elsewhere` and `digest` of a server whose call n makes ``step(n, value)`` of the value that it holds.

    ``drops``: it does not do a request that is the same as the one before it.
    """
    held = {"value": "", "other": 0}
    done, last = [], []

    def call():
        if not (drops and last[-1:] == ["call"]):
            done.append("call")
            held["value"] = step(len(done), held["value"])
        last.append("call")
        return 200

    def elsewhere():
        last.append("elsewhere")
        held["other"] += 1

    def digest():
        return str(held)

    return call, elsewhere, digest


calling(classify, *server_where(lambda n, value: "tea")).gives((False, True), think="the first PUT changes something")
calling(classify, *server_where(lambda n, value: value)).gives((True, True), think="a GET that only reads")
calling(classify, *server_where(lambda n, value: f"{n} cups")).gives((False, False), think="each POST makes a new one")
calling(classify, *server_where(lambda n, value: f"{n} cups" if n > 2 else "")).gives(
    (False, False), think="two are for nothing: the third call changes something"
)
calling(classify, *server_where(lambda n, value: f"{n} cups", drops=True)).gives(
    (False, False), think="a POST again, after somebody else's request"
)

# %% test="test_classify_answers" points=1
from course.check import calling


def server_with_a_cup():
    """`call`, `elsewhere` and `digest` of a server on which a PUT puts the same thing every time."""
    held = {"cup": "", "other": 0}

    def call():
        held["cup"] = "tea"
        return 204

    def elsewhere():
        held["other"] += 1

    def digest():
        return str(held)

    return call, elsewhere, digest


calling(classify, *server_with_a_cup()).gives((False, True), think="the first PUT changes something, no other does")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("classify")


def tried(step, start=(0,), answers=(200,)):
    """What is found of a server on which call number n, by its own count, makes ``step(n, value)`` of a value."""
    held = {"value": start, "calls": 0, "other": draw.randrange(99)}

    def call():
        held["calls"] += 1
        held["value"] = step(held["calls"], held["value"])
        return answers[(held["calls"] - 1) % len(answers)]

    def elsewhere():
        held["other"] += 1

    def digest():
        return f"{held['value']} {held['other']}"

    return classify(call, elsewhere, digest)


for status in draw.sample([200, 204, 304, 404], 2):
    assert same(tried(lambda n, value: value, answers=(status,)), (True, True)), (
        "what never changes anything is safe, and idempotent with it"
    )
assert same(tried(lambda n, value: value, answers=(200, 201, 202)), (True, True)), (
    "answers may differ: what counts is what the server holds"
)
for answers in ((204, 404, 404, 404, 404, 404), (201, 204), (200, 500, 200)):
    assert same(tried(lambda n, value: "gone", answers=answers), (False, True)), (
        "answers may differ: what counts is what the server holds"
    )
for status in draw.sample([200, 201, 202, 204], 2):
    assert same(tried(lambda n, value: (*value, n), answers=(status,)), (False, False)), (
        "answers may be alike: what counts is what the server holds"
    )
assert same(tried(lambda n, value: (*value, n) if n == 1 else value), (False, True)), (
    "a request that only counts the first time is idempotent, whatever it is called"
)
### END HIDDEN TESTS

# %% test="test_classify_later_calls" points=2
from course.check import calling


def server_that_counts():
    """`call`, `elsewhere` and `digest` of a server that holds how often it was called."""
    held = {"calls": 0, "other": 0}

    def call():
        held["calls"] += 1
        return 200

    def elsewhere():
        held["other"] += 1

    def digest():
        return str(held)

    return call, elsewhere, digest


calling(classify, *server_that_counts()).gives((False, False), think="each call counts")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("classify late")


def tried(step, drops_repetition=False, up=1):
    """What is found of a server that makes ``step(n, value)`` of a value at its call n in a row.

    ``drops_repetition``: what follows a call at once is not done. ``up``: whether its digest grows with the value.
    """
    held = {"value": 0, "row": 0, "calls": 0, "other": draw.randrange(10, 90), "last": ""}

    def call():
        held["calls"] += 1
        if not (drops_repetition and held["last"] == "call"):
            held["row"] += 1
            held["value"] = step(held["row"], held["value"])
        held["last"] = "call"
        return 200

    def elsewhere():
        held["row"] = held["row"] if drops_repetition else 0
        held["other"], held["last"] = held["other"] + 1, "elsewhere"

    def digest():
        return f"{500 + up * held['value']} {held['other']}"

    found = classify(call, elsewhere, digest)
    assert held["calls"] <= 6, "six calls are enough"
    return found


for up in (1, -1):
    assert same(tried(lambda n, value: 1 - value, up=up), (False, False)), (
        "two changes may undo each other: look after each call"
    )
    for late in (2, 3, 4, 5):
        assert same(tried(lambda n, value, late=late: value + (n == late), up=up), (False, False)), (
            "what changes at a later call is neither safe nor idempotent"
        )
        assert same(tried(lambda n, value, late=late: value + (n in (1, late)), up=up), (False, False)), (
            "what changes again at a later call is not idempotent"
        )
        assert same(tried(lambda n, value, late=late: n == late, up=up), (False, False)), (
            "a change that is undone later is a change"
        )
    assert same(tried(lambda n, value: value + 1, drops_repetition=True, up=up), (False, False)), (
        "a server that only drops repetitions does the work again when somebody else came in between"
    )
    assert same(tried(lambda n, value: value + (n == 2), drops_repetition=True, up=up), (False, False)), (
        "a change that comes only after somebody else's request is a change"
    )
assert same(tried(lambda n, value: value, drops_repetition=True), (True, True)), "others' changes are not the request's"
assert same(tried(lambda n, value: 7, drops_repetition=True), (False, True)), "others' changes are not the request's"
### END HIDDEN TESTS

# %% tags=["needs-answer"]
from functools import partial

key = {"Idempotency-Key": "k1"}
for method, fields in [("GET", {}), ("PUT", {}), ("DELETE", {}), ("PATCH", {}), ("POST", {}), ("POST", key)]:
    with Origin() as origin, origin.client() as client:
        client.put("/cup", content="tea")
        send = partial(client.request, method, "/cup", content="milk", headers=fields)
        print(method, *fields, classify(send, partial(client.post, "/other"), origin.digest))

# %% [markdown]
# ## How it went
#
# The first digit of a status is its class: 2 done, 3 go elsewhere, 4 the client's fault, 5 the server's. Proxies,
# caches and clients act on the number alone. An error that says 200 is counted as success, kept, and never repeated.
#
# | status | what it says |
# |---|---|
# | 200, 201, 202, 204 | OK; Created, at `Location`; Accepted for later; No Content |
# | 301, 308 | moved for good; 308 keeps method and body |
# | 302, 307 | moved for now; 307 keeps method and body |
# | 303, 304 | see the result elsewhere, by GET; Not Modified |
# | 400, 422 | cannot be read; can be read, but its values make no sense |
# | 401, 403 | who are you? (with `WWW-Authenticate`); you may not |
# | 404, 410 | nothing here; gone for good |
# | 405, 415 | not this method (with `Allow`); not this media type |
# | 409, 412 | conflict with what is there; a precondition such as `If-Match` failed |
# | 429 | too many requests (`Retry-After`) |
# | 500, 502, 503, 504 | a bug; broken upstream; overloaded (`Retry-After`); slow upstream |

# %% [markdown]
# 401 is called Unauthorized and means *unauthenticated*. `Retry-After` is a number of seconds or a date. **Upstream**
# is the server behind a proxy.

# %% [markdown]
# ### Exercise: choose_status
#
# **Core · 10 minutes.** Write `choose_status(situation) -> (code, headers)`. `situation` is a tuple, a word and perhaps
# a value; `headers` is a dict of the fields that the status needs or that the value belongs in, with text as values,
# and else empty. Names of fields are spelt as above. `choose_status(("created", "/u/7"))` gives
# `(201, {"Location": "/u/7"})`.
#
# | word and value | what happened |
# |---|---|
# | `"created"`, where | the POST has made a resource |
# | `"queued"` | the work will be done later |
# | `"deleted"` | it is gone, and there is nothing to say |
# | `"moved"`, where | the page has a new address for good; GET only |
# | `"moved api"`, where | the same, and a POST must stay a POST |
# | `"away"`, where | for an hour a POST goes elsewhere, as a POST |
# | `"result"`, where | the POST is done, and a GET there shows what came of it |
# | `"unreadable"` | the body is not JSON at all |
# | `"invalid"` | the body is JSON, and the age in it is −3 |
# | `"stranger"`, a text such as `'Bearer realm="shop"'` | no credentials came |
# | `"forbidden"` | we know who it is, and they may not |
# | `"missing"` | no such user |
# | `"retired"` | the page was taken down on purpose, for good |
# | `"method"`, a list such as `["GET", "PUT"]` | the resource has no POST |
# | `"taken"` | the new user's name is in use |
# | `"stale"` | `If-Match` names a version that is no more |
# | `"too many"`, seconds | this client should come back after that time |
# | `"bug"` | our code failed |
# | `"overloaded"`, seconds | everybody should come back after that time |
# | `"bad upstream"` | the server behind us answered nonsense |
# | `"slow upstream"` | the server behind us did not answer in time |
#
# Where several codes are honest, each is accepted, such as 400 or 422 for `"invalid"`, and 403 or 404 for
# `"forbidden"`, which hides that there is something.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: a table</summary>
#
# A dict from the word to the code does most of it. Four fields occur: `Location`, `WWW-Authenticate`, `Allow` and
# `Retry-After`.
#
# </details>
#
# <details><summary>Hint 2: text as values</summary>
#
# `Allow` is `"GET, PUT"`, and `Retry-After` of 30 seconds is `"30"`.
#
# </details>


# %% answer="choose_status"
def choose_status(situation):
    ### BEGIN SOLUTION
    match situation:
        case ("created" | "moved" | "moved api" | "away" | "result" as word, where):
            codes = {"created": 201, "moved": 301, "moved api": 308, "away": 307, "result": 303}
            return codes[word], {"Location": where}
        case ("stranger", challenge):
            return 401, {"WWW-Authenticate": challenge}
        case ("method", methods):
            return 405, {"Allow": ", ".join(methods)}
        case ("too many" | "overloaded" as word, seconds):
            return {"too many": 429, "overloaded": 503}[word], {"Retry-After": str(seconds)}
    codes = {"queued": 202, "deleted": 204, "unreadable": 400, "invalid": 422, "forbidden": 403, "missing": 404}
    codes |= {"retired": 410, "taken": 409, "stale": 412, "bug": 500, "bad upstream": 502, "slow upstream": 504}
    (word,) = situation
    return codes[word], {}
    ### END SOLUTION


# %% test="test_choose_status" points=1
from course.check import calling

calling(choose_status, ("created", "/u/7")).gives((201, {"Location": "/u/7"}))
calling(choose_status, ("missing",)).gives((404, {}), think="nothing here, and no field is needed")
calling(choose_status, ("method", ["GET", "PUT"])).gives((405, {"Allow": "GET, PUT"}), think="a list as text")
calling(choose_status, ("overloaded", 30)).gives((503, {"Retry-After": "30"}), think="a number as text")

# %% test="test_choose_status_done" points=1
from course.check import calling

calling(choose_status, ("created", "/u/7")).gives((201, {"Location": "/u/7"}))
calling(choose_status, ("deleted",)).gives((204, {}), think="done, and nothing to say")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("choose status")
where = f"/u/{draw.randrange(9, 10**6)}"


def chosen(word, honest, fields, *value):
    code, headers = choose_status((word, *value))
    return any(same(code, one) for one in honest) and same(headers, fields)


assert chosen("created", [201], {"Location": where}, where), "what was made has an address, and 201 says so"
assert chosen("queued", [202], {}), "work that is still to be done was accepted, not done"
assert chosen("deleted", [204], {}), "done, and nothing to say, is 204"
assert chosen("moved", [301, 308], {"Location": where}, where), "moved for good is 301 or 308, with Location"
assert chosen("moved api", [308], {"Location": where}, where), "301 lets clients make a GET of a POST: 308 does not"
assert chosen("away", [307], {"Location": where}, where), "302 lets clients make a GET of a POST: 307 does not"
assert chosen("result", [303], {"Location": where}, where), "see the result elsewhere, by GET, is 303"
### END HIDDEN TESTS

# %% test="test_choose_status_client" points=1
from course.check import calling

calling(choose_status, ("missing",)).gives((404, {}), think="nothing here")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("choose status client")
seconds = draw.randrange(1, 999)
methods = draw.sample(["GET", "HEAD", "PUT", "DELETE", "OPTIONS"], draw.randrange(2, 5))
challenge = draw.choice(['Bearer realm="shop"', 'Basic realm="till", charset="UTF-8"', "Negotiate"])


def chosen(word, honest, fields, *value):
    code, headers = choose_status((word, *value))
    return any(same(code, one) for one in honest) and same(headers, fields)


assert chosen("invalid", [400, 422], {}), "an error is never a success: whoever acts on the number must see it"
assert chosen("unreadable", [400], {}), "what cannot be read is a bad request"
assert chosen("stranger", [401], {"WWW-Authenticate": challenge}, challenge), (
    "who shows no credentials is asked for them: 401 with WWW-Authenticate"
)
assert chosen("forbidden", [403, 404], {}), "who is known and may not is not asked again who they are"
assert chosen("missing", [404], {}), "no such user is 404"
assert chosen("retired", [410, 404], {}), "gone for good is 410, or at least 404"
assert chosen("method", [405], {"Allow": ", ".join(methods)}, methods), "405 lists in Allow what is possible"
assert chosen("taken", [409], {}), "what does not fit what is there is a conflict"
assert chosen("stale", [412], {}), "a precondition that does not hold is 412"
assert chosen("too many", [429], {"Retry-After": str(seconds)}, seconds), "one client's excess is 429, with Retry-After"
### END HIDDEN TESTS

# %% test="test_choose_status_server" points=1
from course.check import calling

calling(choose_status, ("bug",)).gives((500, {}), think="our own fault, and nothing that the client could do")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("choose status server")
seconds = draw.randrange(1, 999)
assert same(choose_status(("overloaded", seconds)), (503, {"Retry-After": str(seconds)})), (
    "an overloaded server says 503 and when to come back, as text"
)
assert same(choose_status(("bad upstream",)), (502, {})), "nonsense from upstream is 502"
assert same(choose_status(("slow upstream",)), (504, {})), "no answer from upstream in time is 504"
assert same(choose_status(("bug",)), (500, {})), "our own bug is 500"
### END HIDDEN TESTS

# %% [markdown]
# ## No answer
#
# A client that gets no answer knows less than it thinks. Was the connection refused? Then nothing was done. Was it cut
# after the request had left? Then the request may be lost, or it was done and only the answer is lost.

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
# That is the customer who was charged twice, and once more. Under an `Idempotency-Key` that it honours, the server
# keeps its first answer, and gives it again without doing more.

# %% [markdown]
# Repeating has a second danger: the clients of an overloaded server all repeat, and keep it overloaded. So a good
# client waits longer each time, **backoff**; a random time, so that not all come back at once, **jitter**; and it
# stops: its **budget**.

# %% [markdown]
# ### Exercise: deliver
#
# **Core · 20 minutes.** Write `deliver(send, request, now, sleep, random)`: send a request, repeat it where that is
# safe, and return what came of it. You are given four functions:
#
# - `send(request)` sends it once. It returns the answer, a dict with `"status"` and `"headers"`, or raises
#   ConnectionRefusedError: no connection, so nothing was done; or ConnectionResetError or TimeoutError: it may have
#   been done or not.
# - `now()` is the time in seconds, `sleep(seconds)` waits, `random()` gives a number from 0 to 1.
#
# `request` is a dict with `"method"` and `"headers"`, a dict. Hand it to `send` as it is. Names of fields are in small
# letters, in answers too.
#
# 1. After ConnectionRefusedError nothing was done: any request may be repeated. We take it that the same holds after
#    the statuses 429 and 503. (That is our rule: ask the server's authors before you trust it with money.)
# 2. After the other two errors, and after 502 and 504, only GET, HEAD, OPTIONS, TRACE, PUT, DELETE may be, and whatever
#    has an `idempotency-key`. (A PATCH with `If-Match` could be, too; here it is not.)
# 3. All other statuses are final, 500 too. (It leaves open what was done, too, but it is an answer: give it.)
# 4. At most four sends. The wait before the first repetition is `random()` seconds, before the second `2 * random()`,
#    before the third `4 * random()`. Call `random` once for each, before rule 5 is looked at. If the answer has a
#    `retry-after`, the wait is that much longer; here it is always digits, a number of seconds.
# 5. If the wait would end more than 10 seconds after `deliver` was called, by `now()`, do not wait: it is over. Sends
#    take time, too, and `now()` shows it.
#
# When it is over, return the status if the last send had one. Otherwise return `"unknown"` if any send may have been
# done, which a reset, a timeout, 502 and 504 leave open, and `"failed"` if not, that is, if each was refused or
# answered with 429 or 503.
#
# If `send` returns `{"status": 201, "headers": {}}`, then `deliver(send, request, now, sleep, random)` gives `201`, and
# neither `sleep` nor `random` is called. If it answers 503 and then 200, and `random` gives 0.5, it sleeps 0.5 seconds
# and gives `200`. If it is refused each time, it is called four times and gives `"failed"`.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: three questions</summary>
#
# After each send: what is the outcome if this was the last one? May it be repeated? How long to wait? A loop such as
# `for most in (1, 2, 4, None)` goes through the four sends with the factor of the wait behind each.
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
def deliver(send, request, now, sleep, random):
    ### BEGIN SOLUTION
    idempotent = request["method"] in ("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE")
    repeatable = idempotent or "idempotency-key" in request["headers"]
    end, doubt = now() + 10, "failed"
    for most in (1, 2, 4, 0):
        extra, status = 0, None
        try:
            answer = send(request)
            status = answer["status"]
            again = status in (429, 503)
            extra = float(answer["headers"].get("retry-after", "0"))
            if status in (502, 504):
                again, doubt = repeatable, "unknown"
        except ConnectionRefusedError:
            again = True
        except OSError:
            again, doubt = repeatable, "unknown"
        if not again or not most:
            break
        wait = most * random() + extra
        if now() + wait > end:
            break
        sleep(wait)
    return status or doubt
    ### END SOLUTION


# %% test="test_deliver" points=2
from course.check import calling, same


def stage(method, *script):
    """What `deliver` is given, and the list of its waits. `send` follows the script, at the end its last event."""
    clock, slept, left = [100.0], [], list(script)

    def send(request):
        event = left.pop(0) if left[1:] else left[0]
        if isinstance(event, dict):
            return event
        raise event

    def sleep(seconds):
        slept.append(seconds)
        clock[0] += seconds

    def now():
        return clock[0]

    def random():
        return 0.5

    return (send, {"method": method, "headers": {}}, now, sleep, random), slept


given, waited = stage("POST", {"status": 201, "headers": {}})
calling(deliver, *given).gives(201, think="it is done")
assert same(waited, []), "nothing to repeat, nothing to wait for"
given, waited = stage("POST", {"status": 503, "headers": {}}, {"status": 201, "headers": {}})
calling(deliver, *given).gives(201, think="503, then 201")
assert same(waited, [0.5]), "one wait, before the repetition"
given, waited = stage("GET", ConnectionRefusedError)
calling(deliver, *given).gives("failed", think="nobody was there, four times")
assert same(waited, [0.5, 1.0, 2.0]), "1, 2 and 4 times what random() gives"
given, waited = stage("POST", TimeoutError, {"status": 201, "headers": {}})
calling(deliver, *given).gives("unknown", think="it may have been done, so it is not repeated")
given, waited = stage("GET", {"status": 503, "headers": {"retry-after": "9"}}, ConnectionRefusedError)
calling(deliver, *given).gives("failed", think="refused at 109.5, and another wait would end after 110")
assert same(waited, [9.5]), "half a second and what the server asked for; then the budget is spent"

# %% test="test_deliver_repeats" points=1
from course.check import calling


def always_201(request):
    return {"status": 201, "headers": {}}


def at_100():
    return 100.0


def no_wait(seconds):
    """No time passes."""


def always_half():
    return 0.5


calling(deliver, always_201, {"method": "POST", "headers": {}}, at_100, no_wait, always_half).gives(
    201, think="it is done"
)

# %% test="test_deliver_waits" points=2
from course.check import calling, same

waited, statuses = [], [503, 200]


def first_503(request):
    return {"status": statuses.pop(0), "headers": {}}


def at_100():
    return 100.0


def note_wait(seconds):
    waited.append(seconds)


def always_half():
    return 0.5


calling(deliver, first_503, {"method": "GET", "headers": {}}, at_100, note_wait, always_half).gives(
    200, think="503, then 200"
)
assert same(waited, [0.5]), "one wait, before the repetition"

# %% test="test_deliver_outcome" points=2
from course.check import calling


def always_refused(request):
    raise ConnectionRefusedError


def at_100():
    return 100.0


def no_wait(seconds):
    """No time passes."""


def always_half():
    return 0.5


calling(deliver, always_refused, {"method": "POST", "headers": {}}, at_100, no_wait, always_half).gives(
    "failed", think="nobody was there, four times"
)

# %% tags=["needs-answer"]
import random as chance
import time

for fields in ({}, {"idempotency-key": "order-78"}):
    with Origin() as origin:
        for kind in ("drop", "busy", "drop"):
            origin.fault("/payments", kind)
        told = deliver(origin.fetch, charge | {"headers": fields}, time.monotonic, lambda seconds: None, chance.random)
    print(fields, told, len(origin.requests), "requests,", len(origin.ledger), "payment")

# %% [markdown]
# # Caching
#
# A good place for a pause. A **cache** keeps answers and gives them out in the server's place. A **private** cache
# serves one user, as in a browser. A **shared** one stands before many, as in a content delivery network. You build a
# shared one. The server behind it is the **origin**.

# %% [markdown]
# ## May it be kept?
#
# The origin says so in `Cache-Control`, a list of **directives**. Two helpers are given: `directives` reads such a
# field, `http_date` a date.

# %% tags=["setup"]
import datetime

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
# `no-cache` is the most misread of them: it does not forbid to keep. **Predict**: two users fetch `/users/me`, each
# with their own `Authorization`. The answer has `Cache-Control: public, max-age=300`, and a shared cache stands in
# between. How many of them see their own data?

# %%
predicted = None  # your number
kept = {}  # a shared cache: from address to answer
got = {user: kept.setdefault("/users/me", f"data of {user}") for user in ("ada", "bob")}
prediction(predicted, sum(user in data for user, data in got.items()), "users", "Who see their own data")

# %% [markdown]
# That is the third mistake in the exchange at the top, and somebody else's basket. `public` allows what a shared cache
# otherwise may not: to keep the answer to a request with `Authorization` (RFC 9111 §3.5). A cookie protects
# nothing: an answer that needs or sets one may be kept (§7.3). For one user's data write `private`.

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

for_all = {"method": "GET", "headers": {}}
calling(may_store, for_all, {"status": 200, "headers": {}}).gives(True, think="200 may be kept without being asked for")
calling(may_store, for_all, {"status": 302, "headers": {}}).gives(False, think="302 only if the origin asks for it")

# %% test="test_may_store_refuses" points=2
from course.check import calling

for_all = {"method": "GET", "headers": {}}
calling(may_store, for_all, {"status": 200, "headers": {"cache-control": "no-store"}}).gives(False)

# %% test="test_may_store_authorized" points=2
from course.check import calling

for_her = {"method": "GET", "headers": {"authorization": "Bearer 9f2c"}}
calling(may_store, for_her, {"status": 200, "headers": {"cache-control": "private"}}).gives(False, think="hers alone")

# %% [markdown]
# ## For which request?
#
# One address may have several answers: German or English, gzip or not. The origin names in `Vary` the request fields
# that it looked at. A kept answer is only for requests with the same values. Without `Vary` a client may get gzip that
# it cannot read.

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


def keys_equal(one, two, vary, other=None):
    """Whether two requests have equal keys; the second one by another `vary`, if there is another."""
    return equal_keys(cache_key, (one, vary), (two, other or vary))


with_dnt = {"url": "/", "headers": {"accept": "*/*", "dnt": "1"}}
without = {"url": "/", "headers": {"accept": "*/*"}}
with_empty = {"url": "/", "headers": {"accept": "*/*", "dnt": ""}}
calling(keys_equal, with_dnt, without, "Accept").gives(True, think="both accept the same")
calling(keys_equal, with_dnt, without, "DNT").gives(False, think="only one of them has DNT")
calling(keys_equal, with_empty, without, "DNT").gives(False, think="empty is not missing")
calling(keys_equal, with_dnt, with_dnt, "DNT, Accept", "accept,dnt , DNT").gives(True, think="the same two names")
calling(cache_key, with_dnt, "Accept, *").gives(None, think="Vary: * matches no request")

# %% test="test_cache_key_star" points=1
from course.check import calling, equal_keys


def keys_equal(one, two, vary):
    """Whether two requests have equal keys."""
    return equal_keys(cache_key, (one, vary), (two, vary))


with_dnt, without = ({"url": "/", "headers": {"accept": "*/*"} | more} for more in ({"dnt": "1"}, {}))
calling(keys_equal, with_dnt, without, "Accept").gives(True, think="both accept the same")
calling(keys_equal, with_dnt, without, "DNT").gives(False, think="only one of them has DNT")

# %% test="test_cache_key_fields" points=1
from course.check import calling, equal_keys


def keys_equal(one, two, vary):
    """Whether two requests have equal keys."""
    return equal_keys(cache_key, (one, vary), (two, vary))


with_dnt = {"url": "/", "headers": {"accept": "*/*", "dnt": "1"}}
calling(keys_equal, with_dnt, dict(with_dnt), "Accept").gives(True, think="two equal requests")

# %% [markdown]
# ## For how long?
#
# An answer is **fresh** as long as its **age** is below its **lifetime**; then it is **stale**. A lifetime is
# `s-maxage`, or else `max-age`, or else what `Expires` says.

# %% [markdown]
# If the origin says nothing, a cache may guess, which is called **heuristic**: a tenth of the time since the last
# change is usual, no rule. What has not changed for ten days may stay for another one.

# %% [markdown]
# An age is not the time in your cache alone. The answer may have lain in another cache before, which says so in `Age`.
# It was on its way for a while. And if the origin's `Date` shows more, that counts (RFC 9111 §4.2.3).

# %% [markdown]
# ### Exercise: age
#
# **Core · 6 minutes.** Write `age(res, now)`: how old a kept answer is, in seconds. `res` is a dict with `"headers"`,
# names in small letters, and two times of our own clock in seconds since 1970: the request was sent at
# `"requested"`, the answer came at `"received"`. `now` is such a time, too.
#
# The age on arrival is the larger of two numbers:
#
# - what `age` says, plus the time from `requested` to `received`. Of a list such as `20, 5` the first member counts
#   (RFC 9111 §5.1). What is missing or not the digits 0 to 9 alone counts as 0;
# - the time from `date` to `received`, but at least 0. A `date` that is missing or unreadable counts as `received`.
#
# Since then time has gone on: `requested`, `received` and `now` are whole numbers, none before the one in front of it.
# `age({"headers": {"age": "20"}, "requested": 1000, "received": 1003}, 1010)` gives `30`.
#
# May be used: anything in the standard library, and `http_date` from above.
#
# <details><summary>Hint 1: three parts</summary>
#
# `max(first, second) + now - res["received"]`.
#
# </details>
#
# <details><summary>Hint 2: digits alone</summary>
#
# `re.fullmatch("[0-9]+", text)`.
#
# </details>


# %% answer="age"
def age(res, now):
    ### BEGIN SOLUTION
    told = res["headers"].get("age", "").split(",")[0]
    told = int(told) if re.fullmatch("[0-9]+", told) else 0
    date = http_date(res["headers"].get("date", ""))
    if date is None:
        date = res["received"]
    return max(told + res["received"] - res["requested"], res["received"] - date) + now - res["received"]
    ### END SOLUTION


# %% test="test_age" points=1
from course.check import calling

calling(age, {"headers": {"age": "20"}, "requested": 1000, "received": 1003}, 1010).gives(30)
calling(age, {"headers": {"age": "soon"}, "requested": 1000, "received": 1003}, 1010).gives(10, think="no number")
calling(age, {"headers": {"age": "20, 5"}, "requested": 1000, "received": 1003}, 1010).gives(
    30, think="of a list the first member counts"
)
calling(
    age,
    {
        "headers": {"age": "20", "date": "Tue, 21 Oct 2025 07:28:00 GMT"},
        "requested": 1761031737,
        "received": 1761031740,
    },
    1761031747,
).gives(67, think="by its date it came a minute old, and 60 is more than 20 + 3")

# %% test="test_age_told" points=2
from course.check import calling

calling(age, {"headers": {"age": "20"}, "requested": 1000, "received": 1003}, 1010).gives(30)
calling(age, {"headers": {}, "requested": 1000, "received": 1000}, 1000).gives(0, think="it has just come")

# %% test="test_age_date" points=2
from course.check import calling

dated = {"headers": {"date": "Tue, 21 Oct 2025 07:28:00 GMT"}, "requested": 1761031680, "received": 1761031680}
calling(age, dated, 1761031690).gives(10, think="it came in the second in which it was made")

# %% [markdown]
# ### Exercise: freshness
#
# **Core · 10 minutes.** Write `freshness(res, now)`: for how many seconds more a shared cache may use a kept answer
# without asking: its lifetime less its age, 0 or below when it is stale. `res` is as for `age`, and its status is 200.
# The lifetime is the first of these that is there:
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
# May be used: anything in the standard library, `directives` and `http_date`, and `age` from above. All tests need
# `age`: solve it first.
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

stated = {"cache-control": "max-age=60, s-maxage=300", "age": "20"}
calling(freshness, {"headers": stated, "requested": 1000, "received": 1000}, 1000).gives(280)

# %% test="test_freshness_dates" points=2
from course.check import calling

hour = {"date": "Tue, 21 Oct 2025 07:28:00 GMT", "expires": "Tue, 21 Oct 2025 08:28:00 GMT"}
calling(freshness, {"headers": hour, "requested": 1761031680, "received": 1761031680}, 1761031680).gives(3600)

# %% [markdown]
# ## Still the same?
#
# A stale answer need not be thrown away. The cache asks the origin whether it still holds, which is called
# **validation**: `If-None-Match` with its ETag, or `If-Modified-Since` with its Last-Modified.

# %% [markdown]
# If it holds, the origin says 304 Not Modified, without a body, and the answer is fresh again. A 304 is no hit: it
# costs a round trip, but no body. It need not name all fields: the others stay as they were.

# %%
with Origin() as origin:
    origin.page("/style.css", "p { margin: 0 } " * 500, headers={"ETag": '"v1"', "Content-Type": "text/css"})
    for fields in ({}, {"If-None-Match": '"v1"'}, {"If-None-Match": '"v0"'}):
        answer = origin.fetch({"method": "GET", "url": "/style.css", "headers": fields})
        print(fields, answer["status"], len(answer["body"]), "bytes", *answer["headers"])

# %% [markdown]
# An ETag is **strong** or **weak**. `W/"v1"` says: not the same bytes perhaps, but as good. For validation both are
# alike (RFC 9110 §8.8.3.2), and the cache sends the tag back as it came. `If-Match` and joining parts of a
# body need a strong one (§13.1.1, §13.1.5).

# %% [markdown]
# ### Exercise: SharedCache
#
# **Core · 30 minutes.** Write the class `SharedCache()` with one method, `handle(req, now, fetch) -> dict`, which
# answers a request at the time `now`. `fetch(request)` asks the origin. A request is a dict with `"method"`, `"url"`
# and `"headers"`, an answer one with `"status"`, `"headers"` and `"body"`; names of fields are in small letters.
# Requests bring no conditions such as `if-none-match`, and nothing here has fields of one connection alone, such as
# `connection`, which a cache leaves out (RFC 9111 §3.1). The origin answers at once: `requested` and `received` are
# `now`.
#
# - **Look up.** A kept answer serves a GET for the same `url` whose `cache_key`, by the `vary` that the kept answer now
#   has, is that of the request it was fetched for. Several may serve one request, such as one with `vary: accept` and a
#   later one without: take the one that was fetched last (RFC 9111 §4 asks for the latest `date`, which is left out
#   here). A 304 does not count as fetched. Answers for different keys are kept beside each other.
# - **Use.** It is used without asking if it is fresh (`freshness` above 0) and neither it nor the request says
#   `no-cache`. Then its headers also have `"age"`: its `age` as text.
# - **Ask.** Otherwise the origin is asked. If a kept answer was looked up, its `etag` is sent as `if-none-match` and
#   its `last-modified` as `if-modified-since`, those that it has, beside the request's own fields.
# - **304.** If the origin says so, the kept answer loses its old `age`; then each field of the 304 takes the place of
#   the kept field of that name, and the others stay (RFC 9111 §3.2). `requested` and `received` are `now`. The client
#   gets the kept status and body with these fields, without an `"age"` of ours. `may_store` is not asked again: no 304
#   here says `no-store` or `private`, and none has a `content-length`.
# - **Fetch.** Any other answer goes to the client as it is. All kept ones that serve this request are dropped (after a
#   5xx they may stay), and the new one is kept if `may_store` says so, a 5xx too.
# - **Other methods** always go to the origin. If it is not GET, HEAD, OPTIONS or TRACE and the status is below 400, all
#   that is kept for that `url` is dropped (RFC 9111 §4.4).
#
# If the origin answers `{"status": 200, "headers": {"cache-control": "max-age=60"}, "body": b"hi"}` to a first call at
# 1000, `handle(req, 1010, fetch)` gives `{"status": 200, "headers": {"cache-control": "max-age=60", "age": "10"},
# "body": b"hi"}` and the origin is not asked. If what is kept is stale and has `etag: "v1"`, `content-type: text/plain`
# and `cache-control: max-age=60`, and a 304 comes with `cache-control: max-age=90` alone, then it has afterwards
# `etag: "v1"`, `content-type: text/plain` and `cache-control: max-age=90`.
#
# May be used: anything in the standard library, and all functions from above. All tests need `may_store`, `cache_key`,
# `age` and `freshness`: solve those first.
#
# <details><summary>Hint 1: what to keep</summary>
#
# A dict from the url to a list of answers. Each is the origin's dict with three more entries: `"requested"`,
# `"received"` and the request it came for. That request's key by `vary` is compared with the new one's.
#
# </details>
#
# <details><summary>Hint 2: copies</summary>
#
# `{**req, "headers": {**req["headers"], "if-none-match": tag}}` is a request with one field more; the old one stays as
# it is.
#
# </details>
#
# <details><summary>Hint 3: Vary: *</summary>
#
# Its key is None, which must match nothing, not even None.
#
# </details>


# %% answer="shared_cache"
class SharedCache:
    def __init__(self):
        self.kept = {}

    def handle(self, req, now, fetch):
        ### BEGIN SOLUTION
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
        key = cache_key(one["for"], vary)
        return key is not None and key == cache_key(req, vary)

    def keep(self, req, res, kept, now):
        if may_store(req, res):
            kept.insert(0, {**res, "headers": dict(res["headers"]), "requested": now, "received": now, "for": req})
        return res

    def told(self, one, **fields):
        return {"status": one["status"], "headers": {**one["headers"], **fields}, "body": one["body"]}
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

stored = {"status": 200, "headers": {"cache-control": "max-age=60"}, "body": b"hi"}
get, tried = {"method": "GET", "url": "/", "headers": {}}, SharedCache()


def give_kept(request):
    return stored


calling(tried.handle, get, 1000, give_kept).gives(stored, think="it is fetched")

# %% test="test_shared_cache_vary" points=1
from course.check import calling

varied = {"status": 200, "headers": {"cache-control": "max-age=60", "vary": "accept"}, "body": b"hi"}
get, tried = {"method": "GET", "url": "/", "headers": {}}, SharedCache()


def give_varied(request):
    return varied


calling(tried.handle, get, 1000, give_varied).gives(varied, think="nothing is kept yet: it is fetched")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("shared cache vary")


def bodies(vary, *values):
    """The body that each value of Accept-Language gets, one a second; the origin counts."""
    count = [0]

    def fetch(request):
        count[0] += 1
        return {"status": 200, "headers": {"cache-control": "max-age=600", "vary": vary}, "body": b"%d" % count[0]}

    cache = SharedCache()
    requests = [{} if value is None else {"accept-language": value} for value in values]
    made = [{"method": "GET", "url": "/", "headers": headers} for headers in requests]
    return [cache.handle(request, 5000 + second, fetch)["body"] for second, request in enumerate(made)]


one, two, three = draw.sample(["de", "en", "fr", "nl", "pl"], 3)
assert same(bodies("Accept-Language", one, two, one, None, two, None), [b"1", b"2", b"1", b"3", b"2", b"3"]), (
    "answers for different requests are kept beside each other"
)
assert same(bodies("Accept", one, two, three), [b"1", b"1", b"1"]), "what Vary does not name makes no difference"
assert same(bodies("*", one, one), [b"1", b"2"]), "Vary: * matches no request"
varies = ["Accept-Language", "Accept-Language", "", "*", "*"]


def turning(request):
    """Varies by language at first, and then no more."""
    said = {"cache-control": "max-age=60", "vary": varies.pop(0)}
    return {"status": 200, "headers": said, "body": b"%d" % len(varies)}


cache, languages = SharedCache(), (one, two, three, one, two)
asked = [{"method": "GET", "url": "/", "headers": {"accept-language": language}} for language in languages]
got = [cache.handle(request, 5000 + second, turning)["body"] for second, request in enumerate(asked)]
assert same(got, [b"4", b"3", b"2", b"2", b"2"]), "of several that serve a request the last one is used"
again = {"method": "GET", "url": "/", "headers": {"accept-language": one, "cache-control": "no-cache"}}
cache.handle(again, 5005, turning)
assert same(cache.handle(asked[0], 5006, turning)["body"], b"0"), "none that a newer answer has replaced comes back"
### END HIDDEN TESTS

# %% test="test_shared_cache_validates" points=3
from course.check import calling

tagged = {"status": 200, "headers": {"cache-control": "max-age=60", "etag": '"v1"'}, "body": b"hi"}
get, tried = {"method": "GET", "url": "/", "headers": {}}, SharedCache()


def give_tagged(request):
    return tagged


calling(tried.handle, get, 1000, give_tagged).gives(tagged, think="nothing is kept yet: it is fetched")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("shared cache validates")
CONDITIONS = ("if-none-match", "if-modified-since")


def talk(answers, *requests):
    """For each (now, fields): what the client gets without its age; and the requests that the origin saw."""
    seen, left = [], list(answers)

    def fetch(request):
        seen.append(request)
        return left.pop(0)

    cache, got = SharedCache(), []
    for now, fields in requests:
        res = cache.handle({"method": "GET", "url": "/", "headers": fields}, now, fetch)
        kept = {name: value for name, value in res["headers"].items() if name != "age"}
        got.append((res["status"], kept, res["body"]))
    return got, seen


def full(body=b"old", **headers):
    return {"status": 200, "headers": {n.replace("_", "-"): v for n, v in headers.items()}, "body": body}


def still(**headers):
    return {"status": 304, "headers": {n.replace("_", "-"): v for n, v in headers.items()}, "body": b""}


when = "Tue, 21 Oct 2025 07:28:00 GMT"
for tag in (f'"v{draw.randrange(99)}"', f'W/"v{draw.randrange(99)}"'):
    for own, conditions in (
        ({"etag": tag}, {"if-none-match": tag}),
        ({"last_modified": when}, {"if-modified-since": when}),
        ({"etag": tag, "last_modified": when}, {"if-none-match": tag, "if-modified-since": when}),
    ):
        fields = {"accept": f"text/{draw.randrange(99)}"}
        answers = [full(cache_control="max-age=60", **own), still(x_note="new"), still()]
        got, seen = talk(answers, (1000, fields), (1060, fields), (1119, fields), (1120, fields))
        assert same(seen[1], {"method": "GET", "url": "/", "headers": fields | conditions}), (
            "a stale answer is asked about, with its tag as it came and its date, beside the request's own fields"
        )
        assert same([one[0] for one in got], [200] * 4), "the client gets the kept answer, not the 304"
        assert same([one[2] for one in got], [b"old"] * 4), "the client gets the kept body"
        assert same([one[1].get("x-note") for one in got], [None, "new", "new", "new"]), (
            "a field of the 304 takes the place of the kept one"
        )
        assert same(len(seen), 3), "a 304 makes the answer fresh again: it is used until it is stale once more"
tags = {"etag": '"v1"', "age": "50"}
got, seen = talk([full(cache_control="max-age=60", **tags), still(), still()], (10, {}), (20, {}), (79, {}), (80, {}))
assert same(len(seen), 3), "after a 304 the age begins anew"
longer = [full(cache_control="max-age=60", etag='"v1"'), still(cache_control="max-age=500")]
got, seen = talk(longer, (10, {}), (70, {}), (569, {}))
assert same(len(seen), 2), "a 304 can give a longer lifetime"
later = draw.randrange(1, 59)
left = [full(cache_control="max-age=60", **tags), still()]


def fetch(request):
    return left.pop(0)


cache = SharedCache()
plain = {"method": "GET", "url": "/", "headers": {}}
aged = [cache.handle(plain, now, fetch)["headers"].get("age") for now in (0, 10, 10 + later)]
assert same(aged[2], str(later)), "a hit tells its age, which counts from the last 304"
answers = [
    full(cache_control="max-age=60", etag='"v1"'),
    full(b"new", cache_control="max-age=60", etag='"v2"'),
    still(),
]
got, seen = talk(answers, (10, {}), (70, {}), (129, {}), (130, {}))
assert same([one[2] for one in got], [b"old", b"new", b"new", b"new"]), "a new answer takes the place of the old one"
assert same(seen[2]["headers"], {"if-none-match": '"v2"'}), "a new answer takes the place of the old one"
got, seen = talk([full(cache_control="max-age=60"), full(b"new")], (10, {}), (70, {}))
assert same(seen[1]["headers"], {}), "who has neither tag nor date asks without a condition"
got, seen = talk(
    [full(cache_control="no-cache, max-age=60", etag='"v1"'), still(), still()], (10, {}), (11, {}), (12, {})
)
assert same([one[2] for one in got], [b"old"] * 3), "no-cache lets the answer be kept"
assert same([one["headers"] for one in seen[1:]], [{"if-none-match": '"v1"'}] * 2), (
    "no-cache: kept, and asked about before each use"
)
again = {"cache-control": "no-cache"}
answers = [full(cache_control="max-age=60", etag='"v1"'), full(b"new", cache_control="no-store"), full(b"newer")]
got, seen = talk(answers, (10, {}), (11, again), (12, {}))
assert same([one[2] for one in got], [b"old", b"new", b"newer"]), (
    "what has been replaced at the origin is not used again"
)
got, seen = talk([full(cache_control="max-age=60", etag='"v1"'), still()], (10, {}), (11, again), (12, {}))
assert same([one["headers"] for one in seen], [{}, again | {"if-none-match": '"v1"'}]), (
    "a request that says no-cache is not answered without asking"
)
answers = [full(cache_control="max-age=60", etag='"v1"'), {"status": 503, "headers": {}, "body": b"busy"}]
got, _ = talk(answers, (10, {}), (70, {}))
assert same(got[1], (503, {}, b"busy")), "an error of the origin goes to the client"
### END HIDDEN TESTS

# %% test="test_shared_cache_unsafe" points=2
from course.check import calling

done = {"status": 204, "headers": {}, "body": b""}
put, tried = {"method": "PUT", "url": "/", "headers": {}}, SharedCache()


def give_done(request):
    return done


calling(tried.handle, put, 1000, give_done).gives(done, think="only the origin can do it")

# %% [markdown]
# Your cache before the lab's origin, which counts. The client asks a hundred times, 7 seconds apart by a clock that we
# turn ourselves. **Predict**: with `max-age=60` and an ETag, how many of the hundred requests reach the origin?

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
# `no-store` sends the page a hundred times. `no-cache` sends it once and answers 99 questions with a few bytes. A
# lifetime saves the questions, too, at a price: a change is seen that much later. So what may never be old has a new
# address with each change, such as `style.3f9a.css`, and a lifetime of a year.

# %% [markdown]
# # Further
#
# The rest is stretch. It begins where **[A message is text, then bytes](#A-message-is-text,-then-bytes)** ended.
#
# ## Where a request ends
#
# Two readers often see the same bytes: a load balancer and the server behind it. If they disagree about where one
# request ends, an attacker hides a second request inside the first. That is **request smuggling**. So a good reader
# refuses what is ambiguous, instead of guessing (RFC 9112 §11.2).

# %% [markdown]
# ### Exercise: parse_request
#
# **Stretch · 25 minutes.** Write `parse_request(data) -> dict`: one HTTP/1.1 request in `bytes`, taken apart by RFC
# 9112. Anything else raises ValueError. `parse_request(b"GET /a HTTP/1.1\r\nHost: x.test\r\n\r\n")` gives
# `{"method": "GET", "target": "/a", "headers": {"host": "x.test"}, "body": b""}`.
#
# - Lines end with CR LF (`\r\n`). A CR or LF anywhere else in the head is refused. In front of the request at most one
#   empty line is skipped.
# - The first line is method, target and `HTTP/1.1`, with one space between them. The method is a **token**: one or
#   more letters, digits and ``!#$%&'*+-.^_`|~``. The target is one or more visible ASCII characters.
# - A field is a name, which is a token, at once a colon, and a value, possibly empty. Spaces and tabs around the value
#   are no part of it. Values are Latin-1; NUL is refused in them, other control characters are let through. What is no
#   such field is refused: no colon, a space before the colon, or a line that begins with a space or tab, by which old
#   senders went on with the value of the line above.
# - Capital and small letters make no difference in names of fields; give them small. Of fields with the same name the
#   values are joined with `", "` in their order.
# - There is exactly one Host field, without a space, tab, `/`, `?`, `#` or `@` in it. It may be empty.
# - `Content-Length` is decimal digits and nothing else; two such fields are refused. The body is that many bytes. What
#   follows is another request, and left out. If there are fewer, the request is cut off: refuse.
# - `Transfer-Encoding` says that the body comes in chunks. Its value is `chunked`, in capital or small letters; any
#   other is refused. Then `body` is all that follows the head, still in chunks.
# - A request with both is refused. With neither the body is empty.
#
# Some of this is stricter than the RFC. With both fields the chunks count, and such a request ought to be handled as an
# error (§6.3): a server may refuse it, or take it by its chunks and then close the connection (§6.1). Two equal lengths
# may count as one (§6.3), and a line may end with LF alone (§2.2).
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
# <details><summary>Hint 2: one pattern for a line</summary>
#
# `re.fullmatch` wants the whole line to fit. With `TOKEN` as a pattern for a token, a field is
# `rf"({TOKEN}):[ \t]*([^\r\n\0]*?)[ \t]*"`. Without a pattern take
# care that `text.strip()` takes off more than spaces and tabs; `text.strip(" \t")` does not.
#
# </details>
#
# <details><summary>Hint 3: digits</summary>
#
# `int` accepts `"+5"`, `" 5"` and `"1_0"`. `re.fullmatch("[0-9]+", text)` does not.
#
# </details>

# %% answer="parse_request"
TOKEN = r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"


def parse_request(data):
    ### BEGIN SOLUTION
    head, end, rest = data.removeprefix(b"\r\n").partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    request = re.fullmatch(rf"({TOKEN}) ([!-~]+) HTTP/1\.1", first)
    if not end or not request:
        raise ValueError("no whole head of a request")
    headers = {}
    for line in lines:
        field = re.fullmatch(rf"({TOKEN}):[ \t]*([^\r\n\0]*?)[ \t]*", line)
        if not field:
            raise ValueError("a line that is no field")
        name = field[1].lower()
        if name == "host" and name in headers:
            raise ValueError("two hosts")
        headers[name] = f"{headers[name]}, {field[2]}" if name in headers else field[2]
    if re.search(r"[ \t/?#@]", headers.get("host", "/")):
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

calling(parse_request, b"GET /a HTTP/1.1\r\nHost: x.test\r\n\r\n").gives(
    {"method": "GET", "target": "/a", "headers": {"host": "x.test"}, "body": b""}
)
### BEGIN HIDDEN TESTS
from course.check import raises, rng, same

draw = rng("parse request")


def request(*fields, first="GET /a HTTP/1.1", body=b""):
    return "".join(f"{line}\r\n" for line in [first, "Host: x.test", *fields, ""]).encode("latin-1") + body


def fields_of(*fields):
    found = parse_request(request(*fields))["headers"]
    return {name: value for name, value in found.items() if name != "host"}


names = ["Accept", "X-Trace", "USER-AGENT", "x.y_z~1", "Cookie"]
for _ in range(3):
    name, other = draw.sample(names, 2)
    value = f"v{draw.randrange(10**6)}; q=0.5: {draw.randrange(9)}"
    assert same(fields_of(f"{name}: {value}"), {name.lower(): value}), "names of fields are the same in small letters"
    assert same(fields_of(f"{name}:\t {value} \t"), {name.lower(): value}), "spaces and tabs around a value are no part"
    assert same(fields_of(f"{name}:{value}", f"{other}:"), {name.lower(): value, other.lower(): ""}), (
        "a value may follow the colon at once, or be empty"
    )
    several = [f"{name}: a", f"{other}: {value}", f"{name.swapcase()}: b, c", f"{name}: a"]
    assert same(fields_of(*several), {name.lower(): "a, b, c, a", other.lower(): value}), (
        "values of fields with one name are joined in their order"
    )
method, target = draw.choice(["PUT", "PURGE", "get", "M-SEARCH"]), f"/x?y={draw.randrange(99)}&z=/~%20"
got = parse_request(request(first=f"{method} {target} HTTP/1.1"))
assert same((got["method"], got["target"]), (method, target)), "method and target are given as they were sent"
assert same(parse_request(b"\r\n" + request())["target"], "/a"), "one empty line before a request is skipped"
assert same(fields_of("Name: caf\xe9"), {"name": "caf\xe9"}), "text is Latin-1"
spaced = ["GET  /a HTTP/1.1", "GET /a HTTP/1.1 ", " GET /a HTTP/1.1", "GET /a b HTTP/1.1", "GET /a", "GET HTTP/1.1"]
for first in spaced:
    assert raises(ValueError, parse_request, request(first=first)), "one space stands between the parts, none elsewhere"
for first in ("GET /a HTTP/1.0", "GET /a HTTP/2.0", "GET /a http/1.1", "GET /a HTTP/1.1.1", "GET /a HTTP/1a1"):
    assert raises(ValueError, parse_request, request(first=first)), "the version is HTTP/1.1, to the letter"
for first in ("G(T /a HTTP/1.1", "GET /\xe9 HTTP/1.1", "G\xc9T /a HTTP/1.1", "GET /a\t HTTP/1.1", "GET /\x7f HTTP/1.1"):
    assert raises(ValueError, parse_request, request(first=first)), "method and target hold the listed characters only"
### END HIDDEN TESTS

# %% test="test_parse_request_lines" points=2
from course.check import calling

calling(parse_request, b"GET /a HTTP/1.1\r\nHost: x.test\r\n").raises(ValueError, think="the empty line is missing")
### BEGIN HIDDEN TESTS
from course.check import raises, rng, same

draw = rng("parse request lines")
name = draw.choice(["Accept", "X-Trace", "Cookie"])
good = b"GET /a HTTP/1.1\r\nHost: x.test\r\n" + name.encode() + b": 1\r\n\r\n"
assert same(parse_request(good)["headers"], {"host": "x.test", name.lower(): "1"}), "a plain request is read"
for at in range(1, len(good)):
    assert raises(ValueError, parse_request, good[:at]), "a request whose head is cut off is refused"
assert raises(ValueError, parse_request, good.replace(b"\r\n", b"\n")), "lines end with CR LF, not with LF alone"
for wrong in (b"\n", b"\r", b"\0"):
    for place in (b"%b: 1" % wrong, b": %b1" % wrong, b": 1%b" % wrong, b": a%bb: c" % wrong):
        assert raises(ValueError, parse_request, good.replace(b": 1", place)), (
            "CR, LF and NUL stand nowhere inside a line"
        )
for place in (b" : 1", b"\t: 1", b": 1\r\n and: more", b": 1\r\n\tmore", b": 1\r\nmore", b"(: 1", b": 1\r\n: 2"):
    assert raises(ValueError, parse_request, good.replace(b": 1", place)), (
        "a line is a token, at once a colon, and a value: no folded line, no space before the colon"
    )
assert raises(ValueError, parse_request, good.replace(name.encode(), b"N\xe4me")), "the name of a field is a token"
assert raises(ValueError, parse_request, good.replace(b"\r\nHost", b"\r\n Host")), "no space stands before a field"
### END HIDDEN TESTS

# %% test="test_parse_request_host" points=1
from course.check import calling

calling(parse_request, b"GET /a HTTP/1.1\r\nHost: a b\r\n\r\n").raises(ValueError, think="no host has such a name")
### BEGIN HIDDEN TESTS
from course.check import raises, same

for hosts in ([], ["Accept: */*"], ["Host: a.test", "Host: b.test"], ["Host: a.test", "HOST: a.test"]):
    data = "".join(f"{line}\r\n" for line in ["GET / HTTP/1.1", *hosts, ""]).encode()
    assert raises(ValueError, parse_request, data), "a request has exactly one Host"
for host in ("a b", "a\tb", "a/b", "a?b", "a#b", "user@a.test"):
    data = f"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()
    assert raises(ValueError, parse_request, data), "a Host holds a name and perhaps a port, nothing else"
for host in ("", "a.test:8080", "[2001:db8::1]:80", "192.0.2.1"):
    data = f"GET / HTTP/1.1\r\nhOST: {host}\r\n\r\n".encode()
    assert same(parse_request(data)["headers"], {"host": host}), "a Host may be empty, or have a port"
### END HIDDEN TESTS

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
### BEGIN HIDDEN TESTS
from course.check import raises, rng, same

draw = rng("parse request body")


def request(*fields, body=b""):
    return "".join(f"{line}\r\n" for line in ["POST /a HTTP/1.1", "Host: x.test", *fields, ""]).encode() + body


for _ in range(3):
    body = draw.randbytes(draw.randrange(9, 300)) + b"\r\n\r\nGET / HTTP/1.1\r\n\r\n"
    size = len(body)
    assert same(parse_request(request(f"Content-Length: {size}", body=body))["body"], body), "a body is any bytes"
    assert same(parse_request(request(f"content-length: 00{size}", body=body + b"GET"))["body"], body), (
        "the body ends where Content-Length says: what follows is another request"
    )
    assert raises(ValueError, parse_request, request(f"Content-Length: {size + 1}", body=body)), (
        "a body that is cut off is refused"
    )
    assert same(parse_request(request(body=body))["body"], b""), "without a length there is no body"
    coding = draw.choice(["chunked", "Chunked", "CHUNKED"])
    assert same(parse_request(request(f"Transfer-Encoding: {coding}", body=body))["body"], body), (
        "a body in chunks is given as it came"
    )
    lengths = [f"Content-Length: {size + draw.randrange(1, 99)}", f"Transfer-Encoding: {coding}"]
    assert raises(ValueError, parse_request, request(*lengths, body=body)), "chunks do not outdo a Content-Length"
    lengths = [f"Content-Length: {draw.choice([0, 1, size])}", f"Transfer-Encoding: {coding}"]
    draw.shuffle(lengths)
    assert raises(ValueError, parse_request, request(*lengths, body=body)), "two ways to say a length are refused"
assert same(parse_request(request("Content-Length: 0"))["body"], b""), "a length of 0 is a length"
for text in ("+2", "-2", "2 2", "0x2", "2_0", "2.0", "", "two", "2, 2"):
    assert raises(ValueError, parse_request, request(f"Content-Length: {text}", body=b"hi" * 20)), (
        "a length is decimal digits and nothing else"
    )
for second in ("2", "3"):
    assert raises(ValueError, parse_request, request("Content-Length: 2", f"Content-Length: {second}", body=b"hi!")), (
        "a request has one Content-Length"
    )
superscript = b"POST /a HTTP/1.1\r\nHost: x.test\r\nContent-Length: \xb2\r\n\r\nhi"
assert raises(ValueError, parse_request, superscript), "a length is decimal digits and nothing else"
for coding in ("gzip", "gzip, chunked", "chunked, chunked", "identity", "", "chunked;q=1", "xchunked"):
    assert raises(ValueError, parse_request, request(f"Transfer-Encoding: {coding}", body=b"0\r\n\r\n")), (
        "chunked is the only coding taken here"
    )
### END HIDDEN TESTS

# %% tags=["needs-answer"]
parse_request(REQUEST)

# %% [markdown]
# ## A body of unknown length
#
# A server that makes its answer while it sends cannot say its length beforehand. In HTTP/1.1 it sends **chunks**, each
# with its length in front, in hexadecimal. A chunk of length 0 is the last one.

# %% tags=["nbval-check-output"]
chunked = b"4;speed=slow\r\nWiki\r\n6\r\npedia \r\nB\r\nin \r\nchunks\r\n0\r\nDigest: 7f\r\n\r\n"
for cut in chunked.split(b"\r\n"):
    print(cut)

# %% [markdown]
# Behind a length may stand a semicolon and **extensions**. Behind the last chunk may come fields, the **trailers**,
# such as a checksum. An empty line ends it all. The third chunk holds a CR LF.

# %% [markdown]
# ### Exercise: unchunk
#
# **Stretch · 14 minutes.** Write `unchunk(data) -> (body, trailers)`: a body that came in chunks, put together, and its
# trailers as a dict (RFC 9112 §7.1). `unchunk(b"3\r\nabc\r\n0\r\nDigest: 7f\r\n\r\n")` gives `(b"abc", {"digest":
# "7f"})`.
#
# - A chunk is its length, CR LF, so many bytes, CR LF. The length is one or more hexadecimal digits, in capital or
#   small letters, zeros in front allowed.
# - Extensions are ignored. They begin with a semicolon, in front of which spaces and tabs may stand, and end with the
#   line. Nothing else may stand behind a length. Each has a name here, as it must (§7.1.1): nothing is said of `;`
#   alone.
# - The last chunk has the length 0 (`0`, `000`), and no bytes of its own: after its line come the trailers' lines,
#   perhaps none, then the empty line. Trailers are fields by the rules of `parse_request`: names in small letters,
#   values of the same name joined with `", "`.
# - What follows the empty line belongs to the next message and is left out.
# - Lines end with CR LF; a CR, LF or NUL elsewhere in a line of length or trailer is refused. Whatever is cut off or
#   otherwise wrong raises ValueError.
#
# May be used: anything in the standard library but `http` and `email`.
#
# <details><summary>Hint 1: from the front</summary>
#
# Take a line off the front of `data`, then as many bytes as it says. Splitting at CR LF cuts chunks that hold one.
#
# </details>
#
# <details><summary>Hint 2: a line in front</summary>
#
# `re.match(pattern, data)` looks for the pattern at the beginning, and `.end()` says where it ended. For `bytes` the
# pattern is `bytes`, too.
#
# </details>

# %% answer="unchunk"
def unchunk(data):
    ### BEGIN SOLUTION
    length = re.compile(rb"([0-9A-Fa-f]+)(?:[ \t]*;[^\r\n\0]*)?\r\n")
    field = re.compile(rb"([!#$%&'*+\-.^_`|~0-9A-Za-z]+):[ \t]*([^\r\n\0]*?)[ \t]*\r\n")
    body, size = b"", None
    while size != 0:
        line = length.match(data)
        if not line:
            raise ValueError("no length")
        size, data = int(line[1], 16), data[line.end() :]
        if size:
            body += data[:size]
            if data[size : size + 2] != b"\r\n":
                raise ValueError("no end of a chunk")
            data = data[size + 2 :]
    trailers = {}
    while not data.startswith(b"\r\n"):
        line = field.match(data)
        if not line:
            raise ValueError("no trailer")
        name, value, data = line[1].decode().lower(), line[2].decode("latin-1"), data[line.end() :]
        trailers[name] = f"{trailers[name]}, {value}" if name in trailers else value
    return body, trailers
    ### END SOLUTION

# %% test="test_unchunk" points=1
from course.check import calling

calling(unchunk, b"3\r\nabc\r\n0\r\nDigest: 7f\r\n\r\n").gives((b"abc", {"digest": "7f"}))
calling(unchunk, b"3\r\na\r\n\r\nB ;x=1\r\n0123456789a\r\n00\r\n\r\nGET").gives(
    (b"a\r\n0123456789a", {}), think="a chunk may hold CR LF; B is 11; behind the end begins another message"
)
calling(unchunk, b"3\r\nabcd\r\n0\r\n\r\n").raises(ValueError, think="behind three bytes no line ends")
calling(unchunk, b"0x3\r\nabc\r\n0\r\n\r\n").raises(ValueError, think="x is no hexadecimal digit")

# %% test="test_unchunk_lengths" points=2
from course.check import calling

calling(unchunk, b"3\r\nabc\r\n0\r\nDigest: 7f\r\n\r\n").gives((b"abc", {"digest": "7f"}))
calling(unchunk, b"3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n").gives((b"abcd", {}), think="chunks make one body")

# %% test="test_unchunk_trailers" points=1
from course.check import calling

calling(unchunk, b"0\r\nA:1\r\n\r\n").gives((b"", {"a": "1"}), think="a trailer is a field like any other")

# %% test="test_unchunk_refuses" points=2
from course.check import calling

calling(unchunk, b"3\r\nabcd\r\n0\r\n\r\n").raises(ValueError, think="behind three bytes no line ends")

# %% tags=["needs-answer"]
unchunk(chunked)

# %% [markdown]
# HTTP/2 and HTTP/3 have no chunks: there frames have lengths of their own (lesson 7). A `Transfer-Encoding` or
# `Connection` field makes a message malformed there (RFC 9113 §8.2.2).

# %% [markdown]
# ## In which coding?
#
# A body may travel compressed, in a **coding**: `gzip` is the oldest, `br` (Brotli) made for the web, `zstd`
# (Zstandard) to be fast. `identity` is the body as it is.

# %% [markdown]
# The client names in `Accept-Encoding` what it reads, with a weight from 0 to 1 called **q**. The server picks one and
# says so in `Content-Encoding`. And it says `Vary: Accept-Encoding`, for the body as it is too, or a cache gives that
# to everybody.

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

calling(negotiate, "gzip, br;q=0.5", ["br", "gzip", "identity"]).gives(("gzip", "Accept-Encoding"))
calling(negotiate, None, ["identity"]).gives(("identity", None), think="there is nothing to choose")

# %% test="test_negotiate_forbids" points=2
from course.check import calling

calling(negotiate, "identity", ["br", "identity"]).gives(("identity", "Accept-Encoding"), think="br was not named")

# %% tags=["needs-answer"]
from course.lab import compress

text = b"The quick brown fox jumps over the lazy dog. " * 40
packed = {"br": compress(text, "br", 4), "gzip": compress(text, "gzip", 6)}
with Origin() as origin:
    origin.page("/fox", text, codings=packed, choose=negotiate)
    for asked in ("gzip, deflate, br, zstd", "gzip;q=1, *;q=0", "identity;q=0, zstd"):
        answer = origin.fetch({"method": "GET", "url": "/fox", "headers": {"accept-encoding": asked}})
        print(negotiate(asked, [*packed, "identity"]), answer["status"], len(answer["body"]), "bytes")

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
# Each line's levels stand at its name, from left to right. **Predict**: by how many percent is br at its
# highest level smaller than gzip at its highest, for the page?

# %%
predicted = None  # your number
sizes = {(coding, level): found for coding, level, found, _ in table["article.html"]}
prediction(predicted, round(100 * (1 - sizes["br", 11] / sizes["gzip", 9])), "percent", "br 11 below gzip 9")

# %%
for name, rows in table.items():
    print(name, *(f"{coding}-{level} {100 * size / len(SAMPLES[name]):.1f}" for coding, level, size, _ in rows))

# %% [markdown]
# So "20 %" depends on text and level. br at 4 is about as fast as gzip at 6 and on the page as small, on the log
# larger; zstd at 3 is far faster. br at 11 saves 14 % on the page and 20 % on the log, and takes many times longer:
# right for a file that is compressed once and sent often. Noise does not shrink, and 19 bytes grow.

# %% [markdown]
# ### Exercise: pick
#
# **Stretch · 5 minutes.** Write `pick(rows, size, mbit_s, static) -> (coding, level)`: what to send so that the client
# has it soonest. `rows` is a table as above, tuples `(coding, level, bytes, ms)` for a body of `size` bytes; the
# client's link carries `mbit_s` megabits (10⁶ bits) per second. Sending takes its time; so does compressing, unless the
# body is `static`: then that was done long ago. To send it as it is, `("identity", 0)`, is always possible. No two are
# equally fast.
#
# `pick([("gzip", 6, 9600, 1.0), ("br", 11, 8000, 60.0)], 23000, 10, False)` gives `("gzip", 6)`: 7.68 ms to send and 1
# to compress. With `True` it gives `("br", 11)`.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: one time for each</summary>
#
# `bytes * 8 / (mbit_s * 1000)` are the milliseconds of sending.
#
# </details>
#
# <details><summary>Hint 2: one row more</summary>
#
# The body as it is: `("identity", 0, size, 0)`.
#
# </details>


# %% answer="pick"
def pick(rows, size, mbit_s, static):
    ### BEGIN SOLUTION
    def whole(row):
        _, _, count, ms = row
        return count * 8 / (mbit_s * 1000) + ms * (not static)

    return min([*rows, ("identity", 0, size, 0)], key=whole)[:2]
    ### END SOLUTION


# %% test="test_pick" points=1
from course.check import calling

rows_of_two = [("gzip", 6, 9600, 1.0), ("br", 11, 8000, 60.0)]
calling(pick, rows_of_two, 23000, 10, False).gives(("gzip", 6), think="8.68 ms against 66.4")
calling(pick, rows_of_two, 23000, 10, True).gives(("br", 11), think="6.4 ms against 7.68: compressed long ago")
calling(pick, rows_of_two, 23000, 1000, False).gives(("identity", 0), think="0.184 ms against 1.0768")

# %% test="test_pick_identity" points=1
from course.check import calling

calling(pick, [("gzip", 6, 9600, 1.0), ("br", 11, 8000, 60.0)], 23000, 10, False).gives(
    ("gzip", 6), think="8.68 ms against 66.4"
)
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("pick")
for _ in range(3):
    size = draw.randrange(200_000, 400_000)
    for static in (True, False):
        small = pick([("gzip", 6, 39, 0.02), ("br", 4, 23, 0.03)], 19, 10, static)
        assert same(small, ("identity", 0)), "19 bytes grow"
        photo = [("gzip", 6, size + 99, 9.0), ("br", 11, size + 7, 700.0), ("zstd", 3, size + 20, 1.0)]
        assert same(pick(photo, size, 10, static), ("identity", 0)), "a JPEG is compressed already"
### END HIDDEN TESTS

# %% test="test_pick_link" points=1
from course.check import calling

calling(pick, [], 23000, 10, True).gives(("identity", 0), think="there is nothing else")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("pick link")
high = [("zstd", 19, 7000, 100.0), ("br", 5, 6000, 50.0)]
assert same(pick(high, 20_000, 0.1, True), ("br", 5)), "levels of different codings are no measure"
for _ in range(3):
    size = draw.randrange(200_000, 400_000)
    fast, middle, slow = ("zstd", 1, size // 3, 2.0), ("gzip", 6, size // 4, 14.0), ("br", 11, size // 5, 900.0)
    rows = draw.sample([fast, middle, slow], 3)
    assert same(pick([*rows], size, 0.01, False), ("br", 11)), "over a very slow link every byte counts"
    assert same(pick([*rows], size, 10**8, False), ("identity", 0)), (
        "over a very fast link even little work is too much"
    )
    assert same(pick([*rows], size, 10, False), ("gzip", 6)), (
        "what is compressed now costs both: neither the smallest nor the fastest"
    )
    assert same(pick([*rows], size, 50, False), ("zstd", 1)), "over a faster link less work is better"
    assert same(pick([*rows], size, draw.randrange(1, 5000), True), ("br", 11)), (
        "what was compressed long ago costs only its sending, whatever the link"
    )
    link, less = draw.randrange(1, 90), draw.randrange(1000, 90_000)
    worth = less * 8 / (link * 1000)
    assert same(pick([("br", 4, size - less, 0.9996 * worth)], size, link, False), ("br", 4)), (
        "compressing pays if it takes less time than it saves in sending"
    )
    assert same(pick([("br", 4, size - less, 1.0004 * worth)], size, link, False), ("identity", 0)), (
        "compressing does not pay if it takes more time than it saves in sending"
    )
### END HIDDEN TESTS

# %% tags=["needs-answer"]
for name, rows in table.items():
    for static in (True, False):
        print(name, "static" if static else "dynamic", pick(rows, len(SAMPLES[name]), 20, static))

# %% [markdown]
# ## Who is asking?
#
# Behind a proxy a server sees the proxy's address. So each proxy adds to `X-Forwarded-For` the address that *it* saw,
# at the right end. A client can send such a field itself, with any address in it: what stands to the left is hearsay.

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
# Entries are separated by commas, with spaces and tabs around them. Give addresses as they were written. IPv6 occurs,
# too.
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
# `ip_address("10.0.0.7") in ip_network("10.0.0.0/8")` is True; `ip_address` raises ValueError for what is none.
#
# </details>


# %% answer="client_address"
from ipaddress import ip_address, ip_network


def client_address(peer, x_forwarded_for, trusted):
    ### BEGIN SOLUTION
    networks = [ip_network(network) for network in trusted]
    entries = (x_forwarded_for or "").split(",")
    while entries and any(ip_address(peer) in network for network in networks):
        try:
            ip_address(entries[-1].strip(" \t"))
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

# %% test="test_client_address_peer" points=1
from course.check import calling

calling(client_address, "10.0.0.7", "198.51.100.1, 203.0.113.9", ["10.0.0.0/8"]).gives("203.0.113.9")
calling(client_address, "10.0.0.7", "203.0.113.9", ["10.0.0.0/8"]).gives("203.0.113.9", think="one proxy of ours")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("client address")
ours = ["10.0.0.0/8", "192.0.2.128/25"]
client, claim = f"203.0.113.{draw.randrange(1, 255)}", f"198.51.100.{draw.randrange(1, 255)}"
assert same(client_address(client, None, ours), client), "without a proxy the peer is the client"
for said in (claim, f"{claim}, 10.1.2.3", "10.1.2.3"):
    assert same(client_address(client, said, ours), client), "what a stranger says of itself is hearsay"
assert same(client_address("10.1.2.3", f"{claim}, {client}", []), "10.1.2.3"), "who trusts nobody sees the peer"
assert same(client_address("10.1.2.3", None, ours), "10.1.2.3"), "a proxy of ours may ask by itself"
### END HIDDEN TESTS

# %% test="test_client_address_row" points=1
from course.check import calling

calling(client_address, "203.0.113.9", None, ["10.0.0.0/8"]).gives("203.0.113.9", think="no proxy at all")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("client address row")
ours = ["10.0.0.0/8", "192.0.2.128/25", "2001:db8:1::/48"]
for _ in range(3):
    client, claim = f"203.0.113.{draw.randrange(1, 255)}", f"198.51.100.{draw.randrange(1, 255)}"
    near, far = f"10.{draw.randrange(256)}.0.{draw.randrange(256)}", f"192.0.2.{draw.randrange(128, 256)}"
    assert same(client_address(near, f"{far}, {client}", [*ours]), client), "a stranger cannot speak for our proxies"
    assert same(client_address(near, f"{claim}, {near}, {client}", [*ours]), client), (
        "the first stranger from the right is the client, whatever it claims further left"
    )
    for row in (
        f"{claim},{client}\t, {far}",
        f"{claim}, {client}, {far}, {near}",
        f"{claim},{client},{near},{far},{near}",
    ):
        assert same(client_address(near, row, [*ours]), client), "our proxies may stand in a row"
    assert same(client_address(near, far, [*ours]), far), "where all are ours the one on the left has asked"
    other = f"192.0.2.{draw.randrange(1, 128)}"
    assert same(client_address(near, f"{claim}, {other}", [*ours]), other), "a network is more than how its text begins"
    assert same(client_address("2001:db8:1::7", "2001:DB8:2::1", [*ours]), "2001:DB8:2::1"), (
        "IPv6 occurs, as it was written"
    )
    for bad in ("unknown", "", "10.0.0", "203.0.113.9:80", "_hidden"):
        for row, want in ((f"{claim}, {bad}", near), (f"{claim}, {bad}, {far}", far), (f"{bad}, {far}", far)):
            assert same(client_address(near, row, [*ours]), want), "what is no address ends the way"
### END HIDDEN TESTS

# %% [markdown]
# ## A hundred at once
#
# The front page of a shop goes stale, and a hundred clients ask in the same moment. If each of them is sent to the
# origin, it falls over: a **stampede**. So a cache **collapses** them: one asks, the others wait for its answer. With
# `stale-while-revalidate` nobody waits (RFC 5861 §3).

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

calling(collapse, [0, 10, 250, 1300], 200, 1000, 500).gives(([0, 1300], [200, 190, 0, 0]))
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
# The first is not to be sent over plain HTTP, where anybody could add it, and is ignored there (RFC 6797 §7.2, §8.1).

# %% [markdown]
# ### Exercise: harden
#
# **Stretch · 18 minutes.** Write `harden(url, loads) -> dict`: the fields above for the page at `url`, so that it still
# works and loads nothing else. `loads` is a list of `(kind, source)`, what the page loads: the kind is `"script"`,
# `"style"` or `"img"`. The source is a path such as `"/app.js"`, or a URL such as `"https://cdn.test/a.js"`, or
# `"sha256-…"` for a script or style that stands in the page itself (inline), with the hash of its text.
#
# - The policy has `default-src 'self'`, and for a kind that loads more a directive of its own, such as `script-src`,
#   which takes the place of `default-src` for that kind: so `'self'`, the page's own origin, stands in it, too. A
#   source is written as its origin, scheme and host and perhaps port: `https://cdn.test`; a hash in quotes:
#   `'sha256-…'`.
# - A source is allowed for the kinds that load from it and for no other. `'unsafe-inline'`, `*` and bare schemes such
#   as `https:` allow far too much. A URL of the page's own origin is `'self'`.
# - No frame may show the page: `X-Frame-Options: DENY` and `frame-ancestors 'none'` in the policy.
# - `Strict-Transport-Security` with the values above is sent over https only, and not where the host is an IP address:
#   browsers ignore it there (RFC 6797 §8.1.1).
#
# In the tests each URL has a scheme and none names that scheme's usual port: `//cdn.test/a.js`, which takes the page's
# scheme, does not occur, nor does `https://cdn.test:443/a.js`, whose origin is `https://cdn.test`. The tests read the
# fields; no browser loads the page. A policy in use says more, such as `base-uri` and `form-action`, for which
# `default-src` does not stand in. That is left out here.
#
# Directives are separated by `"; "`, sources by spaces, both in any order. Names of fields are spelt as above.
# `harden("http://shop.test/", [("img", "/logo.png")])` gives `{"Content-Security-Policy": "default-src 'self';
# frame-ancestors 'none'", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY"}`.
#
# May be used: anything in the standard library, such as `urllib.parse.urlsplit`.
#
# <details><summary>Hint 1: parts of a URL</summary>
#
# `urlsplit(url)` has `.scheme`, `.netloc` (host and port) and `.hostname`; for a path the first two are empty.
#
# </details>
#
# <details><summary>Hint 2: by kind</summary>
#
# A dict from the kind to the list of what it may load from, which begins with `'self'`.
#
# </details>


# %% answer="harden"
from ipaddress import ip_address
from urllib.parse import urlsplit


def harden(url, loads):
    ### BEGIN SOLUTION
    page, allowed = urlsplit(url), {}
    for kind, source in loads:
        other = urlsplit(source)
        if source.startswith("sha256-"):
            allowed.setdefault(kind, {"'self'"}).add(f"'{source}'")
        elif other.netloc and (other.scheme, other.netloc) != (page.scheme, page.netloc):
            allowed.setdefault(kind, {"'self'"}).add(f"{other.scheme}://{other.netloc}")
    policy = ["default-src 'self'", *(f"{kind}-src {' '.join(sorted(words))}" for kind, words in allowed.items())]
    fields = {"Content-Security-Policy": "; ".join([*policy, "frame-ancestors 'none'"])}
    fields |= {"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY"}
    try:
        ip_address(page.hostname)
    except ValueError:
        if url.startswith("https:"):
            fields["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    return fields
    ### END SOLUTION


# %% test="test_harden" points=1
from course.check import calling


def directives_and_sources(fields):
    """The policy as a dict from each directive to its sources, in the order of the alphabet."""
    parts = [part.split() for part in fields["Content-Security-Policy"].split(";") if part.strip()]
    return {name: sorted(sources) for name, *sources in parts}


def other_fields(fields):
    return {name: text for name, text in fields.items() if name != "Content-Security-Policy"}


logo, script_and_style = [("img", "/logo.png")], [("script", "https://cdn.test/a.js"), ("style", "/a.css")]
calling(harden, "http://shop.test/", logo).gives(
    {"default-src": ["'self'"], "frame-ancestors": ["'none'"]}, of=directives_and_sources
)
calling(harden, "http://shop.test/", logo).gives(
    {"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY"},
    of=other_fields,
    think="over plain HTTP no Strict-Transport-Security",
)
calling(harden, "https://shop.test/", script_and_style).gives(
    {"default-src": ["'self'"], "script-src": ["'self'", "https://cdn.test"], "frame-ancestors": ["'none'"]},
    of=directives_and_sources,
    think="scripts from the page's own origin and from cdn.test, all else from its own",
)
calling(harden, "https://shop.test/", script_and_style).gives(
    {
        "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    },
    of=other_fields,
    think="this page comes over https",
)

# %% test="test_harden_fields" points=1
from course.check import calling


def fields_with_x(fields):
    return {name: text for name, text in fields.items() if name.startswith("X-")}


calling(harden, "http://shop.test/", [("img", "/logo.png")]).gives(
    {"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY"},
    of=fields_with_x,
    think="every page has these two",
)
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("harden")
host = f"{draw.choice(['www', 'shop', 'till'])}{draw.randrange(99)}.test"
HSTS = "Strict-Transport-Security"
assert same(harden(f"https://{host}/", []).get(HSTS), "max-age=31536000; includeSubDomains"), "by TLS only, for a year"
assert same(harden(f"https://{host}:8443/a", []).get(HSTS), "max-age=31536000; includeSubDomains"), (
    "a port is no matter"
)
assert same(harden(f"http://{host}/", []).get(HSTS), None), "over plain HTTP anybody could say it: it is not sent there"
for address in ("192.0.2.7", "[2001:db8::7]", "192.0.2.7:8443"):
    assert same(harden(f"https://{address}/", []).get(HSTS), None), "it is for names, not for addresses"
    assert same(harden(f"http://{address}/", []).get(HSTS), None), "it is for names, not for addresses"
for url in (f"https://{host}/", f"http://{host}/"):
    fields = harden(url, [("script", "https://cdn.test/a.js"), ("style", "/a.css")])
    assert same(fields["X-Content-Type-Options"], "nosniff"), "every page says nosniff"
    assert same(fields["X-Frame-Options"], "DENY"), "every page says that no frame may show it"
### END HIDDEN TESTS

# %% test="test_harden_policy" points=2
from course.check import calling


def directives_in_order(fields):
    return sorted(fields["Content-Security-Policy"].split("; "))


calling(harden, "http://shop.test/", [("img", "/logo.png")]).gives(
    ["default-src 'self'", "frame-ancestors 'none'"],
    of=directives_in_order,
    think="all from the page's own origin, and no frame around it",
)
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("harden policy")


def policy_of(*loads, url="https://shop.test/a"):
    """Directives of the policy and the set of their sources."""
    words = [part.split() for part in harden(url, list(loads))["Content-Security-Policy"].split(";")]
    return {directive: set(sources) for directive, *sources in filter(None, words)}


def loads_from(policy, kind):
    return policy.get(f"{kind}-src", policy.get("default-src"))


SELF, KINDS = "'self'", ["script", "style", "img"]
assert same(policy_of(), {"default-src": {SELF}, "frame-ancestors": {"'none'"}}), "only from here, and in no frame"
for _ in range(3):
    draw.shuffle(KINDS)
    first, second, third = KINDS
    cdn, images = f"https://cdn{draw.randrange(99)}.test", f"https://img{draw.randrange(99)}.test:8443"
    own = (first, draw.choice(["/app.js", "https://shop.test/app.js", "app.js?v=2"]))
    policy = policy_of(own, (first, f"{cdn}/a"), (first, f"{cdn}/b?c=https://evil.test"), (second, f"{images}/x"))
    assert same(policy.get("frame-ancestors"), {"'none'"}), "no frame may show the page"
    assert same(loads_from(policy, first), {SELF, cdn}), (
        "what the page loads is allowed, its own files with it, and nothing else"
    )
    assert same(loads_from(policy, second), {SELF, images}), "a source is allowed for the kinds that load from it only"
    assert same(loads_from(policy, third), {SELF}), "what loads nothing from elsewhere may load from here only"
    assert same(policy.get("default-src"), {SELF}), "all that is not named may come from here only"
    digest = "sha256-" + "".join(draw.choices("abcdefXYZ0189+/", k=43)) + "="
    policy = policy_of(("script", digest), ("style", f"{cdn}/s.css"))
    assert same(loads_from(policy, "script"), {SELF, f"'{digest}'"}), (
        "a script in the page is allowed by its hash alone"
    )
    assert same(loads_from(policy, "style"), {SELF, cdn}), "a hash is allowed for its own kind only"
plain = policy_of(("script", "https://shop.test/a.js"), ("img", "http://shop.test:81/b.png"), url="http://shop.test/")
assert same(loads_from(plain, "script"), {SELF, "https://shop.test"}), "another scheme is another origin"
assert same(loads_from(plain, "img"), {SELF, "http://shop.test:81"}), "another port is another origin"
### END HIDDEN TESTS

# %% [markdown]
# ## What you can do now
#
# - Say where a message ends, and refuse what two readers could understand differently.
# - Tell a safe and an idempotent operation by what is there afterwards.
# - Choose a status that proxies, caches and clients act on rightly.
# - Repeat what may be repeated, with backoff, jitter and a budget, and leave a payment alone.
# - Say who may keep an answer, for which requests and how long; your cache does it.
# - Pick a coding by what it costs and saves on a given link.

# %% [markdown]
# ## Go further
#
# - Methods, statuses, conditions, negotiation: RFC 9110. Messages of HTTP/1.1: RFC 9112. Caching: RFC 9111.
# - Other statuses: 206 is a part of a body; 425 refuses early data (lesson 5); 428 demands a precondition, 431 a
#   smaller head (RFC 6585).
# - Keeping a connection open: RFC 9112 §9.3. `Keep-Alive: timeout=5, max=100` is a hint of some servers, no standard.
# - Problem details, a format for what went wrong: RFC 9457.

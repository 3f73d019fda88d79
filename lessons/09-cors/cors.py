# %% [markdown]
# # CORS
#
# **About 65 minutes**: 9 reading, 56 of core exercises; 12 more of stretch. No core exercise needs a stretch one.
#
# The request works in curl and in every test, and in the browser the console turns red: *blocked by CORS policy*.
# Somebody adds a field to the server until the red is gone, and a year later a stranger's page reads your customers'
# baskets. You write the four decisions of a browser, steal with them, and then become the server that cannot be robbed.
# Then you can
#
# - say which requests of a page a browser sends at once, and which it asks about first;
# - say who may read an answer, and which fields of it;
# - find the hole in a server's check of origins, and walk through it;
# - write a policy for two origins that caches cannot mix up;
# - tell what CORS never was: a lock on your API.

# %% tags=["setup"]
import re
from urllib.parse import urlsplit

# %% [markdown]
# ## Whose page is it?
#
# You are logged in at your shop, and another tab shows a page of a stranger. Both run in one browser, which holds the
# shop's cookies. The **same-origin policy** keeps them apart: the script of a page may send requests nearly anywhere,
# and by default it may read only what comes from its own **origin**.

# %% [markdown]
# An origin is a scheme, a host and a port (RFC 6454 §4). The script of `https://app.shop.test` is therefore a stranger
# at `https://api.shop.test`. With **CORS**, cross-origin resource sharing, a server can let it in. The rules stand in
# the Fetch standard of the WHATWG, and only browsers follow them.

# %% [markdown]
# ### Exercise: same_origin
#
# **Core · 5 minutes.** Write `same_origin(a, b) -> bool`: whether two URLs have the same origin.
# `same_origin("https://a.test", "https://a.test:443/x")` gives `True`.
#
# - Scheme, host and port must be the same. Without a port, it is 80 for `http` and 443 for `https`.
# - Capital and small letters make no difference in scheme and host. A final dot belongs to the host.
# - What stands before an `@` in front of the host is a user's name, and does not count. Nor do path, query and
#   fragment.
# - `"null"` stands for the origin of a page in a sandbox. It is the same as nothing, not even as another `"null"`.
#
# All other URLs are well written, with `http` or `https`. Ports are numbers from 1 on, without zeros in front. IPv6
# addresses stand in brackets, and no address is written in two ways.
#
# May be used: anything in the standard library. `urlsplit` is imported.
#
# <details><summary>Hint 1: where to begin</summary>
#
# `urlsplit(url)` has `scheme`, `hostname` and `port`. What does it say for `"null"`?
#
# </details>
#
# <details><summary>Hint 2: the port</summary>
#
# `port` is `None` when the URL names none. A dict from scheme to port helps: `{"http": 80, "https": 443}`.
#
# </details>

# %% answer="same_origin"
def same_origin(a, b):
    ### BEGIN SOLUTION
    def origin(url):
        parts = urlsplit(url)
        return parts.scheme, parts.hostname, parts.port or {"http": 80, "https": 443}.get(parts.scheme)

    return "null" not in (a, b) and origin(a) == origin(b)
    ### END SOLUTION

# %% test="test_same_origin" points=1
from course.check import calling

calling(same_origin, "https://a.test", "https://a.test:443/x").gives(True, think="443 is what https uses anyway")
calling(same_origin, "https://app.a.test", "https://api.a.test").gives(False, think="two hosts of one owner are two")
calling(same_origin, "http://a.test", "https://a.test").gives(False, think="http can be forged on its way")
calling(same_origin, "null", "null").gives(False, think="two sandboxes are not one")

# %% test="test_same_origin_parts" points=1
from course.check import calling

calling(same_origin, "https://a.test/x?y", "https://a.test/z").gives(True, think="scheme, host and port are the same")
calling(same_origin, "https://a.test", "https://b.test").gives(False, think="two hosts")

# %% test="test_same_origin_spelling" points=1
from course.check import calling

calling(same_origin, "https://a.test", "https://a.test/").gives(True, think="the path does not count")
calling(same_origin, "https://[2001:db8::1]", "https://[2001:db8::2]").gives(False, think="two addresses, two hosts")

# %% [markdown]
# ## What goes straight, and what is asked first
#
# Long before scripts, a form of any page could send GET and POST to any server. Such requests CORS leaves alone: they
# go out at once. For all that a form never could, the browser first sends a **preflight**, an `OPTIONS` request that
# asks the server for permission. It carries no cookies and no login.

# %% [markdown]
# A request is a dict here: the `origin` of the page, `url`, `method` and `headers` as the script wrote them, `streamed`
# if the body is a stream or the script listens to its upload, `credentials` if cookies may go along. Headers are a list
# of `(name, value)`, in which a name may come twice; a character of a value is one byte. Browsers cut white space off
# the ends of a value first, so none has any here. `fetching` fills in the rest.

# %% tags=["setup"]
UNSAFE = {chr(number) for number in range(32)} - {"\t"} | set('"():<>?@[\\]{}\x7f')
LANGUAGE = set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 *,-.;=")
FORMS = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"]

# %% tags=["setup"]
def fetching(**known):
    plain = {"origin": "https://a.test", "url": "https://b.test/x", "method": "GET", "headers": []}
    return plain | {"streamed": False, "credentials": False} | known

# %% [markdown]
# ### Exercise: preflight
#
# **Core · 12 minutes.** Write `preflight(request) -> dict | None`: the fields of the preflight for a request to another
# origin, or `None` if it goes straight. `preflight(fetching(method="PUT"))` gives
# `{"Origin": "https://a.test", "Access-Control-Request-Method": "PUT"}`.
#
# | safelisted is | if its value |
# |---|---|
# | Accept, Content-Type | has no character of `UNSAFE` |
# | Content-Type | also, before any `;` and without spaces at its ends, is one of `FORMS` in any case |
# | Accept-Language, Content-Language | has only characters of `LANGUAGE` |
# | Range | is `bytes=`, one or more digits, `-`, and no digits or a number not less than the first |
#
# - No value longer than 128 characters is safelisted, nor is a field with another name. Names may be in any case. A
#   digit is one of `0` to `9`.
# - Fields that are not safelisted must be asked for. If the safelisted ones have values of more than 1024 characters
#   together, all fields must be asked for.
# - DELETE, GET, HEAD, OPTIONS, POST and PUT, written in any case, become capitals. Other methods stay as they are.
# - GET, HEAD and POST go straight, unless the body is streamed or a field must be asked for. No other method does.
# - With fields to ask for, `"Access-Control-Request-Headers"` has their names: small, sorted, each once, joined by `,`.
#
# No value has white space at its ends, or any but spaces before a `;`. The request stays as it is.
#
# May be used: anything in the standard library. `re`, `UNSAFE`, `LANGUAGE` and `FORMS` are there.
#
# <details><summary>Hint 1: cut it up</summary>
#
# Write a function `safelisted(name, value)` first, with one `if` for each row of the table. It is about one field, and
# knows nothing of the sum.
#
# </details>
#
# <details><summary>Hint 2: characters and ranges</summary>
#
# `UNSAFE.isdisjoint(value)` and `LANGUAGE.issuperset(value)` look at all characters. For a range, try
# `re.fullmatch("bytes=([0-9]+)-([0-9]*)", value)`, and compare numbers.
#
# </details>
#
# <details><summary>Hint 3: the names</summary>
#
# Collect the small names in a set, and count what the others weigh. If that is more than 1024, take all names.
#
# </details>

# %% answer="preflight"
def preflight(request):
    ### BEGIN SOLUTION
    def safelisted(name, value):
        if len(value) > 128:
            return False
        if name in ("accept-language", "content-language"):
            return LANGUAGE.issuperset(value)
        if name == "range":
            found = re.fullmatch("bytes=([0-9]+)-([0-9]*)", value)
            return bool(found) and int(found[1]) <= int(found[2] or found[1])
        form = name == "content-type" and value.partition(";")[0].strip().lower() in FORMS
        return (form or name == "accept") and UNSAFE.isdisjoint(value)

    fields = [(name.lower(), value) for name, value in request["headers"]]
    names = {name for name, value in fields if not safelisted(name, value)}
    if sum(len(value) for name, value in fields if safelisted(name, value)) > 1024:
        names = {name for name, _ in fields}
    method = request["method"]
    if method.upper() in ("DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"):
        method = method.upper()
    if method in ("GET", "HEAD", "POST") and not names and not request["streamed"]:
        return None
    asked = {"Origin": request["origin"], "Access-Control-Request-Method": method}
    return asked | ({"Access-Control-Request-Headers": ",".join(sorted(names))} if names else {})
    ### END SOLUTION

# %% test="test_preflight" points=1
from course.check import calling

asks = {"origin": "https://a.test", "url": "https://b.test/x", "method": "POST", "headers": [], "streamed": False}
asks |= {"credentials": False}
calling(preflight, asks | {"method": "PUT"}).gives(
    {"Origin": "https://a.test", "Access-Control-Request-Method": "PUT"}, think="no form can send a PUT"
)
calling(preflight, asks | {"headers": [("Content-Type", "text/plain;charset=UTF-8")]}).gives(
    None, think="a form could send that, whatever stands in its body"
)
calling(preflight, asks | {"headers": [("X-Id", "7"), ("Content-Type", "application/json")]}).gives(
    {
        "Origin": "https://a.test",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type,x-id",
    },
    think="no form can send JSON, nor a field of yours",
)

# %% test="test_preflight_method" points=2
from course.check import calling

asks = {"origin": "https://a.test", "url": "https://b.test/x", "method": "DELETE", "headers": [], "streamed": False}
asks |= {"credentials": False}
calling(preflight, asks).gives(
    {"Origin": "https://a.test", "Access-Control-Request-Method": "DELETE"}, think="no form can send a DELETE"
)
calling(preflight, asks | {"method": "GET"}).gives(None, think="a link could send that")

# %% test="test_preflight_fields" points=2
from course.check import calling

asks = {"origin": "https://a.test", "url": "https://b.test/x", "method": "GET", "streamed": False, "credentials": False}
expected = {"Origin": "https://a.test", "Access-Control-Request-Method": "GET"}
expected |= {"Access-Control-Request-Headers": "x-id"}
calling(preflight, asks | {"headers": [("x-id", "7")]}).gives(expected, think="a field of your own is asked for")
calling(preflight, asks | {"headers": []}).gives(None, think="a link could send that")

# %% test="test_preflight_limits" points=2
from course.check import calling

asks = {"origin": "https://a.test", "url": "https://b.test/x", "method": "GET", "streamed": False, "credentials": False}
expected = {"Origin": "https://a.test", "Access-Control-Request-Method": "GET"}
expected |= {"Access-Control-Request-Headers": "x-id"}
calling(preflight, asks | {"headers": [("x-id", "x" * 1000)]}).gives(expected, think="a field of your own is asked for")
calling(preflight, asks | {"headers": [("Accept", "x" * 100)]}).gives(None, think="100 characters may go straight")

# %% [markdown]
# ## The server's answer
#
# The server answers a preflight with fields that begin with `Access-Control-Allow-`. If they allow what was asked, the
# browser sends the request itself; if not, nothing is sent, and the script gets an error that does not say why. Any
# server that knows nothing of CORS refuses so, without a line of code: the old web is safe from new requests.

# %% [markdown]
# Here is an answer as you find it in many a configuration. What of it does nothing? You will see soon.

# %%
USUAL = {
    "Access-Control-Allow-Origin": "https://app.example.com",
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Content-Type, Authorization",
    "Access-Control-Max-Age": "86400",
}

# %% [markdown]
# An answer is `{"status": 204, "headers": [(name, value), …]}`. This is how Fetch gets the value of a field:

# %% tags=["setup"]
def field(headers, name):
    """All values of a field, joined; None if it is not there. Names are the same in any case."""
    found = [value for held, value in headers if held.lower() == name.lower()]
    return ", ".join(found) if found else None

# %% [markdown]
# ### Exercise: passes
#
# **Core · 10 minutes.** Write `passes(request, answer) -> bool`: whether an answer to its preflight lets a request go.
# `passes(fetching(method="PUT"), {"status": 204, "headers": [("Access-Control-Allow-Origin", "*")]})` gives `False`.
#
# - The status is from 200 to 299.
# - Allow-Origin is exactly the request's origin, or `*`.
# - Allow-Methods lists the method just as the preflight names it, or lists `*`. Only GET, HEAD and POST need not be
#   there.
# - Allow-Headers lists each name that the preflight asks for, in any case, or lists `*`. But `*` never covers
#   Authorization.
# - With credentials, `*` allows nothing in all three, and Allow-Credentials must be exactly `true`.
#
# Fields that come twice count as `field` joins them: two origins are none, two lists are one. In a list, spaces around
# commas do not count. Lists are well formed, no value has white space at its ends, and each request here needs a
# preflight. Before each of these names of fields stands `Access-Control-`.
#
# May be used: anything in the standard library, `field` from above, and `preflight`; if you call it, all tests need it:
# mend it first.
#
# <details><summary>Hint 1: where to begin</summary>
#
# Most rules are one `if` each that returns `False`. `asked = preflight(request)` has the method as it must be listed,
# and the names.
#
# </details>
#
# <details><summary>Hint 2: a list</summary>
#
# `{one.strip() for one in (field(answer["headers"], name) or "").split(",")}` is the set of what a list allows.
#
# </details>
#
# <details><summary>Hint 3: the star</summary>
#
# With credentials, take `*` out of what was allowed, and go on as without. Without them, a `*` in the list covers all
# names but `authorization`.
#
# </details>

# %% answer="passes"
def passes(request, answer):
    ### BEGIN SOLUTION
    def listed(name):
        return {one.strip() for one in (field(answer["headers"], name) or "").split(",")} - never

    never = {"*"} if request["credentials"] else set()
    asked = preflight(request)
    method = asked["Access-Control-Request-Method"]
    names = set(asked.get("Access-Control-Request-Headers", "").split(",")) - {""}
    headers = {name.lower() for name in listed("Access-Control-Allow-Headers")}
    if not 200 <= answer["status"] <= 299:
        return False
    if field(answer["headers"], "Access-Control-Allow-Origin") not in {request["origin"], "*"} - never:
        return False
    if request["credentials"] and field(answer["headers"], "Access-Control-Allow-Credentials") != "true":
        return False
    if not {method, "*"} & listed("Access-Control-Allow-Methods") and method not in ("GET", "HEAD", "POST"):
        return False
    return names - headers <= (set() if "*" not in headers else names - {"authorization"})
    ### END SOLUTION

# %% test="test_passes" points=1
from course.check import calling

asks = {"origin": "https://a.test", "url": "https://b.test/x", "method": "PUT", "headers": [], "streamed": False}
asks |= {"credentials": False}
anybody = ("Access-Control-Allow-Origin", "*")
methods = ("Access-Control-Allow-Methods", "GET, PUT")
calling(passes, asks, {"status": 204, "headers": [anybody]}).gives(False, think="who has allowed PUT?")
calling(passes, asks, {"status": 204, "headers": [anybody, methods]}).gives(True, think="all is allowed")
calling(passes, asks, {"status": 404, "headers": [anybody, methods]}).gives(False, think="404 is not from 200 to 299")
calling(passes, asks | {"credentials": True}, {"status": 204, "headers": [anybody, methods]}).gives(
    False, think="with credentials the server must name the origin"
)

# %% test="test_passes_origin" points=2
from course.check import calling

asks = {"origin": "https://a.test", "url": "https://b.test/x", "method": "PUT", "headers": [], "streamed": False}
asks |= {"credentials": False}
methods = ("Access-Control-Allow-Methods", "PUT")
ours = ("Access-Control-Allow-Origin", "https://a.test")
calling(passes, asks, {"status": 200, "headers": [ours, methods]}).gives(True, think="origin and method are allowed")
calling(passes, asks, {"status": 200, "headers": [methods]}).gives(False, think="no origin is allowed")

# %% test="test_passes_method" points=2
from course.check import calling

asks = {"origin": "https://a.test", "url": "https://b.test/x", "method": "DELETE", "headers": [], "streamed": False}
asks |= {"credentials": False}
methods = ("Access-Control-Allow-Methods", "PUT,DELETE")
ours = ("Access-Control-Allow-Origin", "https://a.test")
calling(passes, asks, {"status": 200, "headers": [ours, methods]}).gives(True, think="DELETE is in the list")
calling(passes, asks, {"status": 200, "headers": [ours]}).gives(False, think="who has allowed DELETE?")

# %% test="test_passes_fields" points=2
from course.check import calling

asks = {"origin": "https://a.test", "url": "https://b.test/x", "method": "PUT", "headers": [("x-id", "7")]}
asks |= {"streamed": False, "credentials": False}
both = [("Access-Control-Allow-Origin", "https://a.test"), ("Access-Control-Allow-Methods", "PUT")]
both += [("Access-Control-Allow-Credentials", "true")]
names = ("Access-Control-Allow-Headers", "x-id")
calling(passes, asks, {"status": 200, "headers": [*both, names]}).gives(True, think="origin, method and field")
calling(passes, asks, {"status": 200, "headers": both}).gives(False, think="who has allowed x-id?")

# %% tags=["needs-answer", "nbval-check-output"]
usual = {"status": 204, "headers": list(USUAL.items())}
for tried in ("POST", "OPTIONS", "PUT"):
    sends = fetching(origin="https://app.example.com", method=tried, headers=[("Content-Type", "application/json")])
    print(tried, passes(sends, usual), passes(sends | {"credentials": True}, usual))

# %% [markdown]
# `GET` and `POST` were never needed in that list, `OPTIONS` only helps scripts that send it themselves, and PUT fails.
# Whoever wants cookies fails always: there is no `Access-Control-Allow-Credentials`.

# %% [markdown]
# You hold to the standard. Chromium 156 lets the star cover Authorization, with a warning that this will end. It joins
# the values of one name before it looks at them, so that no sum ever reaches 1024, and sends a few old hints such as
# `DPR` straight. Servers should not count on that.

# %% [markdown]
# ## Who may read
#
# A request that went straight was never asked for: the server has done what it said. The last decision comes after the
# fact, and is about the answer only: may the script see it? The same fields decide, now on the answer itself, whether
# there was a preflight or not.

# %% tags=["setup"]
READABLE = {"cache-control", "content-language", "content-length", "content-type", "expires", "last-modified", "pragma"}

# %% [markdown]
# ### Exercise: may_read
#
# **Core · 7 minutes.** Write `may_read(request, response) -> set | None`: the names of those fields of an answer that
# the script may read, in small letters, or `None` if it may not read the answer itself.
# `may_read(fetching(), {"status": 200, "headers": [("ETag", "7")]})` gives `None`.
#
# - Allow-Origin must be exactly the request's origin, or `*`.
# - With credentials, `*` is not enough, and Allow-Credentials must be exactly `true`.
# - The status makes no difference.
# - Fields named in `READABLE` may be read, and those that Expose-Headers lists, in any case. Without credentials, `*`
#   in that list means all fields.
# - Set-Cookie is never read.
#
# Only names of fields that are there belong to the set. Fields that come twice count as `field` joins them. In a list,
# spaces around commas do not count. Lists are well formed. Before the names that begin with Allow or Expose stands
# `Access-Control-`.
#
# May be used: anything in the standard library, `field` and `READABLE`.
#
# <details><summary>Hint 1: where to begin</summary>
#
# First the two ways to `None`. Then a set of all small names of the answer, of which you keep some.
#
# </details>
#
# <details><summary>Hint 2: sets</summary>
#
# `names & (READABLE | exposed)` are the names that are in either. What remains is the star, and Set-Cookie.
#
# </details>

# %% answer="may_read"
def may_read(request, response):
    ### BEGIN SOLUTION
    headers, origins = response["headers"], {request["origin"], "*"}
    if request["credentials"]:
        origins = {request["origin"]} if field(headers, "Access-Control-Allow-Credentials") == "true" else set()
    if field(headers, "Access-Control-Allow-Origin") not in origins:
        return None
    names = {name.lower() for name, _ in headers}
    exposed = {one.strip().lower() for one in (field(headers, "Access-Control-Expose-Headers") or "").split(",")}
    everything = "*" in exposed and not request["credentials"]
    return (names if everything else names & (READABLE | exposed)) - {"set-cookie"}
    ### END SOLUTION

# %% test="test_may_read" points=1
from course.check import calling

asks = {"origin": "https://a.test", "url": "https://b.test/x", "method": "GET", "headers": [], "streamed": False}
asks |= {"credentials": False}
said = [("Content-Type", "text/plain"), ("ETag", "7")]
anybody = ("Access-Control-Allow-Origin", "*")
calling(may_read, asks, {"status": 200, "headers": said}).gives(None, think="nobody has allowed this origin")
calling(may_read, asks, {"status": 200, "headers": [*said, anybody]}).gives(
    {"content-type"}, think="ETag is not among the seven, and nobody has exposed it"
)
asks |= {"credentials": True, "headers": [("X-Shop", "1")]}
calling(may_read, asks, {"status": 200, "headers": [*said, anybody]}).gives(
    None, think="with credentials the server must name the origin"
)

# %% test="test_may_read_at_all" points=2
from course.check import calling

asks = {"origin": "https://a.test", "url": "https://b.test/x", "method": "GET", "headers": [], "streamed": False}
asks |= {"credentials": False}
calling(may_read, asks, {"status": 200, "headers": [("Expires", "0")]}).gives(None, think="no origin is allowed")
open_to_all = [("Access-Control-Allow-Origin", "*"), ("Access-Control-Expose-Headers", "*")]
calling(may_read, asks, {"status": 200, "headers": open_to_all}).gives(
    {"access-control-allow-origin", "access-control-expose-headers"}, think="whoever asks may read all fields"
)

# %% test="test_may_read_fields" points=2
from course.check import calling

asks = {"origin": "https://a.test", "url": "https://b.test/x", "method": "GET", "headers": [], "streamed": False}
asks |= {"credentials": False}
ours = [("Access-Control-Allow-Origin", "https://a.test"), ("Access-Control-Allow-Credentials", "true")]
tagged = [("ETag", "7"), *ours, ("Access-Control-Expose-Headers", "ETag")]
calling(may_read, asks, {"status": 200, "headers": tagged}).gives({"etag"}, think="the server has exposed it")

# %% [markdown]
# ## Your browser
#
# Your four functions are a browser now. The lab gives it pages, cookies and a memory for preflights, and asks you
# whenever something crosses origins. `LiveWeb` starts servers on this machine, behind TLS. It remembers what
# **arrives** at them, in a **ledger** what they did, and what a script was given and **reads**.

# %% tags=["setup"]
from course.lab import Browser, LiveWeb

API = "https://api.shop.test"
LOGIN = {"session": "7"}  # without this cookie, the API says 401

# %% tags=["setup"]
def yours(web):
    return Browser(web, same_origin=same_origin, preflight=preflight, passes=passes, may_read=may_read)


def visit(origins, *requests, sandboxed=False, cookie="session=7; Secure; SameSite=None", **site):
    """The web after pages of these origins, in one text, have each sent such requests to the API by your browser."""
    with LiveWeb() as web:
        web.site(API, {"/basket": "ada: a book"}, **site)
        for origin in origins.split():
            browser = yours(web)
            browser.cookie(API, cookie)
            page = browser.page(origin, sandboxed=sandboxed)
            for request in requests:
                page.fetch(**{"url": API + "/basket", "credentials": "include"} | request)
        return web

# %% [markdown]
# The API has no line about CORS, and does what those who are logged in say. Ada is, and opens a page of a stranger,
# which sends a form's POST. **Predict**: how many orders does the API have afterwards?

# %% tags=["needs-answer"]
from course.draw import prediction

predicted_orders = None  # your number
web = visit("https://evil.test", {"method": "POST", "body": "10 books"}, login=LOGIN)
prediction(predicted_orders, len(web.ledger), "orders", "Placed by a page that may not even read the answer")

# %% tags=["needs-answer"]
from course.draw import exchange

exchange(web.log)

# %% [markdown]
# One, and ten books are on their way to Ada. That every POST, or every body, is asked for first is a myth: **CORS does
# not stop simple requests; it stops who reads the answer.** The red line in the console tells of the answer alone.

# %% [markdown]
# Who changes anything on the word of a cookie invites **cross-site request forgery**. Against it stand cookies with
# `SameSite`, a token that other pages cannot know, or a look at the `Origin` field: browsers send it with every POST.

# %% [markdown]
# With JSON as its content type, the same order is preflighted. The API does not allow it, so it is never sent:

# %% tags=["needs-answer", "nbval-check-output"]
order = {"method": "POST", "body": '"10 books"', "headers": {"Content-Type": "application/json"}}
web = visit("https://evil.test", order, login=LOGIN)
print(*[arrived.method for arrived in web.arrivals], "arrived,", len(web.ledger), "orders")

# %% [markdown]
# A preflight costs a round trip, so its answer is kept as long as `Access-Control-Max-Age` says, 5 seconds without it.
# Browsers cap that: Chromium at 7200 seconds, WebKit at 600, Firefox at 86400.

# %% tags=["setup"]
def named(request, status):
    both = {"Access-Control-Allow-Origin": "https://app.shop.test", "Access-Control-Allow-Credentials": "true"}
    return both | {"Access-Control-Allow-Methods": "PUT", "Access-Control-Max-Age": "86400"}

# %% tags=["needs-answer"]
exchange(visit("https://app.shop.test", *[{"method": "PUT", "body": "1"}] * 2, policy=named, login=LOGIN).log)

# %% [markdown]
# The second PUT goes out at once. **Predict**: now your page sends six, to `/basket?book=1`, `2` and `3`, and the same
# again. How many preflights arrive?

# %% tags=["needs-answer"]
predicted_preflights = None  # your number
puts = [{"url": f"{API}/basket?book={book}", "method": "PUT", "body": "1"} for book in (1, 2, 3) * 2]
web = visit("https://app.shop.test", *puts, policy=named, login=LOGIN)
count = sum(arrived.preflight for arrived in web.arrivals)
prediction(predicted_preflights, count, "preflights", "For six PUTs to three URLs")

# %% [markdown]
# Three: the memory is **per URL, its query included**. And a preflight carries no cookies and no `Authorization`. A
# server that looks at the login before it answers `OPTIONS` refuses every one of them, and with them all requests:

# %% tags=["needs-answer", "nbval-check-output"]
web = visit("https://app.shop.test", {"method": "PUT"}, policy=named, login=LOGIN, login_first=True)
print(*[(one.method, one.cookie) for one in web.arrivals], *[one.why for one in web.log if hasattr(one, "why")])

# %% [markdown]
# ## Break it: read a stranger's basket
#
# The shop wants its own pages to read, with cookies. A star would not do, so its server looks at the `Origin` of each
# request and, if it likes it, sends it back as allowed. All depends on what it likes. You are the stranger now.

# %% tags=["setup"]
TESTS = {
    "any": lambda origin, text: True,
    "is": lambda origin, text: origin == text,
    "begins with": lambda origin, text: origin.startswith(text),
    "ends with": lambda origin, text: origin.endswith(text),
    "contains": lambda origin, text: text in origin,
}

# %% tags=["setup"]
def careless(api):
    """What such a server says to a request."""

    def policy(request, status):
        if not any(TESTS[how](request["origin"] or "", text) for how, text in api["allow"]):
            return {}
        shared = {"Access-Control-Allow-Credentials": "true"} if api["credentials"] else {}
        return {"Access-Control-Allow-Origin": request["origin"] or "*"} | shared

    return policy

# %% [markdown]
# ### Exercise: steal
#
# **Core · 10 minutes.** Write `steal(api) -> dict | None`: a page of yours that reads the basket of a customer who is
# logged in and opens the page, or `None` if no page can. `steal({"allow": [("any", "")], "credentials": True})` gives
# `{"page": "https://evil.test", "sandboxed": False, "credentials": True}`, and other pages are as good.
#
# - `"page"` is the origin of your page: `https://`, a host, perhaps a port, but never 443. A host is made of small
#   letters, digits and `-`, in parts between dots. All are yours but `shop.test` and those that end with `.shop.test`.
# - From a `"sandboxed"` page, requests have the origin `null`.
# - With `"credentials"`, the request carries the customer's cookie, without which there is no basket.
# - The API lets an origin read if one of the tests in `api["allow"]` holds: the origin `"is"` the text, `"begins
#   with"`, `"ends with"` or `"contains"` it; `"any"` always holds.
# - Only if `api["credentials"]` is true, it sends Allow-Credentials.
#
# The texts are parts of origins, cut anywhere, in small letters, or `null`. The API stays as it is.
#
# May be used: anything in the standard library, and `TESTS` from above.
#
# <details><summary>Hint 1: where to begin</summary>
#
# What must stand in front of `shop.test`, so that it ends so and is yours? What behind it, if it begins so?
# `https://evil` and `.evil.test` are good material.
#
# </details>
#
# <details><summary>Hint 2: try them</summary>
#
# Make a list of origins from each text: `null`, the text itself, with something in front (a piece of `https://`, too),
# with something behind (a digit for a port, too), with both. Give back the first that passes and is yours.
#
# </details>
#
# <details><summary>Hint 3: is it yours?</summary>
#
# `re.fullmatch(r"https://([a-z0-9-]+(?:\.[a-z0-9-]+)*)(?::[0-9]+)?", page)` has the host as its first group. Put a dot
# in front of it: then both of what is not yours end with `.shop.test`. The port you look at yourself.
#
# </details>

# %% answer="steal"
def steal(api):
    ### BEGIN SOLUTION
    def mine(page):
        found = re.fullmatch(r"https://([a-z0-9-]+(?:\.[a-z0-9-]+)*)(?::[0-9]+)?", page)
        return found and not page.endswith(":443") and not f".{found[1]}".endswith(".shop.test")

    pages = []
    for _, text in api["allow"]:
        for front in ("https://", "https://evil", "https:/", "https:", "https", "http", "htt", "ht", "h", ""):
            pages += [(front + text + back, False) for back in ("", ".evil.test", "evil.test", "8")]
    for page, sandboxed in [*pages, ("https://evil.test", True)]:
        origin = "null" if sandboxed else page
        allowed = any(TESTS[how](origin, text) for how, text in api["allow"])
        if allowed and api["credentials"] and mine(page):
            return {"page": page, "sandboxed": sandboxed, "credentials": True}
    return None
    ### END SOLUTION

# %% test="test_steal" points=1
from course.check import calling, plain


def lent_cookies(theft):
    return theft["credentials"]


for allowed in (("any", ""), ("is", "null")):
    found = plain(steal({"allow": [allowed], "credentials": True}))
    assert type(found) is dict, f"{found!r} is no page"
    assert found["page"].startswith("https://"), f"{found['page']!r} is no origin of a page"
    calling(steal, {"allow": [allowed], "credentials": True}).gives(
        True, think="without the cookie there is no basket", of=lent_cookies
    )
assert found["sandboxed"], "only a page in a sandbox has the origin null"
assert steal({"allow": [], "credentials": True}) is None, "this API lets nobody in"

# %% test="test_steal_tests" points=2
from course.check import plain

found = plain(steal({"allow": [("is", "null")], "credentials": True}))
assert type(found) is dict, f"{found!r} is no page"
assert found["sandboxed"], "only a page in a sandbox has the origin null"

# %% test="test_steal_nothing" points=2
from course.check import plain

found = plain(steal({"allow": [("any", "")], "credentials": True}))
assert type(found) is dict, f"{found!r} is no page"
assert steal({"allow": [("is", "https://shop.test")], "credentials": True}) is None, "that page is not yours"

# %% [markdown]
# Now for real: five servers, your page, your browser with a customer's cookie. `loot` gives what, as `reads` has it,
# the page was given. **Predict**: from how many of the five do you get the basket?

# %% tags=["setup"]
SHOPS = {
    "reflects": [("any", "")],
    "suffix": [("ends with", "shop.test")],
    "prefix": [("begins with", "https://app.shop.test")],
    "null": [("is", "https://app.shop.test"), ("is", "null")],
    "strict": [("is", "https://app.shop.test")],
}

# %% tags=["setup"]
def loot(theft, policy, **more):
    carried = {"credentials": "include" if theft["credentials"] else "omit"}
    web = visit(theft["page"], carried, sandboxed=theft["sandboxed"], policy=policy, login=LOGIN, **more)
    return [read.body for read in web.reads if b"ada" in read.body]

# %% tags=["needs-answer"]
predicted_baskets, thefts = None, {}  # your number
for name, allow in SHOPS.items():
    if theft := steal({"allow": allow, "credentials": True}):
        thefts[name] = theft, loot(theft, careless({"allow": allow, "credentials": True}))
        print(name, *thefts[name])
prediction(predicted_baskets, sum(bool(read) for _, read in thefts.values()), "of 5", "Baskets that a stranger read")

# %% [markdown]
# Four. An origin is compared **whole, with a list**: not by its end (`https://evilshop.test`), not by its beginning
# (`https://app.shop.test.evil.test`), never with `null`, which anybody can have who writes `<iframe sandbox>`. A star
# would have been safer than a mirror, as browsers refuse it with cookies.

# %% [markdown]
# Did the cookie have to go along? That is a question of **sites**, which are wider than origins: a scheme and a domain
# that somebody has registered. `app.shop.test` and `api.shop.test` are two origins on one site. A cookie that is `Lax`,
# in Chromium each one that says nothing of `SameSite`, is not sent for scripts of other sites.

# %% tags=["needs-answer", "nbval-check-output"]
mirror = careless({"allow": SHOPS["reflects"], "credentials": True})
for page in ("https://evil.test", "https://blog.shop.test"):
    theft = {"page": page, "sandboxed": False, "credentials": True}
    print(page, loot(theft, mirror, cookie="session=7; Secure; SameSite=Lax"))

# %% [markdown]
# From its own site, every page still has the cookie sent: a forgotten blog of the shop's, taken over, is enough. From
# other sites only `SameSite=None; Secure` is, and browsers that block third-party cookies do not send that either.

# %% [markdown]
# ## Be the server
#
# Two pages of yours may use the API, with cookies. `Access-Control-Allow-Origin` can name only one origin, so the
# answer depends on who asks, and a cache on the way must know that: **`Vary: Origin`**, on every answer (lesson 6; RFC
# 9110 §12.5.5).

# %% [markdown]
# ### Exercise: policy
#
# **Core · 12 minutes.** Write `policy(request, status) -> dict`: the CORS fields that your API puts on an answer, with
# its status. `request` has `"method"`, `"origin"` (`None` if the field is not there), and `"asks"`: what
# `Access-Control-Request-Method` says, which is never empty, or `None`. Of the pages, `https://app.shop.test` and
# `https://admin.shop.test` may use it.
# `policy({"method": "GET", "origin": "https://evil.test", "asks": None}, 200)` gives `{"Vary": "Origin"}`.
#
# | field | value | on answers |
# |---|---|---|
# | `Vary` | `Origin` | to everybody |
# | `Access-Control-Allow-Origin` | the origin | to the two |
# | `Access-Control-Allow-Credentials` | `true` | to the two |
# | `Access-Control-Allow-Methods` | `PUT, DELETE` | to preflights of the two |
# | `Access-Control-Allow-Headers` | `Content-Type, Authorization` | to preflights of the two |
# | `Access-Control-Max-Age` | `7200` | to preflights of the two |
# | `Access-Control-Expose-Headers` | `ETag` | to other requests of the two |
#
# - A preflight is an `OPTIONS` request that asks for a method. Method and origin are compared exactly.
# - Pages must be able to read errors, too.
# - The request stays as it is.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: where to begin</summary>
#
# Begin with `fields = {"Vary": "Origin"}`. For whom is that all?
#
# </details>
#
# <details><summary>Hint 2: two questions</summary>
#
# Is the origin in a set of two? If so, is it a preflight? The status has no say.
#
# </details>

# %% answer="policy"
def policy(request, status):
    ### BEGIN SOLUTION
    fields = {"Vary": "Origin"}
    if request["origin"] not in ("https://app.shop.test", "https://admin.shop.test"):
        return fields
    fields["Access-Control-Allow-Origin"] = request["origin"]
    fields["Access-Control-Allow-Credentials"] = "true"
    if request["method"] != "OPTIONS" or request["asks"] is None:
        return fields | {"Access-Control-Expose-Headers": "ETag"}
    fields["Access-Control-Allow-Methods"] = "PUT, DELETE"
    fields["Access-Control-Allow-Headers"] = "Content-Type, Authorization"
    return fields | {"Access-Control-Max-Age": "7200"}
    ### END SOLUTION

# %% test="test_policy" points=1
from course.check import calling

calling(policy, {"method": "GET", "origin": "https://evil.test", "asks": None}, 200).gives(
    {"Vary": "Origin"}, think="a stranger is told nothing; caches are told that the answer depends on who asks"
)
calling(policy, {"method": "GET", "origin": "https://admin.shop.test", "asks": None}, 200).gives(
    {
        "Vary": "Origin",
        "Access-Control-Allow-Origin": "https://admin.shop.test",
        "Access-Control-Allow-Credentials": "true",
        "Access-Control-Expose-Headers": "ETag",
    },
    think="one of the two, and no preflight",
)
calling(policy, {"method": "OPTIONS", "origin": "https://app.shop.test", "asks": "PUT"}, 204).gives(
    {
        "Vary": "Origin",
        "Access-Control-Allow-Origin": "https://app.shop.test",
        "Access-Control-Allow-Credentials": "true",
        "Access-Control-Allow-Methods": "PUT, DELETE",
        "Access-Control-Allow-Headers": "Content-Type, Authorization",
        "Access-Control-Max-Age": "7200",
    },
    think="one of the two, and a preflight",
)

# %% test="test_policy_origins" points=2
from course.check import calling

calling(policy, {"method": "POST", "origin": "https://partner.example", "asks": None}, 201).gives(
    {"Vary": "Origin"}, think="a partner is not one of the two either"
)

# %% test="test_policy_answers" points=2
from course.check import calling

calling(policy, {"method": "POST", "origin": "https://app.shop.test", "asks": None}, 200).gives(
    {
        "Vary": "Origin",
        "Access-Control-Allow-Origin": "https://app.shop.test",
        "Access-Control-Allow-Credentials": "true",
        "Access-Control-Expose-Headers": "ETag",
    },
    think="one of the two, and no preflight",
)

# %% [markdown]
# A shared cache stands in front of your API. The one page asks, then the other. **Predict**: how many of the two may
# read if the answers do not say `Vary`? And with your policy?

# %% tags=["needs-answer"]
predicted_readers, two = None, "https://app.shop.test https://admin.shop.test"  # your number
web = visit(two, {}, policy=lambda request, status: policy(request, status) | {"Vary": "Accept"}, cached=True)
prediction(predicted_readers, len(web.reads), "of 2", "Pages that may read, without Vary: Origin")

# %% tags=["needs-answer", "nbval-check-output"]
print(len(visit(two, {}, policy=policy, cached=True).reads), "of 2 with your policy")

# %% [markdown]
# The cache had kept the answer for `app`, and `admin` was given an answer that named another. Such errors come and go
# with the cache; no test on a developer's machine sees them.

# %% [markdown]
# Now the thief comes again, with all four attacks that worked, and your own page asks for something that is not there:

# %% tags=["needs-answer", "nbval-check-output"]
print([loot(theft, policy) for theft, _ in thefts.values()])
web = visit("https://app.shop.test", {"url": API + "/none"}, policy=policy, login=LOGIN)
print([read.status for read in web.reads])

# %% [markdown]
# Nothing is read, and your page sees its 404. Had the error come without CORS fields, as from many proxies, the script
# would have got a network error, and the console a message about CORS for what is none.

# %% [markdown]
# ## It was never a lock
#
# **Predict**: which status does a client get that is no browser, with a stolen cookie and the origin of a stranger?

# %%
import ssl

import httpx

predicted_status, sent = None, {"Cookie": "session=7", "Origin": "https://evil.test"}  # your number
with LiveWeb() as web:
    web.site(API, {"/basket": "ada: a book"}, named, login=LOGIN)
    trusted, host = ssl.create_default_context(cadata=web.ca_pem.decode()), {"Host": "api.shop.test"}
    with httpx.Client(verify=trusted, headers=sent | host) as client:
        url = f"https://127.0.0.1:{web.port(API)}/basket"
        told = client.get(url, extensions={"sni_hostname": "api.shop.test"})
prediction(predicted_status, told.status_code, "as status", "What a client gets that is no browser")

# %% [markdown]
# **CORS is no security boundary for your API.** curl, scripts and apps never ask it. What protects the users of
# browsers from strange pages is the same-origin policy; CORS opens it a little. So authenticate every request, and
# check what each may do.

# %% [markdown]
# Networks at home are a case of their own: a page of the public web could send simple requests to a printer.
# Preflights for that, Private Network Access, were tried for years. Chromium from version 142 on asks the user instead:
# **Local Network Access** is a permission, with a prompt, and there is no preflight for it.

# %% [markdown]
# ## What you can do now
#
# - GET, HEAD and POST with what a form could send go straight, and have their effect. All else is asked for first,
#   without cookies, per URL.
# - Reading takes the exact origin, or a star without credentials. Fields beyond the seven must be exposed.
# - A check of origins by beginning, end or part has a hole, and `null` is everybody.
# - A policy names one origin of a list, says `Vary: Origin` on every answer, and stands on errors, too.
# - Sites are wider than origins, and CORS is no lock.

# %% [markdown]
# **Go further.** CORS: the Fetch standard, fetch.spec.whatwg.org, "HTTP extensions". Origins: RFC 6454. Cookies and
# sites: RFC 6265, and the draft that replaces it, rfc6265bis. Vary: RFC 9110 §12.5.5. Private Network Access and Local
# Network Access: wicg.github.io.

# %% [markdown]
# ## Further: a redirect loses the origin
#
# This and what follows is stretch, and goes on from **[Your browser](#Your-browser)**. A partner's server sends your
# page on to the API, which is foreign to both. Which origin does the API see?

# %% tags=["needs-answer", "nbval-check-output"]
with LiveWeb() as web:
    opened = {"policy": lambda request, status: {"Access-Control-Allow-Origin": "*"}}
    web.site("https://partner.example", {"/old": (302, {"Location": API + "/basket"}, "")}, **opened)
    web.site(API, {"/basket": "a book"}, **opened)
    yours(web).page("https://app.shop.test").fetch("https://partner.example/old")
    print(*[(arrived.url, arrived.origin) for arrived in web.arrivals], sep="\n")

# %% [markdown]
# `null`: from one foreign origin to another, the browser no longer vouches for who asks, as the partner has had a hand
# in it. The same happens if the redirect leads back to the page's own server. Who sees `null` in the log is tempted to
# allow it; you know what comes then.

# %% [markdown]
# ## Further: repair what others have broken
#
# Six set-ups from real consoles. Each names what the page sends, what it wants to read, and the fields that the server
# now puts on all its answers, preflights included.

# %% tags=["setup"]
A = "Access-Control-Allow-"
BROKEN = [
    {"request": fetching(), "fields": {}, "reads": []},
    {"request": fetching(credentials=True), "fields": {A + "Origin": "*", A + "Credentials": "true"}, "reads": []},
    {"request": fetching(credentials=True), "fields": {A + "Origin": "https://a.test"}, "reads": []},
    {"request": fetching(method="patch"), "fields": {A + "Origin": "*", A + "Methods": "PUT, PATCH"}, "reads": []},
    {
        "request": fetching(headers=[("Authorization", "Bearer x")]),
        "fields": {A + "Origin": "*", A + "Headers": "*"},
        "reads": [],
    },
    {"request": fetching(), "fields": {A + "Origin": "https://a.test"}, "reads": ["ETag", "Expires"]},
]

# %% [markdown]
# ### Exercise: repair
#
# **Stretch · 12 minutes.** Write `repair(exchange) -> dict`: the fields that the server must send in place of those it
# has, or beside them. `exchange` has `"request"`, `"fields"` and `"reads"`, as above.
# `repair({"request": fetching(), "fields": {}, "reads": []})` gives `{"Access-Control-Allow-Origin": "https://a.test"}`.
#
# - With `fields | repair(exchange)` on all answers, the request goes, and the script may read all of `"reads"`.
# - Only fields that must change are in the result.
# - Allow-Origin becomes the request's origin, Allow-Credentials `true`.
# - To the end of Allow-Methods, Allow-Headers and Expose-Headers is added what they lack, each after `, `: the method
#   and the names as the preflight has them, what is to be read as `"reads"` has it, in that order.
# - Without credentials, a `*` covers what it does in `passes` and `may_read`, and stays. With credentials, it allows
#   nothing, and is dropped from a list that changes.
#
# Names in `"fields"` are spelled as above, their lists have `, ` between items, no list is empty, and all statuses are
# 200. `"reads"` has no name twice, and no Set-Cookie. The exchange stays as it is.
#
# May be used: anything in the standard library, `READABLE`, and `preflight`; if you call it, all tests need it: mend it
# first.
#
# <details><summary>Hint 1: where to begin</summary>
#
# Five fields, one after the other: what would be enough, and is it there? `preflight` may be `None`, and then two of
# them need nothing.
#
# </details>
#
# <details><summary>Hint 2: three lists alike</summary>
#
# Write a function `longer(held, wanted)` for the three: `held` and `wanted` are lists, and the result is the new text,
# or `None` if nothing is missing. Small letters count as capital ones in two of the three.
#
# </details>

# %% answer="repair"
def repair(exchange):
    ### BEGIN SOLUTION
    request, fields, begin = exchange["request"], exchange["fields"], "Access-Control-Allow-"
    star = not request["credentials"]
    asked = preflight(request) or {"Access-Control-Request-Method": "GET"}
    method, names = asked["Access-Control-Request-Method"], asked.get("Access-Control-Request-Headers")
    reads = [name for name in exchange["reads"] if name.lower() not in READABLE]
    wanted = [
        (begin + "Methods", [method] * (method not in ("GET", "HEAD", "POST")), str, set()),
        (begin + "Headers", names.split(",") if names else [], str.lower, {"authorization"}),
        ("Access-Control-Expose-Headers", reads, str.lower, set()),
    ]
    fixed = {}
    if fields.get(begin + "Origin") not in ([request["origin"], "*"] if star else [request["origin"]]):
        fixed[begin + "Origin"] = request["origin"]
    if not star and fields.get(begin + "Credentials") != "true":
        fixed[begin + "Credentials"] = "true"
    for name, items, same, uncovered in wanted:
        held = fields[name].split(", ") if name in fields else []
        missing = [one for one in items if same(one) not in map(same, held)]
        if star and "*" in held:
            missing = [one for one in missing if one in uncovered]
        if missing:
            fixed[name] = ", ".join([one for one in held if star or one != "*"] + missing)
    return fixed
    ### END SOLUTION

# %% test="test_repair" points=1
from course.check import calling

asks = {"origin": "https://a.test", "url": "https://b.test/x", "method": "GET", "headers": [], "streamed": False}
asks |= {"credentials": False}
allowed = {"Access-Control-Allow-Origin": "https://a.test"}
calling(repair, {"request": asks, "fields": {}, "reads": []}).gives(allowed, think="nobody has allowed the origin")
calling(repair, {"request": asks, "fields": {"Access-Control-Allow-Origin": "*"}, "reads": ["ETag"]}).gives(
    {"Access-Control-Expose-Headers": "ETag"}, think="the star is enough without credentials, but ETag is not exposed"
)
calling(repair, {"request": asks | {"method": "PUT"}, "fields": allowed, "reads": []}).gives(
    {"Access-Control-Allow-Methods": "PUT"}, think="no preflight for a PUT passes"
)

# %% test="test_repair_origin" points=2
from course.check import calling

asks = {"origin": "https://a.test", "url": "https://b.test/x", "method": "GET", "headers": [], "streamed": False}
asks |= {"credentials": True}
calling(repair, {"request": asks, "fields": {}, "reads": []}).gives(
    {"Access-Control-Allow-Origin": "https://a.test", "Access-Control-Allow-Credentials": "true"}, think="both are gone"
)

# %% test="test_repair_lists" points=2
from course.check import calling

asks = {"origin": "https://a.test", "url": "https://b.test/x", "method": "PUT", "headers": [], "streamed": False}
asks |= {"credentials": False}
calling(repair, {"request": asks, "fields": {"Access-Control-Allow-Origin": "*"}, "reads": []}).gives(
    {"Access-Control-Allow-Methods": "PUT"}, think="no preflight for a PUT passes"
)

# %% [markdown]
# Your browser runs each of the six, before and after your repair: does the page read what it wanted?

# %% tags=["setup"]
def reads_all(exchange, fields):
    asks = exchange["request"]
    sent = {"method": asks["method"], "headers": asks["headers"]}
    with LiveWeb() as web:
        page = (200, {"ETag": "7", "Expires": "0"}, "a book")
        web.site("https://b.test", {"/x": page}, policy=lambda request, status: fields)
        carried = "include" if asks["credentials"] else "omit"
        seen = yours(web).page(asks["origin"]).fetch(asks["url"], credentials=carried, **sent)
    return not seen["blocked"] and {name.lower() for name in exchange["reads"]} <= set(seen["headers"])

# %% tags=["needs-answer", "nbval-check-output"]
for broken in BROKEN:
    repaired = broken["fields"] | repair(broken)
    print(reads_all(broken, broken["fields"]), reads_all(broken, repaired), repair(broken))

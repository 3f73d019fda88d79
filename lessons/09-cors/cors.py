# %% [markdown]
# # CORS
#
# **About 7 minutes**: 2 reading, 5 of core exercises; 0 more of stretch. No core exercise needs a stretch one.
#
# The page works with curl, works in the tests, and in the browser the console turns red: *blocked by CORS policy*.
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
# All other URLs are well written, with `http` or `https`. IPv6 addresses stand in brackets, and no address is written
# in two ways.
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
calling(same_origin, "http://a.test", "https://a.test").gives(False, think="on http anybody on the way can write the page")
calling(same_origin, "null", "null").gives(False, think="two sandboxes are not one")

# %% test="test_same_origin_parts" points=1
from course.check import calling

calling(same_origin, "https://a.test/x?y", "https://a.test/z").gives(True, think="scheme, host and port are the same")
calling(same_origin, "https://a.test", "https://b.test").gives(False, think="two hosts")

# %% test="test_same_origin_spelling" points=1
from course.check import calling

calling(same_origin, "https://a.test", "https://a.test/").gives(True, think="the path does not count")
calling(same_origin, "https://a.test", "https://b.test").gives(False, think="two hosts")

# %% [markdown]
# ## What goes straight, and what is asked first
#
# Long before scripts, a form of any page could send GET and POST to any server. Such requests CORS leaves alone: they
# go out at once. For all that a form never could, the browser first sends a **preflight**, an `OPTIONS` request that
# asks the server for permission. It carries no cookies and no login.

# %% [markdown]
# A request is a dict here: the `origin` of the page, `url`, `method` and `headers` as the script wrote them, `streamed`
# if the body is a stream or the script listens to its upload, `credentials` if cookies may go along. Headers are a list
# of `(name, value)`, in which a name may come twice. `fetching` fills in the rest.

# %% tags=["setup"]
UNSAFE = {chr(number) for number in range(32)} - {"\t"} | set('"():<>?@[\\]{}\x7f')
LANGUAGE = set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 *,-.;=")
FORMS = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"]


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
# | Accept | has no character of `UNSAFE` |
# | Accept-Language, Content-Language | has only characters of `LANGUAGE` |
# | Content-Type | has no character of `UNSAFE`, and before any `;` it is one of `FORMS`, in any case, spaces aside |
# | Range | is `bytes=`, digits, `-`, and no digits or a number that is not less |
#
# - Nothing longer than 128 characters is safelisted, nor is any other name. Names may be in any case. A digit is one of
#   `0` to `9`.
# - Fields that are not safelisted must be asked for. If the safelisted ones have values of more than 1024 characters
#   together, they must be, too.
# - DELETE, GET, HEAD, OPTIONS, POST and PUT, written in any case, become capitals. Other methods stay as they are.
# - GET, HEAD and POST go straight, unless the body is streamed or a field must be asked for. Nothing else does.
# - With fields to ask for, `"Access-Control-Request-Headers"` has their names: small, sorted, each once, joined by `,`.
#
# The request stays as it is.
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
wanted = {"Origin": "https://a.test", "Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "x-id"}
calling(preflight, asks | {"headers": [("x-id", "7")]}).gives(wanted, think="a field of your own must be asked for")
calling(preflight, asks | {"headers": []}).gives(None, think="a link could send that")

# %% test="test_preflight_limits" points=2
from course.check import calling

asks = {"origin": "https://a.test", "url": "https://b.test/x", "method": "GET", "streamed": False, "credentials": False}
wanted = {"Origin": "https://a.test", "Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "x-id"}
calling(preflight, asks | {"headers": [("x-id", "x" * 1000)]}).gives(wanted, think="a field of your own must be asked for")
calling(preflight, asks | {"headers": []}).gives(None, think="a link could send that")

# %% [markdown]
# ## The server's answer
#
# The server answers a preflight with fields that begin with `Access-Control-Allow-`. If they allow what was asked, the
# browser sends the request itself; if not, nothing is sent, and the script gets an error that does not say why. Any
# server that knows nothing of CORS refuses so, without a line of code: the old web is safe from new requests.

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
# - Allow-Origin, which is short for `Access-Control-Allow-Origin`, is exactly the request's origin, or `*`.
# - Allow-Methods lists the method just as the preflight names it, or `*`. Only GET, HEAD and POST need not be there.
# - Allow-Headers lists each name that the preflight asks for, in any case, or `*`. But `*` never covers Authorization.
# - With credentials, `*` allows nothing in all three, and Allow-Credentials must be exactly `true`.
#
# Fields that come twice count as `field` joins them: two origins are none, two lists are one. In a list, spaces around
# commas do not count, and each request here needs a preflight.
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
# With credentials, take `*` out of what was allowed, and go on as without. Where there are none, Authorization needs
# its own name.
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
origin = ("Access-Control-Allow-Origin", "https://a.test")
calling(passes, asks, {"status": 200, "headers": [origin, methods]}).gives(True, think="origin and method are allowed")
calling(passes, asks, {"status": 200, "headers": [methods]}).gives(False, think="no origin is allowed")

# %% test="test_passes_method" points=2
from course.check import calling

asks = {"origin": "https://a.test", "url": "https://b.test/x", "method": "PUT", "headers": [], "streamed": False}
asks |= {"credentials": False}
methods = ("Access-Control-Allow-Methods", "PUT")
origin = ("Access-Control-Allow-Origin", "https://a.test")
calling(passes, asks, {"status": 200, "headers": [origin, methods]}).gives(True, think="origin and method are allowed")
calling(passes, asks, {"status": 200, "headers": [origin]}).gives(False, think="who has allowed PUT?")

# %% test="test_passes_fields" points=2
from course.check import calling

asks = {"origin": "https://a.test", "url": "https://b.test/x", "method": "PUT", "headers": [("x-id", "7")]}
asks |= {"streamed": False, "credentials": False}
both = [("Access-Control-Allow-Origin", "https://a.test"), ("Access-Control-Allow-Methods", "PUT")]
names = ("Access-Control-Allow-Headers", "x-id")
calling(passes, asks, {"status": 200, "headers": [*both, names]}).gives(True, think="origin, method and field")
calling(passes, asks, {"status": 200, "headers": both}).gives(False, think="who has allowed x-id?")

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
# the script may read, in small letters, or `None` if it may read nothing at all.
# `may_read(fetching(), {"status": 200, "headers": [("ETag", "7")]})` gives `None`.
#
# - Allow-Origin, which is short for `Access-Control-Allow-Origin`, must be exactly the request's origin, or `*`.
# - With credentials, `*` is not enough, and Allow-Credentials must be exactly `true`.
# - The status makes no difference.
# - Fields named in `READABLE` may be read, and those that Expose-Headers lists, in any case. Without credentials, `*`
#   in that list means all fields.
# - Set-Cookie is never read.
#
# Only names of fields that are there belong to the set. Fields that come twice count as `field` joins them, and in a
# list, spaces around commas do not count.
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
calling(may_read, asks | {"credentials": True}, {"status": 200, "headers": [*said, anybody]}).gives(
    None, think="with credentials the server must name the origin"
)

# %% test="test_may_read_at_all" points=2
from course.check import calling

asks = {"origin": "https://a.test", "url": "https://b.test/x", "method": "GET", "headers": [], "streamed": False}
asks |= {"credentials": False}
calling(may_read, asks, {"status": 200, "headers": [("Expires", "0")]}).gives(None, think="no origin is allowed")
both = [("Expires", "0"), ("Access-Control-Allow-Origin", "https://a.test")]
calling(may_read, asks, {"status": 200, "headers": both}).gives({"expires"}, think="Expires is one of the seven")

# %% test="test_may_read_fields" points=2
from course.check import calling

asks = {"origin": "https://a.test", "url": "https://b.test/x", "method": "GET", "headers": [], "streamed": False}
asks |= {"credentials": False}
fields = [("ETag", "7"), ("Access-Control-Allow-Origin", "https://a.test"), ("Access-Control-Expose-Headers", "ETag")]
calling(may_read, asks, {"status": 200, "headers": fields}).gives({"etag"}, think="the server has exposed it")

"""Facts that the public web platform tests hold browsers to (github.com/web-platform-tests/wpt, 3-clause BSD), retold.

From cors/cors-safelisted-request-header.any.js, cors/origin.htm, cors/credentials-flag.htm, cors/redirect-origin.htm,
fetch/api/cors/cors-no-preflight.any.js, fetch/api/cors/cors-preflight-star.any.js,
fetch/api/cors/cors-preflight-status.any.js, fetch/api/cors/cors-preflight-response-validation.any.js,
fetch/api/cors/cors-filtering.sub.any.js, fetch/api/cors/cors-expose-star.sub.any.js,
fetch/api/cors/cors-preflight-redirect.any.js, fetch/api/cors/cors-redirect-preflight.any.js,
fetch/api/cors/cors-redirect-credentials.any.js, fetch/api/cors/cors-preflight-cache.any.js,
fetch/api/cors/cors-cookies.any.js and fetch/api/cors/resources/not-cors-safelisted.json. ``PAGE`` asks. Where the
lesson and they disagree, a test says so with the reason. Lists that are not well formed are left out, as lesson 9 does
not speak of them, and so is Last-Event-ID, which Fetch does not name.
"""

PAGE, FOREIGN, THIRD = "https://page.test", "https://www.page.test", "https://www2.page.test"

# Fields by name: values that need no preflight, values that do.
STRAIGHT = {
    "Accept": ["*/*"],
    "Accept-Language": ["fr"],
    "Content-Language": ["fr"],
    "Content-Type": [
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "text/plain",
        "text/plain;",
        "text/plain;garbage",
        "text/plain;charset=utf-8",
        "Text/Plain;charset=utf-8",
    ],
    "Range": ["bytes=100-200", "bytes=200-"],
}
ASKED = {
    "Accept": ['"', "0123456789" * 12 + "012345678"],
    "Accept-Language": ["\x01", "@"],
    "Authorization": ["basics"],
    "Content-Language": ["\x01", "@"],
    "Content-Type": [
        "application/www-form-urlencoded",
        "application/x-www-form-urlencoded;\x7f",
        'multipart/form-data;"',
        "text/html",
        "text /plain",
        "text\t/\tplain",
        "text/plain,",
        ",text/plain",
        "text/plain,text/plain",
        "text/plain,x/x",
        "text/plain\x0b",
        "text/plain\x0c",
        "text/plain;garbage\x01\x02",
        "text/plain; long=" + "0123456789" * 11 + "01",
    ],
    "Range": [
        "100-200",
        "MB=100-200",
        ",bytes=100-200",
        "bytes 0-",
        "bytes 100-200",
        "bytes = 100-200",
        "bytes =100-200",
        "bytes\t=100-200",
        "bytes=  100-200",
        "bytes=\t\t100-200",
        "bytes= \t100-200",
        "bytes=,100-200",
        "bytes=-200",
        "bytes=100 -200",
        "bytes=100\t-200",
        "bytes=100- 200",
        "bytes=100-\t200",
        "bytes=100-200,300-400",
        "bytes=100-200hello",
        "bytes=200-100",
        "bytes=abc-def",
        f"bytes=1{'0' * 60}-2{'0' * 60}",
    ],
    "Test": ["hi"],
}
# Methods: how they are asked for. GET, HEAD and POST go straight.
METHODS = {"DELETE": "DELETE", "PUT": "PUT", "PATCH": "PATCH", "NEW": "NEW", "GET": None, "HEAD": None, "POST": None}

# Many names at once: asked for in small letters and sorted; what is safelisted is not among them.
SEVERAL = [
    *((f"x-test-header{which}", "any") for which in ("1", "2", "-b", "-D", "-C", "-a")),
    ("X-test-header3", "any"),
    ("Content-Type", "any"),
    ("Accept", "*"),
    ("Accept-Language", "bzh"),
    ("Content-Language", "eu"),
]
SORTED = (
    "content-type,x-test-header-a,x-test-header-b,x-test-header-c,x-test-header-d,"
    "x-test-header1,x-test-header2,x-test-header3"
)

# What a preflight may be answered with: credentials, Allow-Methods, Allow-Headers, method, field; whether it passes.
STARS = [
    (False, "get", "x-test", "GET", "X-Test", True),
    (False, "*", "x-test", "SUPER", "X-Test", True),
    (False, "*", "*", "OK", "X-Test", True),
    (True, "*", "*", "OK", "X-Test", False),
    (True, "*", "", "PUT", None, False),
    (True, "PUT", "*", "PUT", None, True),
    (True, "get", "*", "GET", "X-Test", False),
    (True, "*", "*", "GET", "X-Test", False),
    (True, "put", "*", "PUT", None, False),
]
# With credentials a star is an ordinary name: it allows the method and the field that are called so.
NAMED_STAR = (True, "*", "*", "*", "*", True)

PASSING = range(200, 207)
FAILING = [*range(300, 309), *range(400, 406), *range(501, 506)]

SHARED = ["*", " *  ", "\t*", PAGE, f" {PAGE}", f" {PAGE}   \t ", f"\t{PAGE}"]
UNSHARED = [
    FOREIGN,
    *(
        before + "page.test"
        for before in ("", ".", "*.", "//", "://", "ftp://", "https:://", "https:/", "https:", "https://.")
    ),
    *(PAGE + after for after in ("?", "/", " /", "#", "%23", ":443", ", *", "/x.html", "/folder/")),
    *(before + PAGE for before in ("*", "* ", "*, ", "null ")),
    PAGE.upper(),
    "HTTPS://page.test",
    *("-", "**", "'*'", '"*"', "* *", "* null", "null", "null *", "", "*https://*"),
    "http://example.net",
]
TWICE = [("", "*"), ("*", ""), ("*", "*"), ("", PAGE), ("*", PAGE), (PAGE, PAGE)]
NOT_TRUE = ["TRUE", "True", '"true"', "false", "1", "0"]

# A first address and whom it allows, the one that it leads to and whom that allows; the Origin that arrives there, or
# None if nothing can be read in the end.
REDIRECTS = [
    *((PAGE, first, FOREIGN, second, PAGE) for first in ("*", PAGE) for second in ("*", PAGE)),
    *((PAGE, first, FOREIGN, second, None) for first in ("*", PAGE) for second in ("null", "none")),
    *((PAGE, first, FOREIGN, "*", PAGE) for first in ("null", "none")),
    *(
        (FOREIGN, first, there, second, "null")
        for there in (PAGE, THIRD)
        for first in ("*", PAGE)
        for second in ("*", "null")
    ),
    *(
        (FOREIGN, first, there, second, None)
        for there in (PAGE, THIRD)
        for first in ("*", PAGE)
        for second in (PAGE, "none")
    ),
    *((FOREIGN, first, FOREIGN, second, PAGE) for first in ("*", PAGE) for second in ("*", PAGE)),
    *((FOREIGN, first, FOREIGN, second, None) for first in ("*", PAGE) for second in ("null", "none", FOREIGN)),
    *((FOREIGN, first, there, "*", None) for there in (PAGE, FOREIGN, THIRD) for first in ("null", "none")),
    (FOREIGN, "*", THIRD, FOREIGN, None),
    (FOREIGN, FOREIGN, FOREIGN, "*", None),
]

# Fields of an answer: whether script is shown them without leave, and with it.
SHOWN = ["Cache-Control", "Content-Language", "Content-Type", "Expires", "Last-Modified", "Pragma"]
EXPOSED = ["Age", "Server", "Warning"]
NEVER = ["Set-Cookie"]
# No browser sends or keeps it any more; Fetch hides it like the other.
NEVER_TO_FETCH = "Set-Cookie2"

REDIRECTING = [301, 302, 303, 307, 308]
# A redirect, and where it leads to, as seen from `PAGE`.
WAYS = [(PAGE, FOREIGN), (FOREIGN, PAGE), (FOREIGN, FOREIGN), (FOREIGN, THIRD)]
NAMED = ["user:password@", "user:@", ":password@"]

# Who sets a cookie, who is asked next, how, and whether the cookie goes along.
COOKIES = [
    (PAGE, PAGE, "omit", False),
    (FOREIGN, FOREIGN, "include", True),
    (PAGE, FOREIGN, "include", False),
    (FOREIGN, PAGE, "include", False),
    (FOREIGN, FOREIGN, "same-origin", False),
    (FOREIGN, THIRD, "include", False),
]

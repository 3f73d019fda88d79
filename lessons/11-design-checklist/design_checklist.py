# %% [markdown]
# # A network design checklist
#
# **About 60 minutes**: 8 reading, 52 of core exercises; 10 more of stretch. No core exercise needs a stretch one.
#
# "Everything is green", says the dashboard, and the file in the repository agrees. Who has looked? Tonight a machine
# that nobody remembers answers every tenth client. You write an audit that a stranger would trust: each finding names
# its item, its place, and a question that anybody can ask again. Then you can
#
# - say which ten things to look at first in a deployment, and why in this order;
# - tell what a file means from what a probe shows, and why you need both;
# - find what hides at the second machine, in the answer without compression, in the full pool;
# - break a deployment so that a hasty audit misses it, and mend one without switching anything off.

# %% tags=["setup"]
from copy import deepcopy
from itertools import count

from course.lab import CHECKLIST, MODEL_CHECKS

SECTIONS = ("edges", "origins", "services", "pools", "dns", "pages")

# %% [markdown]
# ## Ten items, in order of leverage
#
# Almost every design problem comes down to moving bytes between machines, fast and reliably. A missing item turns up
# later: as a latency regression, an incident or a security finding. What stands first costs most where it is missing.
#
# | number | item | what it says |
# |---|---|---|
# | 1 | `private` | internal services have private addresses, and nothing outside reaches them |
# | 2 | `certificate` | TLS ends at the edge, with a certificate that a machine renews |
# | 3 | `http` | the edge speaks HTTP/2 or HTTP/3 |
# | 4 | `pool` | connection pools have a size that fits, and a bound |
# | 5 | `keep-alive` | internal clients keep their connections |
# | 6 | `ttl` | DNS answers live short enough for a failover, long enough to amortise a lookup |
# | 7 | `entry` | anycast or GeoDNS leads clients to a near edge |
# | 8 | `cors` | only intended origins may read answers |
# | 9 | `tls` | old TLS is switched off |
# | 10 | `vary` | Brotli or gzip is on, and `Vary: Accept-Encoding` is set |

# %% [markdown]
# Here is a deployment as its file describes it: two edges, two origins, what they call, and the names that lead there.

# %%
from pathlib import Path

from course.draw import prediction
from course.lab import AuditReport, Deployment, read_deployment, unseen

# %% tags=["nbval-check-output"]
text = Path("data/shop.yaml").read_text()
print(text[text.index("edges:") : text.index("services:")])

# %% [markdown]
# The file says what somebody **meant**. A **probe** says what **is**: a dict of functions, each one question to what
# runs. `Deployment` makes all of it run on loopback: edges with TLS and HTTP/2, origins, services, pools, a resolver in
# Europe and one in the USA.

# %%
shop = read_deployment(text)
with Deployment(shop) as running:
    probe = running.probe
    print(probe["resolve"]("www.shop.test", "us"), probe["enter"]("www.shop.test", "us"))
    print(probe["handshake"]("203.0.113.10", ["TLSv1.2", "TLSv1.3"]))

# %% [markdown]
# An item needs evidence, not a tick. Evidence is a **question and its answer**, so that whoever doubts it can ask
# again. A mistake in the file itself is told by its line, before anything runs:

# %% tags=["nbval-check-output"]
try:
    read_deployment(text.replace("near: us", "near: mars"))
except ValueError as error:
    print(error)

# %% [markdown]
# Somebody has been at the machines last week, and nobody at the file. `DRIFT` is what was changed. For seven of the ten
# items the lab brings finished checks, the **models**; three you write yourself. **Predict**: how many of the seven
# find something now?

# %% tags=["setup"]
DRIFT = [
    (("edges", "edge-us", "at"), {"2001:db8:2::10": {"versions": ["TLSv1.1", "TLSv1.2"], "protocols": ["http/1.1"]}}),
    (("origins", "origin-2", "varies"), "coded"),
    (("services", "search", "open"), True),
    (("pools", "orders-db", "waiting"), None),
    (("dns", "static.shop.test", "ttl_s"), 86400),
]

# %%
predicted_models = None  # your number
with Deployment(shop, DRIFT) as running:
    found = {name: check(shop, running.probe) for name, check in MODEL_CHECKS.items()}
prediction(predicted_models, sum(map(bool, found.values())), "of 7", "Models of checks that find something")

# %%
for name, findings in found.items():
    print(name, *findings)

# %% [markdown]
# Three, and from the file alone none: it is as good as before. The service that outside can reach stands first, as
# whoever reaches it needs no other fault.

# %% [markdown]
# **A TTL that is "low enough" needs an objective in the file.** Here, 300 s after a failover no resolver gives the old
# address any more; and for 30 s, at least, resolvers answer from their caches. Without an objective every TTL is as
# good as any other, and that is a finding, too.

# %% [markdown]
# ## Which TLS is spoken here?
#
# TLS 1.0 and 1.1 must not be used any more (RFC 8996). A server and a client agree on the newest version that both
# know. So a modern client never sees whether the old ones are still there: you have to **offer only what you hope is
# refused**.

# %% [markdown]
# ### Exercise: check_tls
#
# **Core · 10 minutes.** Write `check_tls(config, probe) -> list`: the edges with a fault in their TLS versions, each as
# a finding `("tls", edge, call)`. `probe["handshake"](address, versions)` is what comes of a client that offers these
# versions, a dict, or `None` if it is refused. Where `2001:db8:2::10` of the edge `edge-us` takes TLS 1.0,
# `check_tls(config, probe)` gives `[("tls", "edge-us", ("handshake", "2001:db8:2::10", ["TLSv1.0"]))]`.
#
# An edge has a fault if one of these is true:
#
# - the file names `"TLSv1.0"` or `"TLSv1.1"` in its `versions`;
# - a client that offers only one of these two, or only the two, gets a handshake at one of its `addresses`;
# - a client that offers `"TLSv1.2"` and `"TLSv1.3"` gets none at one of its `addresses`.
#
# Each such edge has one finding, in any order of edges. Which of its faults you name is up to you. `call` is the name
# of a function of the probe and its arguments, in a tuple; its answer shows the fault. For a line of the file it is
# `("file", "edges", edge, "versions")`. `config` stays as it is.
#
# Everything else about a handshake, such as its certificate, belongs to other items. A client offers a list of
# versions without a gap.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: where to begin</summary>
#
# For each edge, collect the calls that show a fault in a list. Its first member, if there is one, makes the finding.
#
# </details>
#
# <details><summary>Hint 2: what to offer</summary>
#
# At each address, ask three times: `["TLSv1.0"]` and `["TLSv1.1"]` should be refused, and `["TLSv1.2", "TLSv1.3"]`
# should not.
#
# </details>

# %% answer="check_tls"
def check_tls(config, probe):
    ### BEGIN SOLUTION
    found = []
    for edge, told in config["edges"].items():
        calls = [("handshake", at, offer) for at in told["addresses"] for offer in (["TLSv1.0"], ["TLSv1.1"])]
        shown = [call for call in calls if probe["handshake"](*call[1:]) is not None]
        calls = [("handshake", at, ["TLSv1.2", "TLSv1.3"]) for at in told["addresses"]]
        shown += [call for call in calls if probe["handshake"](*call[1:]) is None]
        if set(told["versions"]) & {"TLSv1.0", "TLSv1.1"}:
            shown.append(("file", "edges", edge, "versions"))
        found += [("tls", edge, call) for call in shown[:1]]
    return found
    ### END SOLUTION

# %% test="test_check_tls" points=1
from course.check import calling
from course.lab import modelled_probe

example_edge = {"addresses": ["203.0.113.20", "2001:db8:2::10"], "versions": ["TLSv1.2"], "protocols": ["h2"]}
example_edges = {"edges": {"edge-eu": example_edge | {"addresses": ["203.0.113.10"]}, "edge-us": example_edge}}
example_drift = [(("edges", "edge-us", "at"), {"2001:db8:2::10": {"versions": ["TLSv1.0", "TLSv1.1", "TLSv1.2"]}})]
example_probe = modelled_probe(example_edges, example_drift)


def places_shown(found):
    asked = [(place, example_probe[call[0]](*call[1:])) for _, place, call in found]
    return [place for place, answer in asked if answer and answer["version"] < "TLSv1.2"]


calling(check_tls, example_edges, modelled_probe(example_edges)).gives(
    [], think="nobody speaks old TLS here, and everybody new TLS"
)
calling(check_tls, example_edges, example_probe).gives(
    ["edge-us"],
    of=places_shown,
    think="the second machine of edge-us still takes TLS 1.0; whoever asks your call again has to see that",
)
example_said = {"edges": {"edge-eu": example_edge | {"versions": ["TLSv1.1", "TLSv1.2"]}}}
example_quiet = [(("edges", "edge-eu", "versions"), ["TLSv1.2"])]
calling(check_tls, example_said, modelled_probe(example_said, example_quiet)).gives(
    [("tls", "edge-eu", ("file", "edges", "edge-eu", "versions"))], think="no machine does it yet; the file allows it"
)

# %% test="test_check_tls_probed" points=2
from course.check import calling
from course.lab import modelled_probe

example_edge = {"addresses": ["203.0.113.10"], "versions": ["TLSv1.0", "TLSv1.1"], "protocols": ["h2"]}
example_edges = {"edges": {"edge-eu": example_edge}}


def places_found(found):
    return sorted({place for item, place, _ in found if item == "tls"})


calling(check_tls, example_edges, modelled_probe(example_edges)).gives(
    ["edge-eu"], of=places_found, think="the file allows nothing but old versions, and the machine takes nothing else"
)

# %% test="test_check_tls_several" points=2
from course.check import calling
from course.lab import modelled_probe

example_edge = {"addresses": ["2001:db8:2::10"], "versions": ["TLSv1.0", "TLSv1.1"], "protocols": ["h2"]}
example_edges = {"edges": {"edge-us": example_edge}}


def places_found(found):
    return sorted({place for item, place, _ in found if item == "tls"})


calling(check_tls, example_edges, modelled_probe(example_edges)).gives(
    ["edge-us"], of=places_found, think="this edge cannot do anything but old TLS"
)

# %% [markdown]
# The drifted deployment has four machines at its edges. **Predict**: at how many of them does a client that offers all
# four versions see that an old one is spoken? And how many findings has your check?

# %% tags=["needs-answer"]
predicted_seen, predicted_found = None, None  # your numbers
every = ["TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3"]
machines = [address for edge in shop["edges"].values() for address in edge["addresses"]]
with Deployment(shop, DRIFT) as running:
    agreed = [running.probe["handshake"](address, every)["version"] for address in machines]
    tls_found = check_tls(shop, running.probe)
shown = sum(version < "TLSv1.2" for version in agreed)
prediction(predicted_seen, shown, "of 4", "Machines that show old TLS to a client that offers all")

# %% tags=["needs-answer"]
prediction(predicted_found, len(tls_found), "findings", "Findings of check_tls, which offers what should be refused")

# %% [markdown]
# At none: the newest version that both know is taken. The old one is there for whoever asks for it. The machine with
# TLS 1.1 is also the one without HTTP/2, and clients in the USA that come over IPv6 meet it: **one address of an edge
# says nothing about the next**.

# %% [markdown]
# ## The answer that a cache gives to somebody else
#
# A cache between origin and clients keeps one answer for one address, unless the answer says by `Vary` which fields of
# the request it depends on (RFC 9110 §12.5.5). An origin that compresses has two answers for `/app.js`. If the plain
# one comes without `Vary`, a cache gives it to everybody, and nobody gets the compressed one any more. The other way
# round is worse: **a client that knows no Brotli gets Brotli**.

# %% [markdown]
# ### Exercise: check_vary
#
# **Core · 8 minutes.** Write `check_vary(config, probe) -> list`: the origins with a fault in compression, each as a
# finding `("vary", origin, call)`. `probe["get"](origin, path, headers)` gives `{"status": …, "headers": {…}}`, with
# names in small letters; what you ask with is a dict such as `{"accept-encoding": "br, gzip"}`. Where `origin-2` sends
# the plain `/app.js` without `Vary`, `check_vary(config, probe)` gives
# `[("vary", "origin-2", ("get", "origin-2", "/app.js", {}))]`.
#
# `config["pages"]` says what each path is. Only those with `"compress"` count; every origin of `config["origins"]`
# serves all paths. An origin has a fault if one of these is true of such a path:
#
# - asked with `br, gzip`, it sends no `content-encoding`;
# - asked so, or without `accept-encoding` (`identity` asks the same), it sends no `vary` that names the field
#   `Accept-Encoding`.
#
# `vary` is a list with commas; the case of letters does not matter. A `*` names every field. Each such origin has one
# finding, in any order of origins. Which of its faults you name is up to you; the answer to `call` shows it. What the
# file says of `codings` and `vary` is no fault and no excuse: only answers count.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: where to begin</summary>
#
# For each origin and each path to be compressed, ask twice: with `{}` and with `{"accept-encoding": "br, gzip"}`.
#
# </details>
#
# <details><summary>Hint 2: is the field named?</summary>
#
# Split at the commas, strip the spaces and write all in small letters. `X-Accept-Encoding` is another field.
#
# </details>

# %% answer="check_vary"
def check_vary(config, probe):
    ### BEGIN SOLUTION
    def faulty(call):
        headers = probe["get"](*call[1:])["headers"]
        named = [name.strip().lower() for name in headers.get("vary", "").split(",")]
        coded = "content-encoding" in headers or not call[-1]
        return not coded or not {"accept-encoding", "*"} & set(named)

    found = []
    for origin in config["origins"]:
        paths = [path for path, kind in config["pages"].items() if kind == "compress"]
        calls = [("get", origin, path, asked) for path in paths for asked in ({}, {"accept-encoding": "br, gzip"})]
        found += [("vary", origin, call) for call in list(filter(faulty, calls))[:1]]
    return found
    ### END SOLUTION

# %% test="test_check_vary" points=1
from course.check import calling
from course.lab import modelled_probe

example_origin = {"codings": ["br"], "vary": "Accept-Encoding", "cors": {"origins": ["*"], "credentials": False}}
example_pages = {"/app.js": "compress", "/": "compress", "/logo.png": "as-is"}
example_origins = {"origins": {"origin-1": example_origin, "origin-2": example_origin}, "pages": example_pages}
example_probe = modelled_probe(example_origins, [(("origins", "origin-2", "varies"), "coded")])


def places_shown(found):
    asked = [(place, example_probe[call[0]](*call[1:])) for _, place, call in found]
    return [place for place, answer in asked if "vary" not in answer["headers"]]


calling(check_vary, example_origins, modelled_probe(example_origins)).gives(
    [], think="both compress, and say so in every answer"
)
calling(check_vary, example_origins, example_probe).gives(
    ["origin-2"],
    of=places_shown,
    think="its compressed answers have Vary, the plain ones have none; whoever asks your call again has to see that",
)

# %% test="test_check_vary_named" points=2
from course.check import calling
from course.lab import modelled_probe

example_origin = {"codings": ["gzip"], "vary": None, "cors": {"origins": ["*"], "credentials": False}}
example_origins = {"origins": {"origin-1": example_origin}, "pages": {"/": "compress"}}


def places_found(found):
    return sorted({place for item, place, _ in found if item == "vary"})


calling(check_vary, example_origins, modelled_probe(example_origins)).gives(
    ["origin-1"], of=places_found, think="no answer has any Vary, and the file wants none"
)

# %% test="test_check_vary_coded" points=2
from course.check import calling
from course.lab import modelled_probe

example_origin = {"codings": ["br"], "vary": None, "cors": {"origins": ["*"], "credentials": False}}
example_origins = {"origins": {"origin-1": example_origin}, "pages": {"/app.js": "compress"}}


def places_found(found):
    return sorted({place for item, place, _ in found if item == "vary"})


calling(check_vary, example_origins, modelled_probe(example_origins)).gives(
    ["origin-1"], of=places_found, think="it compresses, and never says so in Vary"
)

# %% [markdown]
# Here is such a cache, before `origin-2` with its drift. Clients come in turn: one that knows no coding, one with
# Brotli, and so on. **Predict**: of ten clients that know Brotli, how many get it?

# %%
def cached(probe, clients):
    stored, got = {}, []
    for asks in clients:
        answer = stored.get("/app.js") or probe["get"]("origin-2", "/app.js", asks)["headers"]
        if "accept-encoding" not in answer.get("vary", "").lower():
            stored["/app.js"] = answer
        got.append(answer.get("content-encoding"))
    return got


# %%
predicted_brotli = None  # your number
with Deployment(shop, DRIFT) as running:
    got = cached(running.probe, [{}, {"accept-encoding": "br"}] * 10)
prediction(predicted_brotli, got.count("br"), "of 10", "Clients with Brotli that get it")

# %% [markdown]
# None. The first client's plain answer had no `Vary` and was good for everybody. Here, only an answer that is *not*
# compressed shows the fault. HAProxy 2.6 does this when it compresses; nginx 1.22 sends `Vary` in both answers with
# `gzip_vary on`, and in neither without.

# %% [markdown]
# ## A pool that is sized and bounded
#
# A database takes a number of connections, and each one more is refused to whoever asks, be it the shop or somebody
# who wants to look what is wrong. So every origin keeps a pool. Its `size` fits when it covers `busy`, the connections
# in use at the busiest moment (requests a second times the seconds that each holds one), and when **all pools of all
# origins together** fit the database. It is bounded when the queue for it has an end: who comes then is told so at
# once.

# %% [markdown]
# ### Exercise: check_pool
#
# **Core · 8 minutes.** Write `check_pool(config, probe) -> list`: faults of pools, as findings `("pool", place, call)`.
# `probe["burst"](pool, n)` sends `n` requests, at most 200, at the same time and gives the most at once of each sort:
# `{"connections": 6, "waiting": 8, "refused": 1}`. Where the pool `orders-db` (size 6, waiting 8) lets everybody wait,
# `check_pool(config, probe)` gives `[("pool", "orders-db", ("burst", "orders-db", 15))]`.
#
# Of `config["pools"]`, a pool is such a place if
#
# - its `size` or `waiting` in the file is `None`: no bound; or its `size` is less than `busy`;
# - in some burst, it has more than `size` connections, or more than `waiting` requests wait;
# - in a burst of `busy` requests or more, it has fewer than `busy` connections.
#
# The place `"database"` has a fault if there are not enough `config["database"]["connections"]`: each origin of
# `config["origins"]` opens a pool of its own of each, to its full `size` in the file. A pool without a size adds
# nothing to that.
#
# Each place with a fault has one finding, in any order. Which of its faults you name is up to you; the answer to
# `call` shows it. In the file that is `("file", "pools", pool, "size")` or `"waiting"`, and
# `("file", "database", "connections")`. A pool that is smaller than the file says, but not than `busy`, is no fault.
# `busy` is at most 200; `size` and `waiting` of a pool are less than 200 together.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: where to begin</summary>
#
# First look at the file; only a pool with both bounds can be held to them by a burst.
#
# </details>
#
# <details><summary>Hint 2: how many at once?</summary>
#
# `size` hold a connection, `waiting` wait, and one more has to be refused: a burst of fewer shows nothing.
#
# </details>

# %% answer="check_pool"
def check_pool(config, probe):
    ### BEGIN SOLUTION
    found, total = [], 0
    for pool, told in config["pools"].items():
        size, waiting = told["size"], told["waiting"]
        total += (size or 0) * len(config["origins"])
        if size is None or size < told["busy"]:
            found.append(("pool", pool, ("file", "pools", pool, "size")))
        elif waiting is None:
            found.append(("pool", pool, ("file", "pools", pool, "waiting")))
        else:
            n = size + waiting + 1
            most = probe["burst"](pool, n)
            if not told["busy"] <= most["connections"] <= size or most["waiting"] > waiting:
                found.append(("pool", pool, ("burst", pool, n)))
    if total > config["database"]["connections"]:
        found.append(("pool", "database", ("file", "database", "connections")))
    return found
    ### END SOLUTION

# %% test="test_check_pool" points=1
from course.check import calling
from course.lab import modelled_probe

example_pools = {"orders-db": {"address": "10.0.3.1", "size": 6, "waiting": 8, "busy": 4}}
example_config = {"origins": {"origin-1": {}, "origin-2": {}}, "pools": example_pools, "database": {"connections": 12}}
example_endless = modelled_probe(example_config, [(("pools", "orders-db", "waiting"), None)])
example_shrunk = modelled_probe(example_config, [(("pools", "orders-db", "size"), 3)])


def places_that_wait(found):
    asked = [(place, example_endless[call[0]](*call[1:])) for _, place, call in found]
    return [place for place, most in asked if most["waiting"] > 8]


def places_too_small(found):
    asked = [(place, example_shrunk[call[0]](*call[1:])) for _, place, call in found]
    return [place for place, most in asked if most["connections"] < 4]


calling(check_pool, example_config, modelled_probe(example_config)).gives(
    [], think="two origins with six connections each: just enough"
)
calling(check_pool, example_config, example_endless).gives(
    ["orders-db"],
    of=places_that_wait,
    think="nobody is ever refused; whoever asks your call again has to see more than eight wait",
)
calling(check_pool, example_config, example_shrunk).gives(
    ["orders-db"], of=places_too_small, think="three connections run, and four are busy"
)
example_tight = example_config | {"database": {"connections": 11}}
calling(check_pool, example_tight, modelled_probe(example_tight)).gives(
    [("pool", "database", ("file", "database", "connections"))], think="two origins open twelve, and there are eleven"
)

# %% test="test_check_pool_burst" points=2
from course.check import calling
from course.lab import modelled_probe

example_pools = {"orders-db": {"address": "10.0.3.1", "size": 1, "waiting": None, "busy": 2}}
example_config = {"origins": {"origin-1": {}}, "pools": example_pools, "database": {"connections": 10}}


def places_found(found):
    return sorted({place for item, place, _ in found if item == "pool"})


calling(check_pool, example_config, modelled_probe(example_config)).gives(
    ["orders-db"], of=places_found, think="one connection where two are needed, and a queue without an end"
)

# %% test="test_check_pool_file" points=2
from course.check import calling
from course.lab import modelled_probe

example_pools = {"stock-db": {"address": "10.0.3.1", "size": 2, "waiting": None, "busy": 4}}
example_config = {"origins": {"origin-1": {}}, "pools": example_pools, "database": {"connections": 10}}


def places_found(found):
    return sorted({place for item, place, _ in found if item == "pool"})


calling(check_pool, example_config, modelled_probe(example_config)).gives(
    ["stock-db"], of=places_found, think="half of what is needed, and everybody may wait for it"
)

# %% [markdown]
# `orders-db` holds six connections and lets eight wait, says the file. With the drift, nobody is refused any more.
# **Predict**: of 60 requests that come at the same moment, how many wait now?

# %%
predicted_waiting = None  # your number
with Deployment(shop, DRIFT) as running:
    crowd = running.probe["burst"]("orders-db", 60)
prediction(predicted_waiting, crowd["waiting"], "requests", "Waiting at once, of 60 requests to a pool of six")

# %% [markdown]
# All but six, and many who ask have gone when their turn comes: work for nobody. A bound turns that into a refusal at
# once. The two origins take twelve of fifteen connections; three are left for the person who has to look.

# %% [markdown]
# ## A wildcard is no fault in itself
#
# `Access-Control-Allow-Origin: *` is right for public resources without credentials: everybody could fetch them anyway.
# With credentials browsers refuse it (lesson 9), so some servers give back whatever `Origin` they are asked with, and
# that is the fault. Below, both origins say `*`, the second with credentials. **Predict**: how many findings?

# %%
predicted_cors = None  # your number
wildcard = {"origins": ["*"], "credentials": False}
shared = {"origin-1": wildcard, "origin-2": wildcard | {"credentials": True}}
to_all = [(("origins", origin, "cors"), cors) for origin, cors in shared.items()]
with Deployment(shop, to_all) as running:
    cors_found = MODEL_CHECKS["cors"](shop, running.probe)
prediction(predicted_cors, len(cors_found), "findings", "Findings of the model of check_cors at two origins with *")

# %% [markdown]
# ## One audit of all items
#
# Each check is right about one item. An audit puts them together, and has to survive the day on which one of them does
# not work: **a check that breaks off has found nothing, and that is a finding**.

# %% [markdown]
# ### Exercise: audit
#
# **Core · 8 minutes.** Write `audit(checks, config, probe) -> list`: what all checks find, as pairs `(item, place)`.
# `checks` is a list of `(name, check)`; `check(config, probe)` gives a list of findings `(item, place, call)`. With one
# check that finds `("vary", "origin-1", …)` and then `("tls", "edge-us", …)`, called `"web"`, and one called
# `"names"` that raises an exception, `audit(checks, config, probe)` gives
# `[("tls", "edge-us"), ("vary", "origin-1"), ("broken", "names")]`.
#
# - Items stand in the order of `CHECKLIST`, whichever check has found them; the places of an item in alphabetical
#   order.
# - Each pair stands once, however often it was found.
# - A check that raises an `Exception` of any kind or gives `None` becomes `("broken", name)`. These come last, in
#   alphabetical order. All other checks are run, and count.
# - Each check is called once, with `config` and `probe` as they were given; equal copies will do. Checks change
#   neither.
#
# `CHECKLIST` is a tuple of items; no check finds any other item, and none raises `StopIteration` or what is no
# `Exception`. Names of checks differ; names and places have no capital letters.
#
# May be used: anything in the standard library, and `CHECKLIST`.
#
# <details><summary>Hint 1: where to begin</summary>
#
# Two sets: one of pairs, one of names of broken checks. A `try` stands inside of the loop.
#
# </details>
#
# <details><summary>Hint 2: in order</summary>
#
# `sorted(pairs, key=…)` with a key such as `(CHECKLIST.index(item), place)`.
#
# </details>

# %% answer="audit"
def audit(checks, config, probe):
    ### BEGIN SOLUTION
    pairs, broken = set(), set()
    for name, check in checks:
        try:
            pairs |= {(item, place) for item, place, _ in check(config, probe)}
        except Exception:
            broken.add(("broken", name))
    return sorted(pairs, key=lambda pair: (CHECKLIST.index(pair[0]), pair[1])) + sorted(broken)
    ### END SOLUTION

# %% test="test_audit" points=1
from course.check import calling


def example_web(config, probe):
    return [("vary", "origin-1", ("get",)), ("tls", "edge-us", ("handshake",)), ("vary", "origin-1", ("get", "/"))]


def example_names(config, probe):
    raise OSError("nobody answers")


calling(audit, [("names", example_names), ("web", example_web)], {}, {}).gives(
    [("tls", "edge-us"), ("vary", "origin-1"), ("broken", "names")],
    think="tls stands before vary in the checklist, each pair stands once, and one broken check ends nothing",
)
calling(audit, [], {}, {}).gives([], think="nobody has looked")

# %% test="test_audit_order" points=2
from course.check import calling


def example_at_edges(config, probe):
    return [("tls", "edge-us", ("handshake",)), ("private", "orders", ("connect",)), ("tls", "edge-eu", ("handshake",))]


calling(audit, [("edges", example_at_edges)], {}, {}).gives(
    [("private", "orders"), ("tls", "edge-eu"), ("tls", "edge-us")], think="first by item, then by place"
)

# %% test="test_audit_broken" points=2
from course.check import calling


def example_at_edge(config, probe):
    return [("http", "edge-eu", ("handshake",))]


calling(audit, [("at the edge", example_at_edge)], {}, {}).gives(
    [("http", "edge-eu")], think="a check that works is no reason to say that anything is broken"
)

# %% [markdown]
# Now all ten checks run on the drifted shop, with your audit. **Predict**: how many pairs of item and
# place does it give?

# %% tags=["setup"]
def all_checks():
    """The ten checks by item; those that you write are looked up when they are needed."""
    return [*MODEL_CHECKS.items(), ("tls", check_tls), ("vary", check_vary), ("pool", check_pool)]


# %% tags=["needs-answer"]
predicted_findings = None  # your number
with Deployment(shop, DRIFT) as running:
    pairs = audit(all_checks(), shop, running.probe)
prediction(predicted_findings, len(pairs), "findings", "Findings of all ten checks")

# %% tags=["needs-answer"]
print(*pairs, sep="\n")

# %% [markdown]
# ## Mend it
#
# An audit that is handed in gets the answer: "and what shall we change?" Whoever mends has one more duty than whoever
# finds. **A service that is switched off has no faults**, and a goal that is lowered to what is measured is always met.
#
# Switches are given. The others need thought.

# %% tags=["setup"]
def with_switches_set(config):
    """A deep copy in which certificate, http, tls, keep-alive, entry and vary are right, and each pool by itself."""
    made = deepcopy(config)
    for edge in made["edges"].values():
        others = [name for name in edge["protocols"] if name != "h2"]
        modern = [name for name in edge["versions"] if name in ("TLSv1.2", "TLSv1.3")]
        edge |= {"certificate": "managed", "protocols": ["h2", *others], "versions": modern or ["TLSv1.3"]}
    made["services"] = {name: old | {"keep_alive": True} for name, old in made["services"].items()}
    made["dns"] = {name: old | {"entry": old["entry"].replace("single", "geo")} for name, old in made["dns"].items()}
    for origin in made["origins"].values():
        varies = {name.strip().lower() for name in (origin["vary"] or "").split(",")} & {"*", "accept-encoding"}
        origin |= {"codings": origin["codings"] or ["gzip"], "vary": origin["vary"] if varies else "Accept-Encoding"}
    for pool in made["pools"].values():
        waiting = pool["busy"] if pool["waiting"] is None else pool["waiting"]
        pool |= {"size": max(pool["size"] or 0, pool["busy"]), "waiting": waiting}
    return made

# %% [markdown]
# ### Exercise: mend
#
# **Core · 10 minutes.** Write `mend(config) -> dict`: a deployment like `config`, a plain dict, without its faults. All
# machines run as the file says. If the only fault of `config` is that `origin-2` lets `"*"` read with credentials,
# beside `"https://shop.test"`, all else stays, and `mend(config)["origins"]["origin-2"]["cors"]["origins"]` gives
# `["https://shop.test"]`. This is right in the file; yours are the last four:
#
# | item | where | what is right |
# |---|---|---|
# | six items, and each pool by itself | several | what `with_switches_set` does |
# | `private` | `address` in `origins`, `services`, `pools` | in 10.0.0.0/8, and no two machines have the same |
# | `pool` | `size` in `pools` | all, for each origin, fit the database's `connections`; which shrink is up to you |
# | `ttl` | `ttl_s` in `dns` | from `amortise_s` to `failover_s` of the `objectives`, both included |
# | `cors` | `cors` in `origins` | with `credentials`, neither `"*"` nor `"null"` among `origins` |
#
# - No name of a section, an edge or anything else goes, and none comes. `host`, `objectives`, `database`, `pages`,
#   `busy`, `near` and `addresses` stay, and so does every value that has no fault.
# - Whoever was allowed to read answers by name still is, in any order, with `credentials` as they are. Nobody else
#   comes: there may be nobody left.
# - Of machines that share an address in 10.0.0.0/8, one keeps it, whichever you like.
# - `config` itself stays as it is.
#
# A `size` of `busy` in all pools always fits. Both objectives are numbers, `amortise_s` not the larger. No edge has an
# address in 10.0.0.0/8.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: where to begin</summary>
#
# `with_switches_set(config)` is a copy of your own. A loop for each section changes what else is wrong, and no more.
#
# </details>
#
# <details><summary>Hint 2: pools</summary>
#
# Each origin has all pools, so the sizes count as often as there are origins. Only if the database is too small for
# that do sizes change; a `size` of `busy` for every pool is enough.
#
# </details>

# %% answer="mend"
def mend(config):
    ### BEGIN SOLUTION
    new = with_switches_set(config)
    inside = [place for section in ("origins", "services", "pools") for place in new[section].values()]
    used = [place["address"] for place in inside]
    free = (address for n in count() if (address := f"10.9.9.{n}") not in used)
    for n, place in enumerate(inside):
        if not place["address"].startswith("10.") or place["address"] in used[:n]:
            place["address"] = next(free)
    if sum(pool["size"] for pool in new["pools"].values()) * len(new["origins"]) > new["database"]["connections"]:
        for pool in new["pools"].values():
            pool["size"] = pool["busy"]
    low, high = new["objectives"]["amortise_s"], new["objectives"]["failover_s"]
    for record in new["dns"].values():
        record["ttl_s"] = min(max(record["ttl_s"], low), high)
    for origin in new["origins"].values():
        if origin["cors"]["credentials"]:
            origin["cors"]["origins"] = [name for name in origin["cors"]["origins"] if name not in ("*", "null")]
    return new
    ### END SOLUTION

# %% test="test_mend" points=1
from copy import deepcopy
from random import Random

from course.check import calling
from course.lab import draw_deployment


def readers_left(made):
    return made["origins"]["origin-2"]["cors"]


def lifetimes_within(made):
    return [30 <= record["ttl_s"] <= 120 for record in made["dns"].values()]


def addresses_apart(made):
    return len({made[part][name]["address"] for part in ("origins", "services", "pools") for name in made[part]})


def sizes_that_fit(made):
    sizes = [pool["size"] for pool in made["pools"].values()]
    return [size >= 6 for size in sizes], sum(sizes) <= 23, made["database"]


example_sound = draw_deployment(Random(3))
calling(mend, example_sound).gives(example_sound, think="there is nothing to mend")
example_read, example_slow, example_double, example_tight = (deepcopy(example_sound) for _ in range(4))
example_read["origins"]["origin-2"]["cors"] = {"origins": ["*", "https://shop.test"], "credentials": True}
calling(mend, example_read).gives(
    {"origins": ["https://shop.test"], "credentials": True}, of=readers_left, think="who is named may still read"
)
example_slow["dns"]["www.shop.test"]["ttl_s"] = 86400
calling(mend, example_slow).gives([True, True], of=lifetimes_within, think="the objectives say from 30 to 120 seconds")
example_double["pools"]["mail-db"]["address"] = "10.0.2.1"
calling(mend, example_double).gives(6, of=addresses_apart, think="six machines inside; mail has the address of mail-db")
example_tight["pools"]["mail-db"]["size"] = 20
calling(mend, example_tight).gives(
    ([True, True], True, {"connections": 46}),
    of=sizes_that_fit,
    think="two origins with 26 connections each, and the database has 46, which stays; six are busy",
)

# %% test="test_mend_edges" points=2
from copy import deepcopy
from random import Random

from course.check import calling
from course.lab import draw_deployment


def protocols_told(made):
    return [edge["protocols"] for edge in made["edges"].values()]


example_sound = draw_deployment(Random(3))
example_old = deepcopy(example_sound)
example_old["edges"]["edge-eu"]["protocols"] = ["http/1.1"]
calling(mend, example_old).gives(
    protocols_told(example_sound),
    of=protocols_told,
    think="HTTP/2 comes first, and HTTP/1.1 stays for those who need it",
)

# %% test="test_mend_inside" points=2
from copy import deepcopy
from random import Random

from course.check import calling
from course.lab import draw_deployment

example_sound = draw_deployment(Random(3))
example_closing = deepcopy(example_sound)
example_closing["services"] = {name: old | {"keep_alive": False} for name, old in example_sound["services"].items()}
calling(mend, example_closing).gives(example_sound, think="every service keeps its connections open again")

# %% test="test_mend_pools" points=2
from copy import deepcopy
from random import Random

from course.check import calling
from course.lab import draw_deployment


def certificates_told(made):
    return [edge["certificate"] for edge in made["edges"].values()]


example_by_hand = deepcopy(draw_deployment(Random(3)))
example_by_hand["edges"]["edge-eu"]["certificate"] = "manual"
calling(mend, example_by_hand).gives(
    ["managed"] * len(example_by_hand["edges"]), of=certificates_told, think="one fault, at an edge"
)

# %% [markdown]
# ## Break it: what a hasty audit misses
#
# A colleague knows all ten items and has little time: of each section, the audit looks at the first entry, as the rest
# is surely alike.

# %% tags=["setup"]
def hurried(config):
    """What somebody in a hurry looks at: the first edge, origin, service, pool, name and page."""
    return config | {name: dict([*config[name].items()][:1]) for name in SECTIONS}

# %% [markdown]
# ### Exercise: seed_defect
#
# **Core · 8 minutes.** Write `seed_defect(config) -> (config, lesson)`: a deployment with one fault that the colleague
# does not find. `config` has none. The result runs as its file says. `lesson` is the fault as a finding
# `(item, place, call)`; for example, when the second edge no longer prefers HTTP/2, `seed_defect(config)` gives
# `(broken, ("http", "edge-us", ("handshake", "203.0.113.20", ["TLSv1.2", "TLSv1.3"])))`.
#
# - Checks of all ten items, by the table of `mend`, find item and place of your lesson and nothing else. The table
#   counts, not what a model sees; all machines with a shared address are places.
# - The same checks find nothing if they are given `hurried(broken)` and the probe.
# - The answer to `call` is another one than before you broke it. It asks the deployment: `"file"` is no evidence here.
# - `host`, `objectives`, `database`, `pages`, all names and their order, and `addresses` and `near` of all edges stay.
# - No field comes or goes, and no list of an edge becomes empty; a `size` is `None` or at least 1, a lifetime is never
#   negative.
# - The given `config` stays as it is.
#
# Of edges, origins, services, pools or names in `dns` there are at least two, of one of these at least; which one it
# is differs. `probe["reuse"](service, n)` gives the connections that `n` requests take. `probe["resolve"](name, "eu")`
# gives what clients in Europe get, `{"addresses": […], "ttl_s": 60}`; `"us"` and `"ap"` are other vantages.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: where to begin</summary>
#
# Go through the sections until one has two entries, and break the last of them.
#
# </details>
#
# <details><summary>Hint 2: one fault for each section</summary>
#
# An edge that speaks HTTP/1.1 only, an origin that lets every origin read with credentials, a service that closes
# connections, a pool with an endless queue, a name that lives longer than a failover may. Each needs a call of its own.
#
# </details>

# %% answer="seed_defect"
def seed_defect(config):
    ### BEGIN SOLUTION
    def fault(section, place, told):
        match section:
            case "edges":
                *_, address = told["addresses"]
                change, call = {"protocols": ["http/1.1"]}, ("handshake", address, ["TLSv1.2", "TLSv1.3"])
                return change, ("http", place, call)
            case "origins":
                stranger, cors = {"origin": "https://elsewhere.test"}, {"origins": ["*"], "credentials": True}
                return {"cors": cors}, ("cors", place, ("get", place, next(iter(config["pages"])), stranger))
            case "services":
                return {"keep_alive": False}, ("keep-alive", place, ("reuse", place, len(config["services"])))
            case "pools":
                enough = told["size"] + told["waiting"] + told["busy"]
                return {"waiting": None}, ("pool", place, ("burst", place, enough))
            case _:
                vantage = next(iter(config["edges"].values()))["near"]
                return {"ttl_s": config["objectives"]["failover_s"] + 1}, ("ttl", place, ("resolve", place, vantage))

    sections = ("edges", "origins", "services", "pools", "dns")
    section = next(section for section in sections if len(config[section]) > 1)
    *_, place = config[section]
    new = deepcopy(config)
    change, lesson = fault(section, place, new[section][place])
    new[section][place].update(change)
    return new, lesson
    ### END SOLUTION

# %% test="test_seed_defect" points=1
from random import Random

from course.check import calling
from course.lab import MODEL_CHECKS, draw_deployment, modelled_probe


def lengths_told(made):
    return len(made), len(made[1])


example_whole = draw_deployment(Random(3))
example_first = {part: dict([*example_whole[part].items()][:1]) for part in ("edges", "origins", "services", "dns")}
for example_sound in (example_whole, example_whole | example_first):
    calling(seed_defect, example_sound).gives(
        (2, 3), of=lengths_told, think="a pair: the config, and (item, place, call)"
    )
    example_before = modelled_probe(example_sound)
    example_broken, (example_item, example_place, example_call) = seed_defect(example_sound)
    assert example_call[0] != "file", "the file is no evidence here: ask the deployment"
    example_after = modelled_probe(example_broken)
    example_was, example_is = (told[example_call[0]](*example_call[1:]) for told in (example_before, example_after))
    assert example_was != example_is, (
        f"{example_call} is answered as before: {example_is}. Think: which question shows what you have broken?"
    )
    example_seen = [found[:2] for check in MODEL_CHECKS.values() for found in check(example_broken, example_after)]
    assert set(example_seen) <= {(example_item, example_place)}, (
        f"your lesson is {example_item} at {example_place}, and checks find {example_seen}"
    )
assert example_whole == draw_deployment(Random(3)), "the given config has changed; break a copy"

# %% test="test_seed_defect_hidden" points=2
from random import Random

from course.lab import MODEL_CHECKS, draw_deployment, modelled_probe

example_broken, example_lesson = seed_defect(draw_deployment(Random(3)))
example_sections = ("edges", "origins", "services", "pools", "dns", "pages")
example_few = example_broken | {part: dict([*example_broken[part].items()][:1]) for part in example_sections}
for example_check in MODEL_CHECKS.values():
    example_seen = example_check(example_few, modelled_probe(example_broken))
    assert example_seen == [], (
        f"the colleague finds {example_seen}. Think: which places does nobody look at who has little time?"
    )

# %% test="test_seed_defect_served" points=2
from random import Random

from course.lab import draw_deployment

example_sound = draw_deployment(Random(3))
example_broken, example_lesson = seed_defect(example_sound)
assert list(example_broken["pages"]) == list(example_sound["pages"]), "pages have gone or come"
assert example_broken != example_sound, "nothing is broken"

# %% [markdown]
# Look at one of yours. What do the ten checks say, and what does the colleague hear?

# %% tags=["needs-answer"]
spoilt, _ = seed_defect(shop)
with Deployment(spoilt) as running:
    print("the whole audit:", audit(all_checks(), spoilt, running.probe))
    print("in a hurry:", audit(all_checks(), hurried(spoilt), running.probe))

# %% [markdown]
# And one deployment, switched from drift to drift:

# %% tags=["needs-answer"]
with Deployment(shop) as running:
    for change in DRIFT:
        running.change(drift=[change])
        print(*change[0], "->", *audit(all_checks(), shop, running.probe))

# %% [markdown]
# The checks are the same, and so is the deployment. The first of everything is what its builders looked at, too. **What
# nobody has looked at is not sound; it is unknown.**

# %% [markdown]
# ## A deployment that nobody has seen
#
# Now the whole of it. `unseen` draws a deployment of a shape of its own, with two or three faults, in the file or on
# the machines. Put a number of your own in; a neighbour's deployment differs from yours.

# %% tags=["needs-answer"]
number = 11  # your own
unknown, drift = unseen(number)
with Deployment(unknown, drift) as running:
    calls = {(i, p): call for _, check in all_checks() for i, p, call in check(unknown, running.probe)}
    findings = [(*pair, calls.get(pair)) for pair in audit(all_checks(), unknown, running.probe)]
    page = AuditReport(unknown, findings, running.probe)
page

# %% [markdown]
# That is a page for a colleague: each line can be asked again, by somebody who believes nothing. What would you mend
# first?

# %% tags=["needs-answer"]
redeployed = mend(unknown) if unknown["objectives"]["failover_s"] else unknown
with Deployment(redeployed) as running:
    print(audit(all_checks(), redeployed, running.probe))

# %% [markdown]
# Mended and **started anew**, so that what had been changed by hand is gone as well. A missing objective no program can
# write: for that you have to ask people.

# %% [markdown]
# ## What you can do now
#
# - Look at ten items in order of leverage: private services first, compression last.
# - Hold the file against what runs. What differs is a fault, whichever of the two is right.
# - Offer only what should be refused, ask the plain question, send more than fits, and do so at every machine.
# - Say "low enough" with an objective, and a finding with a question that others can repeat.
# - Mend without switching off, and without moving the goal.

# %% [markdown]
# **Go further.** Old TLS: RFC 8996, and RFC 9325 on what to offer. Private addresses: RFC 1918 and 4193. `Vary`: RFC
# 9110 §12.5.5, caches: RFC 9111 §4.1. Anycast: RFC 4786. Certificates renewed by machines: RFC 8555.

# %% [markdown]
# ## Further: whom do you let read?
#
# This goes on from **[A wildcard is no fault in itself](#A-wildcard-is-no-fault-in-itself)**. The model of `check_cors`
# asks for one stranger. Servers that compare origins by hand fail at others: those that look like a friend.

# %% [markdown]
# ### Exercise: check_cors
#
# **Stretch · 10 minutes.** Write `check_cors(config, probe) -> list`: the origins whose answers let the wrong pages
# read, each as a finding `("cors", origin, call)`. Where `origin-2` compares only how a name ends, `check_cors(config,
# probe)` gives `[("cors", "origin-2", ("get", "origin-2", "/", {"origin": "https://evilshop.test"}))]`.
#
# `config["origins"][origin]["cors"]` says whom an origin means: pages of the `origins` named there, such as
# `https://shop.test`. A `"*"` without `credentials` means everybody, `"null"` too. A `"*"` with `credentials` means
# nobody but those who are named. A page may read if the answer has its origin or `*` in `access-control-allow-origin`.
# An origin has a fault if, at one of the paths in `config["pages"]`,
#
# - a page may read that is not meant;
# - a page may not read that is meant;
# - an answer has `access-control-allow-credentials`, although `credentials` is false.
#
# Who gives way to strangers does so to all, to `null`, or to all whose origin begins or ends like one that the file
# names (`https://shop.test.evil.test`, `https://evilshop.test`). Each origin with a fault has one finding, in any
# order; the answer to `call` shows one of its faults. Here, `"null"` never stands among the `origins` of the file.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: where to begin</summary>
#
# Make a dict of origins to ask with and whether each is meant: the named ones, `null`, a stranger, and two for each
# named one that look like it.
#
# </details>
#
# <details><summary>Hint 2: two that look alike</summary>
#
# `named + ".evil.test"` begins like it, `named.replace("://", "://evil")` ends like it.
#
# </details>

# %% answer="check_cors"
def check_cors(config, probe):
    ### BEGIN SOLUTION
    def faults(origin, cors):
        named = [one for one in cors["origins"] if "://" in one]
        public = "*" in cors["origins"] and not cors["credentials"]
        alike = [look for one in named for look in (f"{one}.evil.test", one.replace("://", "://evil"))]
        meant = dict.fromkeys(["null", "https://evil.test", *alike], public) | dict.fromkeys(named, True)
        for path in config["pages"]:
            for asks in meant:
                call = ("get", origin, path, {"origin": asks})
                told = probe["get"](*call[1:])["headers"]
                reads = told.get("access-control-allow-origin") in (asks, "*")
                lent = "access-control-allow-credentials" in told and not cors["credentials"]
                if reads != meant[asks] or lent:
                    yield call

    first = {origin: next(faults(origin, told["cors"]), None) for origin, told in config["origins"].items()}
    return [("cors", origin, call) for origin, call in first.items() if call]
    ### END SOLUTION

# %% test="test_check_cors" points=1
from course.check import calling
from course.lab import modelled_probe

example_cors = {"origins": ["https://shop.test"], "credentials": True}
example_origin = {"codings": [], "vary": None, "cors": example_cors}
example_origins = {"origins": {"origin-1": example_origin, "origin-2": example_origin}, "pages": {"/": "as-is"}}
example_drift = [(("origins", "origin-2", "cors"), example_cors | {"compares": "end"})]
example_probe = modelled_probe(example_origins, example_drift)


def places_shown(found):
    asked = [(place, call[-1]["origin"], example_probe[call[0]](*call[1:])["headers"]) for _, place, call in found]
    allowed = "access-control-allow-origin"
    return [place for place, page, told in asked if page != "https://shop.test" and told.get(allowed) == page]


calling(check_cors, example_origins, modelled_probe(example_origins)).gives(
    [], think="both let the shop's pages read, and nobody else"
)
calling(check_cors, example_origins, example_probe).gives(
    ["origin-2"],
    of=places_shown,
    think="https://evilshop.test ends with shop.test; whoever asks your call again has to see such a page read",
)

# %% test="test_check_cors_strangers" points=2
from course.check import calling
from course.lab import modelled_probe

example_cors = {"origins": ["https://shop.test", "*"], "credentials": True}
example_origin = {"codings": [], "vary": None, "cors": example_cors}
example_origins = {"origins": {"origin-1": example_origin}, "pages": {"/": "as-is", "/cart": "as-is"}}
example_shut = [(("origins", "origin-1", "at"), {"/cart": {"cors": {"origins": [], "credentials": True}}})]


def places_found(found):
    return sorted({place for item, place, _ in found if item == "cors"})


calling(check_cors, example_origins, modelled_probe(example_origins, example_shut)).gives(
    ["origin-1"], of=places_found, think="everybody reads at one path with credentials, and nobody at the other"
)

# %% test="test_check_cors_meant" points=2
from course.check import calling
from course.lab import modelled_probe

example_cors = {"origins": ["https://shop.test", "*"], "credentials": True}
example_origin = {"codings": [], "vary": None, "cors": example_cors}
example_origins = {"origins": {"origin-1": example_origin}, "pages": {"/": "as-is", "/orders": "as-is"}}
example_shut = [(("origins", "origin-1", "at"), {"/orders": {"cors": {"origins": [], "credentials": True}}})]


def places_found(found):
    return sorted({place for item, place, _ in found if item == "cors"})


calling(check_cors, example_origins, modelled_probe(example_origins, example_shut)).gives(
    ["origin-1"], of=places_found, think="at one path all may read, at the other not even the shop"
)

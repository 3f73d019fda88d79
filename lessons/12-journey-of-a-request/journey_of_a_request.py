# %% [markdown]
# # The journey of a request
#
# **About 69 minutes**: 11 reading, 58 of core exercises; 12 more of stretch. No core exercise needs a stretch one.
#
# Somebody presses "Post", and a fifth of a second later the page says "posted". A dozen programs have worked meanwhile.
# Which of them took the time? Which could be faster at no cost, and which one broke last night? All lessons before
# meet here, in one click that you follow from end to end. Then you can
#
# - turn the spans of a click into a waterfall, as your browser draws it;
# - find the chain of work that decided how long it took;
# - say what a repair saves before anybody makes it;
# - choose the host that gets a request, and the one that may get it again;
# - name the part that broke, from the traces it left;
# - write a worker that may die at any moment and yet does everything once.

# %% tags=["setup"]
def span(own, parent, name, kind, start, end, error=None):
    return {"id": own, "parent": parent, "name": name, "kind": kind, "start": start, "end": end, "error": error}

# %% [markdown]
# ## Thirteen steps
#
# | number | step | lesson |
# |---|---|---|
# | 1, 2 | the browser asks a resolver, such as 1.1.1.1, and gets an address | 4, 2 |
# | 3, 4 | it connects to the nearest edge: TCP, then TLS | 3, 5, 8 |
# | 5 | it sends a POST over HTTP/2 | 6, 7 |
# | 6, 7 | the edge hands it to a balancer, and that to a healthy host | 10, 11 |
# | 8, 9 | the host asks an identity cache who is logged in, and writes to the database | 10 |
# | 10 | it puts one message into a queue: tell the followers | 12 |
# | 11 | 201 goes back, through balancer and edge | 6 |
# | 12, 13 | a worker takes the message and writes to timeline caches: each follower's list of posts | 12 |

# %% [markdown]
# The picture often drawn of this has its last arrow at the wrong place. The 201 does not go from host to browser: it
# takes the same way back, **through balancer and edge**. And it does not wait for steps 12 and 13.

# %% [markdown]
# All thirteen run here, on loopback, over lines that are slow on purpose: 20 ms there and back to the resolver, 40 to
# the edge, 20 from there to the balancer, 60 to the timeline caches, 2 inside of the data centre. **Predict**: how many
# milliseconds pass before the host sees a byte of the first click?

# %% tags=["measured"]
import json
from pathlib import Path
from tempfile import gettempdir

from course.draw import journey, prediction
from course.lab import Journey, har

predicted_before = None  # your number
with Journey(seed=12) as lab:
    status = lab.click()
    cold = lab.spans()
reached = next(one for one in cold if one["name"] == "api-a" and one["kind"] == "server")
prediction(predicted_before, reached["start"], "ms", "From the click to the host")

# %% [markdown]
# Round trips, nearly all of it: 20 for the name, 40 for TCP, 40 for TLS 1.3, then half of 40, 20 and 2 for the request
# itself. **Steps 1 to 5 easily cost 50 to 200 ms before the application sees a byte.** Most queries are quicker.

# %% tags=["measured"]
journey(cold)

# %% [markdown]
# The dashed line is the moment of the 201. To the right of it the worker is still busy, and nobody waits for it.

# %% [markdown]
# ## Spans
#
# Each part that works on a request writes down what it did, from when to when, and for whom: a **span**. The `id` of
# the span for which it works is its `parent`, so all spans of a click form a tree, its **trace**. Times are in
# milliseconds since the click.

# %% [markdown]
# A **client** span is the time in which somebody waits for another part, a **server** span that in which the other part
# works for it, an **internal** one what happens inside of a part. `error` is `None`, or a text.

# %% [markdown]
# How does a host know its parent? Each request carries the field `traceparent`, which the W3C has standardized: a
# version, the id of the trace, the id of the caller's span, and a flag. Every hop puts its own span into it. Some pass
# on more than they may: nginx 1.22 and HAProxy 2.6 forward fields that `Connection` names, which are meant for them
# alone (RFC 9110 §7.6.1).

# %% tags=["nbval-check-output"]
with Journey(seed=12) as lab:
    lab.click()
    trace, calls = lab.trace_id(), [one for one in lab.spans() if one["kind"] == "client"]
for one in sorted(calls, key=lambda one: one["name"])[:3]:
    print(f"to {one['name']:9}traceparent: 00-{trace}-{one['id']}-01")

# %% [markdown]
# Parts send their spans off when these end, each on its own. So children arrive before their parents, and you cannot
# rely on any order at all.

# %% tags=["setup"]
COLD = [
    span("1", None, "click", "internal", 0, 165),
    span("2", "1", "post", "client", 0, 165),
    span("3", "2", "dns", "internal", 0, 20),
    span("4", "2", "tcp", "internal", 20, 60),
    span("5", "2", "tls", "internal", 60, 100),
    span("6", "2", "send", "internal", 100, 100),
    span("7", "2", "wait", "internal", 100, 160),
    span("8", "7", "edge", "server", 120, 140),
    span("9", "2", "receive", "internal", 160, 165),
]

# %%
from course.draw import prediction

# %% [markdown]
# ### Exercise: waterfall
#
# **Core · 10 minutes.** Write `waterfall(spans) -> list[dict]`: the requests of a browser with the timings of a HAR
# 1.2, the format in which browsers save them. Of the spans above, `waterfall(COLD)` gives
# `[{"name": "post", "dns": 20, "connect": 80, "ssl": 40, "send": 0, "wait": 60, "receive": 5, "time": 165}]`.
#
# - A span without parent is a click. A **request** is a client span whose parent is a click; `name` is its name.
# - Its **phases** are those spans named `dns`, `tcp`, `tls`, `send`, `wait` and `receive` whose parent is the request.
#   It has at most one of each, and `tls` only after `tcp`.
# - `dns`, `send`, `wait` and `receive` last as long as their phases. `connect` lasts from the start of `tcp` to the end
#   of `tls`, or of `tcp` where no `tls` is; `ssl` lasts as long as `tls`.
# - For a phase that is not there, `dns`, `connect` and `ssl` are −1. The others are 0 then: HAR wants it so.
# - `time` is the sum of `dns`, `connect`, `send`, `wait` and `receive`; a −1 adds nothing.
# - Requests stand in the order of their start, those with one start in the order of `spans`, which stays as it is.
#
# Spans come in any order; all parents are among them. Times are whole milliseconds.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: where to begin</summary>
#
# Two passes: first collect the ids of all clicks, then take the client spans whose parent is one of these. In one pass
# you would miss a request that stands before its click.
#
# </details>
#
# <details><summary>Hint 2: one request</summary>
#
# Make a dict of its phases, from name to span. `"tls" in phases` asks for the span; a phase that lasted 0 ms is there,
# too.
#
# </details>

# %% answer="waterfall"
def waterfall(spans):
    ### BEGIN SOLUTION
    clicks = {span["id"] for span in spans if span["parent"] is None}
    requests = [span for span in spans if (span["kind"], span["parent"] in clicks) == ("client", True)]
    rows = []
    for request in sorted(requests, key=lambda span: span["start"]):
        phases = {span["name"]: span for span in spans if span["parent"] == request["id"]}

        def lasts(first, last, missing, phases=phases):
            return phases[last]["end"] - phases[first]["start"] if first in phases else missing

        row = {"name": request["name"], "dns": lasts("dns", "dns", -1)}
        row["connect"] = lasts("tcp", "tls" if "tls" in phases else "tcp", -1)
        row["ssl"] = lasts("tls", "tls", -1)
        row |= {name: lasts(name, name, 0) for name in ("send", "wait", "receive")}
        row["time"] = sum(max(row[name], 0) for name in ("dns", "connect", "send", "wait", "receive"))
        rows.append(row)
    return rows
    ### END SOLUTION

# %% test="test_waterfall" points=1
from course.check import calling

keys = ("id", "parent", "name", "kind", "start", "end", "error")
click, post = ("1", None, "click", "internal", 0, 90, None), ("2", "1", "post", "client", 0, 90, None)
waiting, deep = ("3", "2", "wait", "internal", 10, 80, None), ("4", "3", "dns", "client", 30, 60, None)
keep_alive = [dict(zip(keys, row, strict=True)) for row in (deep, waiting, post, click)]
calling(waterfall, keep_alive).gives(
    [{"name": "post", "dns": -1, "connect": -1, "ssl": -1, "send": 0, "wait": 70, "receive": 0, "time": 70}],
    think="a connection was there already; the lookup at 30 ms is somebody else's, far behind the browser",
)
first, second = ("5", "2", "tcp", "internal", 0, 4, None), ("6", "2", "tls", "internal", 4, 10, None)
calling(waterfall, [*keep_alive, *(dict(zip(keys, row, strict=True)) for row in (second, first))]).gives(
    [{"name": "post", "dns": -1, "connect": 10, "ssl": 6, "send": 0, "wait": 70, "receive": 0, "time": 80}],
    think="connect contains ssl, so time counts these 6 ms once",
)

# %% test="test_waterfall_requests" points=2
from course.check import calling

keys = ("id", "parent", "name", "kind", "start", "end", "error")
rows = [("1", None, "click", "internal", 0, 9, None), ("2", "1", "get", "client", 0, 9, None)]


def names(told):
    return [row["name"] for row in told]


calling(waterfall, [dict(zip(keys, row, strict=True)) for row in rows]).gives(
    ["get"], of=names, think="the click is no request, what it waits for is one"
)

# %% test="test_waterfall_phases" points=2
from course.check import calling

keys = ("id", "parent", "name", "kind", "start", "end", "error")
rows = [("1", None, "click", "internal", 0, 9, None), ("2", "1", "get", "client", 0, 9, None)]
rows += [("3", "2", "send", "internal", 0, 2, None), ("4", "2", "wait", "internal", 2, 9, None)]


def sent_and_waited(told):
    return [(row["send"], row["wait"]) for row in told]


calling(waterfall, [dict(zip(keys, row, strict=True)) for row in rows]).gives(
    [(2, 7)], of=sent_and_waited, think="each phase lasts from its own start to its own end"
)

# %% [markdown]
# Now the same twice. The second click finds the address and the connection of the first one. **Predict**: how long does
# it take?

# %% tags=["needs-answer", "measured"]
predicted_warm = None  # your number
with Journey(seed=12) as lab:
    lab.click()
    first_click = waterfall(lab.spans())
    lab.click()
    warm = lab.spans()
both, requests = first_click + waterfall(warm), lab.requests
prediction(predicted_warm, both[1]["time"], "ms", "The second click")

# %% tags=["needs-answer"]
for entry in both:
    print(entry["name"], *(f"{what} {entry[what]:.0f}" for what in list(entry)[1:]))

# %% tags=["needs-answer", "measured"]
journey(warm)

# %% [markdown]
# Less than half. **Keep-alive is the easiest win of all**: nothing is cheaper than a round trip that does not take
# place. HTTP/2 lets all requests share that one connection, TLS 1.3 saves a round trip that TLS 1.2 needs, an edge that
# ends TLS close to the user makes the round trips short, and anycast finds that edge.

# %% [markdown]
# What you have worked out can be saved as a **HAR**. Open the file with your browser: developer tools, Network, import.

# %% tags=["needs-answer"]
saved = Path(gettempdir(), "journey.har")
size = saved.write_text(json.dumps(har(both, requests)))
print(saved.name, size, "bytes")

# %% [markdown]
# And what do browsers save? Chromium loaded this lab's page and posted twice; playwright recorded it. Here is the page:

# %% tags=["nbval-check-output"]
loaded, *posts = json.loads(Path("data/chromium.har").read_text())["log"]["entries"]
print(loaded["timings"], "time", loaded["time"])
spent = sum(ms for what, ms in loaded["timings"].items() if what != "ssl")
print(f"all but ssl: {spent:.3f}; connect of the posts: {[post['timings']['connect'] for post in posts]}")

# %% [markdown]
# **Do not trust `time`.** It is 60 ms more than its parts: `connect` contains `ssl`, as HAR 1.2 says, and playwright
# 1.65 counts it twice. Scripts that add up all timings do the same, once for each new connection. (The round trip of
# TCP is missing here: on loopback, Chromium's connect() ends before the slow line.)
#
# And some of what a browser reports, nobody has measured. In Chromium 156 `transferSize` is the size of the body plus
# 300, whatever the fields weigh, for a 304 too, and the `nextHopProtocol` of a 304 is empty. Sizes of fields come from
# the server, or from a capture.

# %% [markdown]
# ## What decided how long it took
#
# Spans say when, not why. Yet the waits of a trace are good evidence: a part that waits for another goes on when that
# has ended. So go **back from the end**, each time to what ended last before: this chain is the **critical path**. What
# is not on it may take longer, and nobody notices. (A **producer** span is a message put into a queue; there is more on
# that below.)

# %% tags=["setup"]
POST = [
    span("a", None, "click", "internal", 0, 100),
    span("b", "a", "dns", "client", 0, 20),
    span("c", "a", "post", "client", 20, 100),
    span("d", "c", "auth", "client", 30, 50),
    span("e", "c", "log", "client", 30, 45),
    span("f", "c", "write", "client", 50, 90),
    span("g", "c", "fan-out", "producer", 60, 400),
]

# %% [markdown]
# ### Exercise: critical_path
#
# **Core · 10 minutes.** Write `critical_path(spans) -> list[str]`: the names of the spans on the critical path. Of the
# spans above, `critical_path(POST)` gives `["click", "dns", "post", "auth", "write"]`.
#
# - The **root**, the one span without parent, is on the path.
# - For each span on the path, go back from its end. Of its children that have ended by then, at that moment or before,
#   the one that ended last is on the path, too. Go on from the start of this child in the same way, until no child has
#   ended by then.
# - Of children that ended at the same moment take the one that began first, and if they began together, the one that
#   stands first in `spans`.
# - The result has each span before its children, and children of one span in the order of time.
#
# Spans come in any order. No span has length 0, and none begins before its parent does. All times are of one
# clock. What you are given stays as it is.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: where to begin</summary>
#
# A function for one span, which returns its name and those of the path below it, calls itself for each child that it
# takes.
#
# </details>
#
# <details><summary>Hint 2: one span</summary>
#
# Let `until` be the end of the span. While there are children whose end is at most `until`, take the one with the
# largest end, put its path in front of what you have, and set `until` to its start.
#
# </details>

# %% answer="critical_path"
def critical_path(spans):
    ### BEGIN SOLUTION
    def path(span):
        until, steps = span["end"], []
        children = [child for child in spans if child["parent"] == span["id"]]
        while ended := [child for child in children if child["end"] <= until]:
            last = max(ended, key=lambda child: (child["end"], -child["start"]))
            steps = path(last) + steps
            until = last["start"]
        return [span["name"], *steps]

    return path(next(span for span in spans if span["parent"] is None))
    ### END SOLUTION

# %% test="test_critical_path" points=1
from course.check import calling

keys = ("id", "parent", "name", "kind", "start", "end", "error")
rows = [("a", None, "click", "internal", 0, 100, None), ("b", "a", "dns", "client", 0, 20, None)]
rows += [("c", "a", "post", "client", 20, 100, None), ("d", "c", "auth", "client", 30, 50, None)]
rows += [("f", "c", "write", "client", 50, 90, None), ("g", "c", "fan-out", "producer", 60, 400, None)]
calling(critical_path, [dict(zip(keys, row, strict=True)) for row in rows]).gives(
    ["click", "dns", "post", "auth", "write"], think="the post ended at 100, so it cannot have waited for the fan-out"
)
rows += [("h", "c", "log", "client", 30, 49, None), ("i", "b", "cache", "client", 2, 19, None)]
calling(critical_path, [dict(zip(keys, row, strict=True)) for row in rows]).gives(
    ["click", "dns", "cache", "post", "auth", "write"], think="write began when auth had ended; log was done before"
)

# %% test="test_critical_path_steps" points=2
from course.check import calling

keys = ("id", "parent", "name", "kind", "start", "end", "error")
alone = dict(zip(keys, ("1", None, "get", "client", 0, 30, None), strict=True))
calling(critical_path, [alone]).gives(["get"], think="the root is on the path, and nobody else is there")

# %% test="test_critical_path_together" points=2
from course.check import calling

keys = ("id", "parent", "name", "kind", "start", "end", "error")
rows = [("1", None, "get", "client", 0, 30, None), ("2", "1", "read", "client", 5, 25, None)]
calling(critical_path, [dict(zip(keys, row, strict=True)) for row in rows]).gives(
    ["get", "read"], think="one waits for the other"
)

# %% [markdown]
# **Predict**: of the spans of your cold click, how many are on its critical path?

# %% tags=["needs-answer", "measured"]
predicted_steps = None  # your number
critical = critical_path(cold)
print(*critical)
prediction(predicted_steps, len(critical), f"of {len(cold)}", "Spans on the critical path")

# %% [markdown]
# `fan-out` is among them: the host waits until the queue has the message. No worker and no timeline is. You could make
# their work ten times slower, and no user would see it in the time of a click.
#
# One thing had to be true for that: **all times are of one clock**. Let the clock of the host be a second
# ahead, as happens where nobody looks, and ask again.

# %% tags=["needs-answer"]
apart = [dict(one) for one in cold]
for one in apart:
    if (one["name"], one["kind"]) in [("api-a", "server"), ("cache", "client"), ("db", "client")]:
        one["start"], one["end"] = one["start"] + 1000, one["end"] + 1000
print(*critical_path(apart))

# %% [markdown]
# The host now seems to answer after its caller has stopped waiting, so it is taken for one that nobody waited for.
# **Clocks of hosts differ.** Tracing tools shift the spans of a server into those of its client, and hope that the way
# there took as long as the way back.

# %% [markdown]
# ## What would it save?
#
# Somebody offers to make the handshake twice as fast. Is it worth a week? The critical path of one click is a hint, and
# no proof: of two that follow each other, did one wait for the other, or did it just happen to come later? You need to
# know **what waits for what**. Then the answer is arithmetic, and often it is zero.

# %% tags=["setup"]
PAGE = {"dns": (20, ()), "tcp": (40, ("dns",)), "config": (50, ()), "answer": (40, ("tcp", "config"))}

# %% [markdown]
# ### Exercise: savings
#
# **Core · 8 minutes.** Write `savings(work, cut) -> int`: how many milliseconds earlier all is done if some pieces of
# the work take another time. `work[name]` is `(ms, after)`: how long a piece takes, and a tuple of those it waits for.
# `cut[name]` is how many milliseconds it takes instead. With the work above, `savings(PAGE, {"tcp": 0})` gives `10`.
#
# - A piece starts when all those that it waits for have ended, or at 0 ms if it waits for none. Pieces that do not wait
#   for each other run at the same time.
# - All is done when the last piece has ended; without any work that is at 0 ms.
# - The result is when all is done without `cut`, less when all is done with it. It is negative if that is later.
#
# Times are whole numbers from 0. There are at most twelve pieces, in any order. All names in `after` and `cut` are in
# `work`, and no piece waits for itself, not even through others. Both arguments stay as they are.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: where to begin</summary>
#
# Write a function that says when all is done, for given times, and call it twice.
#
# </details>
#
# <details><summary>Hint 2: when a piece ends</summary>
#
# The end of a piece is its own time plus the largest end of those that it waits for. A function may call itself for
# these; `max(…, default=0)` helps where there are none.
#
# </details>

# %% answer="savings"
def savings(work, cut):
    ### BEGIN SOLUTION
    def done(times):
        def end(name):
            waits = [end(one) for one in work[name][1]]
            return times[name] + max(waits) if waits else times[name]

        return max(map(end, work))

    if not work:
        return 0
    times = {name: ms for name, (ms, _) in work.items()}
    return done(times) - done(times | cut)
    ### END SOLUTION

# %% test="test_savings" points=1
from course.check import calling

page = {"dns": (20, ()), "tcp": (40, ("dns",)), "config": (50, ()), "answer": (40, ("tcp", "config"))}
calling(savings, page, {"tcp": 0}).gives(10, think="answer then waits for config, until 50 in place of 60 ms")
calling(savings, page, {"tcp": 0, "dns": 0}).gives(10, think="config decides already: the second cut adds nothing")
calling(savings, page, {"config": 0}).gives(0, think="nobody waited for config")

# %% test="test_savings_one" points=2
from course.check import calling

calling(savings, {"b": (10, ()), "a": (40, ())}, {"a": 20}).gives(20, think="a is done last, before and after")

# %% test="test_savings_several" points=2
from course.check import calling

calling(savings, {"b": (10, ()), "a": (40, ())}, {"a": 20, "b": 5}).gives(20, think="all wait for a, none for b")

# %% [markdown]
# **Predict**: what do you save if you halve both dns and tcp?

# %% tags=["needs-answer"]
predicted_halves = None  # your number
prediction(predicted_halves, savings(PAGE, {"dns": 10, "tcp": 20}), "ms", "Saved by halving dns and tcp")

# %% [markdown]
# Only 10 of 30 ms: from there on, config decides. **Savings do not add up**: each cut moves the critical path, and the
# next cut meets another one. So measure again after each.
#
# Does it hold in the lab? Of the click you know what waits for what: everything, one after the other. An edge in the
# user's own city is 10 ms away, there and back, in place of 40. First the arithmetic, then the lab.

# %% tags=["needs-answer", "measured"]
stages = {"dns": (20, ()), "tcp": (40, ("dns",)), "tls": (40, ("tcp",)), "edge": (40, ("tls",))}
stages["rest"] = (30, ("edge",))
expected = savings(stages, {"tcp": 10, "tls": 10, "edge": 10})
with Journey(seed=12, delays={"edge": 5}) as lab:
    lab.click()
    close_by = waterfall(lab.spans())
prediction(expected, both[0]["time"] - close_by[0]["time"], "ms", "Saved by an edge close by")

# %% [markdown]
# A machine that does other things at the same time is some milliseconds off. **Predict, then measure** is still
# better than to build it and hope.

# %% [markdown]
# ## Which host?
#
# Behind the edge stands a **balancer**. It knows which hosts pass their health checks and how many requests each is
# working on. When a host fails, it may send the request to another one. But may it?

# %% [markdown]
# A connection that was **refused** never carried the request. One that was **dropped** tells nothing: the host may have
# died before it read the request, or after it wrote the post and before it said so. To send it again is harmless only
# if twice does the same as once (lesson 6), or if a key lets the next host see that it is the same request.

# %% [markdown]
# ### Exercise: next_host
#
# **Core · 12 minutes.** Write `next_host(request, tries, inflight, healthy) -> str | None`: the host to which a
# balancer sends a request now, or `None` if to none. `request` has a `"method"` and a `"key"`, its idempotency key: a
# text that is not empty, or `None`. `tries` is the list of `(host, outcome)` so far, `inflight` how many requests each
# host is working on, `healthy` the set of those hosts that pass their checks.
# `next_host({"method": "POST", "key": None}, [("a", "refused")], {"a": 0, "b": 2, "c": 1}, {"a", "b", "c"})` gives
# `"c"`.
#
# | last outcome | the host | try another one |
# |---|---|---|
# | `"refused"` | never got the request | yes |
# | `"dropped"` | may have done all of it, or nothing | only if the method is idempotent, or there is a key |
# | `"answered"` | sent an answer, of any status | no |
#
# - Idempotent are GET, HEAD, OPTIONS, TRACE, PUT and DELETE (RFC 9110 §9.2.2). Case matters in methods (§9.1): no other
#   text is idempotent.
# - A request goes to at most two hosts, or one poisonous request takes all of them down. No host gets it twice.
# - Of the healthy hosts that are left, choose the one with the fewest requests in flight, of equals the one whose name
#   comes first, as Python compares texts. If none is left, the result is `None`.
#
# All hosts are in `inflight`. What you are given stays as it is.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: where to begin</summary>
#
# First the reasons to stop: two tries, an answer, a dropped connection that must not be tried again. What is left of
# the work is a choice.
#
# </details>
#
# <details><summary>Hint 2: the choice</summary>
#
# `min(hosts, key=lambda host: (inflight[host], host), default=None)` compares names only between equals.
#
# </details>

# %% answer="next_host"
def next_host(request, tries, inflight, healthy):
    ### BEGIN SOLUTION
    idempotent = {"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"}
    twice_is_once = request["method"] in idempotent or request["key"] is not None
    allowed = {"refused": True, "dropped": twice_is_once, "answered": False}
    if len(tries) >= 2 or not all(allowed[outcome] for _, outcome in tries):
        return None
    left = healthy - {host for host, _ in tries}
    return min(left, key=lambda host: (inflight[host], host), default=None)
    ### END SOLUTION

# %% test="test_next_host" points=1
from course.check import calling

post, hosts = {"method": "POST", "key": None}, {"a": 0, "b": 2, "c": 1}
calling(next_host, post, [("a", "refused")], hosts, {"a", "b", "c"}).gives("c", think="a never got it, c is less busy")
calling(next_host, post, [("a", "dropped")], hosts, {"a", "b", "c"}).gives(None, think="a may have posted it already")
calling(next_host, post, [], hosts, {"b"}).gives("b", think="a and c fail their checks, however little they do")

# %% test="test_next_host_choice" points=2
from course.check import calling

get, hosts = {"method": "GET", "key": None}, {"a": 2, "b": 2}
calling(next_host, get, [], hosts, {"a"}).gives("a", think="the other one fails its checks")

# %% test="test_next_host_again" points=2
from course.check import calling

get, hosts = {"method": "GET", "key": None}, {"a": 2, "b": 2}
calling(next_host, get, [("b", "refused")], hosts, {"a", "b"}).gives("a", think="b never got it")

# %% [markdown]
# Your balancer at work. api-a does what it is asked to do and dies before it can say so; the POST has no key. What does
# the browser see, and what stands in the database?

# %% tags=["needs-answer", "nbval-check-output"]
with Journey(seed=12, next_host=next_host) as lab:
    lab.kill("api-a", "after")
    print(lab.click(), lab.posts())

# %% [markdown]
# An error, although the post is there. Whoever presses the button again has two. With a key, the balancer asks api-b,
# and the database sees that it knows this one:

# %% tags=["needs-answer", "nbval-check-output"]
with Journey(seed=12, next_host=next_host) as lab:
    lab.kill("api-a", "after")
    print(lab.click(key="7f3a"), lab.posts())

# %% [markdown]
# Why two hosts at most? Because some requests kill whoever reads them. **Predict**: of two hosts, how many are left
# after one such request?

# %% tags=["needs-answer", "nbval-check-output"]
with Journey(seed=12, next_host=next_host) as lab:
    lab.kill("api-a", "before")
    lab.kill("api-b", "before")
    print(lab.click(key="poison"), sorted(lab.check()), lab.click(key="sound"))

# %% [markdown]
# None: with two hosts, two tries are one too many. nginx 1.22 does the like as it comes. A host that drops a connection
# counts as down for 10 seconds (`max_fails` 1, `fail_timeout` 10 s), and a GET is tried on the next. So **one bad URL
# takes out both**, and for 10 seconds everybody gets 502, for pages that nothing is wrong with.

# %% [markdown]
# ## Break it: who was it?
#
# When a part dies in the middle of a request, everybody above it reports an error: the API host, the balancer, the
# edge, the browser. The dead one reports nothing. Its span is missing, and that is the trace it leaves.

# %% tags=["measured"]
with Journey(seed=12) as lab:
    lab.kill("db", "before")
    lab.click()
    broken = lab.spans()
journey(broken)

# %% [markdown]
# A queue is different: nobody waits. A worker that dies before it has acknowledged a message leaves no error at all.
# The queue only hands the message to the next worker, so it is **taken twice**. A **producer** span is a message put
# into a queue; each **consumer** span below it is one time that a worker takes it.

# %% tags=["setup"]
LOST = [
    span("1", None, "click", "internal", 0, 90),
    span("2", "1", "edge", "client", 0, 90, "502"),
    span("3", "2", "edge", "server", 10, 80, "502"),
    span("4", "3", "api", "client", 12, 78, "500"),
    span("5", "4", "api", "server", 20, 70, "500"),
    span("6", "5", "cache", "client", 21, 24),
    span("7", "6", "cache", "server", 22, 23),
    span("8", "5", "db", "client", 30, 68, "broken off"),
]

# %% [markdown]
# ### Exercise: broken_part
#
# **Core · 8 minutes.** Write `broken_part(spans) -> str | None`: the name of the part that broke, or `None`. A client
# span has the name of the part that is called; a child of kind `"server"` shows that this part finished the call. Of
# the spans above, `broken_part(LOST)` gives `"db"`.
#
# - A call is **lost** if its client span has an `error`, not `None`, and none of its children is of kind `"server"`.
# - If there are lost calls, the result is the name of the deepest: the one with the most spans above it. Of several as
#   deep, it is the one that stands first in `spans`.
# - If there are none, and a `"producer"` span has more than one child of kind `"consumer"`, the worker that took the
#   message first broke: the result is the name of the consumer child that started first.
# - Otherwise it is `None`.
#
# Spans come in any order. Who dies sends none: a parent may be missing in the list, and nothing is above its children.
# At most one message is taken more than once, at different times. The clocks of hosts differ, so a child may seem to
# begin before its parent. What you are given stays as it is.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: where to begin</summary>
#
# Collect the ids of all client spans that have a child of kind `"server"`. A lost call is a client span with an error
# whose id is not among them.
#
# </details>
#
# <details><summary>Hint 2: how deep?</summary>
#
# Make a dict from id to parent and count the steps until a parent is not in the list. Of several equal ones, `max`
# takes the first.
#
# </details>

# %% answer="broken_part"
def broken_part(spans):
    ### BEGIN SOLUTION
    by_id, kinds = {span["id"]: span for span in spans}, {}
    for span in spans:
        kinds.setdefault(span["kind"], []).append(span)

    def above(span):
        over = by_id.get(span["parent"])
        return [*above(over), over] if over else []

    finished = {span["parent"] for span in kinds.get("server", [])}
    lost = [s for s in kinds.get("client", []) if s["error"] is not None and s["id"] not in finished]
    if lost:
        return max(lost, key=lambda span: len(above(span)))["name"]
    messages = [span["id"] for span in kinds.get("producer", [])]
    consumers = sorted(kinds.get("consumer", []), key=lambda span: span["start"])
    deliveries = [[span["name"] for span in consumers if span["parent"] == message] for message in messages]
    return next((names[0] for names in deliveries if names[1:]), None)
    ### END SOLUTION

# %% test="test_broken_part" points=1
from course.check import calling

keys = ("id", "parent", "name", "kind", "start", "end", "error")
rows = [("1", None, "click", "internal", 0, 90, None), ("2", "1", "edge", "client", 0, 90, "502")]
rows += [("3", "2", "edge", "server", 10, 80, "502"), ("4", "3", "api", "client", 12, 78, "broken off")]
calling(broken_part, [dict(zip(keys, row, strict=True)) for row in rows]).gives("api", think="edge only reports it")
rows[3:] = [("4", "3", "api", "client", 12, 78, None), ("5", "4", "queue", "producer", 20, 30, None)]
rows += [("6", "5", "w1", "consumer", 40, 50, None), ("7", "5", "w2", "consumer", 70, 75, None)]
calling(broken_part, [dict(zip(keys, row, strict=True)) for row in rows]).gives(
    "w1", think="edge has finished its call, with an error; w1 took the message and never acknowledged it"
)

# %% test="test_broken_part_calls" points=2
from course.check import calling

keys = ("id", "parent", "name", "kind", "start", "end", "error")
rows = [("1", None, "click", "internal", 0, 9, None), ("2", "1", "edge", "client", 0, 9, "refused")]
rows += [("3", "2", "edge", "client", 1, 8, "refused")]
calling(broken_part, [dict(zip(keys, row, strict=True)) for row in rows]).gives(
    "edge", think="it did not even listen: the call was lost, and the one try below it"
)

# %% test="test_broken_part_messages" points=2
from course.check import calling

keys = ("id", "parent", "name", "kind", "start", "end", "error")
rows = [("1", None, "post", "producer", 0, 9, None), ("2", "1", "w1", "consumer", 10, 90, None)]
rows += [("3", "2", "db", "client", 50, 60, "refused")]
calling(broken_part, [dict(zip(keys, row, strict=True)) for row in rows]).gives("db", think="w1 could not reach it")

# %% [markdown]
# Kill what you like, and when you like. Does your function find it?

# %% tags=["needs-answer", "nbval-check-output"]
for part, moment in [("db", "before"), ("cache", "after"), ("balancer", "before"), ("queue", "before")]:
    with Journey(seed=12) as lab:
        lab.kill(part, moment)
        print(part, "died:", lab.click(), broken_part(lab.spans()))

# %% [markdown]
# Ten more clicks were recorded, each of them broken by one part. How many do you find?

# %% tags=["needs-answer", "nbval-check-output"]
recorded = json.loads(Path("data/traces.json").read_text())
found = [broken_part(night["spans"]) == night["broke"] for night in recorded]
print(sum(found), "of", len(found))

# %% [markdown]
# Everybody above the dead part reports its failure. Alarms that count errors by part point at the edge first, as that
# reports them all.

# %% [markdown]
# ## Once, in spite of everything
#
# A queue hands a message out **at least once**: it cannot know whether a silent worker is dead, slow, or has done
# everything but say so. "Exactly once" is no property of a queue, but of what you do with a message.
#
# The lab's own workers acknowledge first, as many do. One dies before it has written. Three people follow the author.
# **Predict**: in how many of their timelines does the post stand?

# %% tags=["needs-answer", "nbval-check-output"]
with Journey(seed=12) as lab:
    lab.kill("worker-1", "before")
    print(lab.click(), broken_part(lab.spans()), lab.timelines(), lab.waiting(), "waiting")

# %% [markdown]
# In none, and it never will: 201 was said, the message is gone, and no trace shows an error. Do better.

# %% [markdown]
# ### Exercise: work
#
# **Core · 10 minutes.** Write `work(message, store) -> None`: what a worker does with a message from the queue. Its
# post is to stand once in the timeline of each follower, whatever happens. One worker at a time has a message.
# `message` is `{"id": "m1", "delivery": 1, "age": 40, "post": "p7", "followers": ["ann", "bob"]}`: `delivery` counts
# how often the queue has handed out this copy of it, of which there may be several, `age` is how many milliseconds it
# has been there. `store` is a dict of three functions:
#
# | function | what it does |
# |---|---|
# | `seen(id)` | gives `True` if `("seen", id)` has been committed |
# | `commit(changes)` | does all changes of a list, or none: `("add", "ann", "p7")` adds a line, `("seen", id)` a mark |
# | `ack(id)` | takes the message out of the queue for ever |
#
# With an empty store, `work(message, store)` gives `None`, two lines and an empty queue.
#
# - Each call may raise an `OSError`, before it took effect or after. Then the worker is dead, and all further calls
#   raise it, too. It does not matter what `work` does with the error.
# - A message that is not acknowledged comes again, at any time, and to a worker that remembers nothing but `store`.
# - In the end each message has added one line for each of its followers, of whom there may be none. If no call fails,
#   it is acknowledged when `work` returns.
# - Messages with different ids are different, even about one post: a fan-out comes in parts.
#
# A message has no follower twice.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: where to begin</summary>
#
# For each two calls that follow each other, ask: what if the worker dies between them?
#
# </details>
#
# <details><summary>Hint 2: the mark</summary>
#
# If the mark is set before the lines, they may be lost; if after, they may be doubled. `commit` takes a list.
#
# </details>

# %% answer="work"
def work(message, store):
    ### BEGIN SOLUTION
    if not store["seen"](message["id"]):
        lines = [("add", follower, message["post"]) for follower in message["followers"]]
        store["commit"]([*lines, ("seen", message["id"])])
    store["ack"](message["id"])
    ### END SOLUTION

# %% test="test_work" points=1
from contextlib import suppress

from course.check import calling

committed, acknowledged = [], []


def is_seen(id):
    return ("seen", id) in committed


def commit_all(changes):
    committed.extend(map(tuple, changes))


def acknowledge(id):
    acknowledged.append(id)


def die(*_, **__):
    raise OSError("the worker dies here")


parts = {"seen": is_seen, "commit": commit_all, "ack": acknowledge}
given = {"id": "m1", "delivery": 1, "age": 40, "post": "p7", "followers": ["ann", "bob"]}
with suppress(OSError):
    work(given, parts | {"commit": die})
assert not acknowledged, "m1 is out of the queue for ever, and its lines have not been written"
with suppress(OSError):
    work(given | {"delivery": 2}, parts | {"ack": die})
calling(work, given | {"delivery": 3}, parts).gives(None)
added = [change for change in committed if change[0] == "add"]
assert sorted(added) == [("add", "ann", "p7"), ("add", "bob", "p7")], f"the lines are {added}"
assert acknowledged == ["m1"], f"acknowledged: {acknowledged}, so m1 stays in the queue"

# %% test="test_work_once" points=2
done = []


def always(id):
    return True


def write(changes):
    done.append("commit")


def say(id):
    done.append(id)


work(
    {"id": "m2", "delivery": 2, "age": 90, "post": "p8", "followers": ["ann"]},
    {"seen": always, "commit": write, "ack": say},
)
assert done == ["m2"], f"m2 has been done before; what is left is to acknowledge it, and you did {done}"

# %% test="test_work_crash" points=2
done = []


def is_noted(id):
    return ("seen", id) in done


def write_down(changes):
    done.extend(map(tuple, changes))


def say_so(id):
    done.append(id)


work(
    {"id": "m3", "delivery": 1, "age": 0, "post": "p9", "followers": ["ann"]},
    {"seen": is_noted, "commit": write_down, "ack": say_so},
)
assert done.count(("add", "ann", "p9")) == 1, f"m3 is new, and ann's timeline lacks its line: you did {done}"
assert "m3" in done, f"no call failed, so m3 is to be acknowledged: you did {done}"

# %% [markdown]
# Let your workers die, before and after they commit. `broken_part` names the one that died.

# %% tags=["needs-answer", "nbval-check-output"]
for moment in ("before", "after"):
    with Journey(seed=12, work=work) as lab:
        lab.kill("worker-1", moment)
        print(lab.click(), broken_part(lab.spans()), lab.timelines())

# %% [markdown]
# One line in each timeline, both times. The secret is that the mark and the lines are **one commit**: either both are
# there or neither. Where they cannot be, as with two databases, the effect must be such that twice is once.

# %% [markdown]
# One gap is left, in the host: it writes to the database, then to the queue. If the queue dies between the two, the
# post is there and no follower ever hears of it.

# %% tags=["nbval-check-output"]
with Journey(seed=12) as lab:
    lab.kill("queue", "before")
    print(lab.click(), lab.posts(), lab.timelines())

# %% [markdown]
# Two stores cannot be written at once. What helps is to write the message into **the same database in the same
# transaction**, into a table called the outbox, from which somebody moves it to the queue: at least once, and you know
# what to do with that.

# %% [markdown]
# ## What you can do now
#
# - Read a waterfall, and say which milliseconds are round trips. `connect` contains `ssl`.
# - Go back from the end to the critical path. What comes after the 201 is not on it.
# - Say what a cut saves, from what waits for what. Savings do not add up.
# - Choose a host among the healthy, and send again only what never arrived, or may be done twice. Two hosts at most.
# - Find the dead part: the deepest call that failed and that nobody finished, or the first of two that took a message.
# - Mark and work in one commit, acknowledge last.

# %% [markdown]
# ## Further: two stores, one promise
#
# This is stretch, and goes on from **[Once, in spite of everything](#Once,-in-spite-of-everything)**, where the queue
# died when the database had the post. Writing in the other order does no better. An outbox does.

# %% [markdown]
# ### Exercise: forward
#
# **Stretch · 12 minutes.** Write `create(new, message, store) -> None`, with which a host keeps a new post, and
# `forward(store) -> None`, which a second program runs now and then, once at a time, to bring messages to the queue.
# `new` is `{"id": "p7", "text": "hello"}`, and `message`, which belongs to it, `{"id": "m1", "post": "p7",
# "followers": ["ann"]}`. `store` is a dict of three functions:
#
# | function | what it does |
# |---|---|
# | `commit(changes)` | does all changes of a list, or none |
# | `waiting()` | gives a new list of the messages in the outbox, the oldest first |
# | `put(message)` | puts a message into the queue |
#
# The change `("post", new)` keeps a post, `("out", message)` puts a message into the outbox, `("sent", id)` takes the
# one with that id out of it. With nothing in the outbox, `forward(store)` gives `None` and does nothing.
#
# - Each call may raise an `OSError`, before it took effect or after. Then the program is dead: all its further calls
#   raise it, too, and it remembers nothing. It does not matter what your functions do with the error.
# - Only `forward` writes to the queue.
# - When `forward` has run without a failed call, the messages of all posts that were kept before it began are in the
#   queue, and of no others. Hosts keep posts while it runs, too.
# - As long as no call fails, each of them is put there once, however often `forward` runs. After a failure a second
#   copy does no harm, but the first copies arrive in the order in which their posts were kept.
#
# No two messages have the same id. Posts and messages stay as they are.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: where to begin</summary>
#
# `create` needs a single call. What belongs together belongs in one list.
#
# </details>
#
# <details><summary>Hint 2: which first?</summary>
#
# If `forward` dies between its two calls for a message, the message is lost, or it is put twice. A worker can live
# with one of these.
#
# </details>

# %% answer="forward"
def create(new, message, store):
    ### BEGIN SOLUTION
    store["commit"]([("post", new), ("out", message)])
    ### END SOLUTION


def forward(store):
    ### BEGIN SOLUTION
    for message in store["waiting"]():
        store["put"](message)
        store["commit"]([("sent", message["id"])])
    ### END SOLUTION

# %% test="test_forward" points=1
from contextlib import suppress

from course.check import calling

kept, queued = [], []


def commit_all(changes):
    kept.extend(map(tuple, changes))


def waiting_all():
    sent = [about for what, about in kept if what == "sent"]
    return [about for what, about in kept if what == "out" and about["id"] not in sent]


def put_all(message):
    queued.append(message)


outbox = {"commit": commit_all, "waiting": waiting_all, "put": put_all}
assert forward(outbox) is None
assert not kept + queued, "there was nothing in the outbox"
hello, bye = {"id": "m1", "post": "p7", "followers": ["ann"]}, {"id": "m2", "post": "p8", "followers": []}
calling(create, {"id": "p7", "text": "hello"}, hello, outbox).gives(None)
calling(create, {"id": "p8", "text": "bye"}, bye, outbox).gives(None)
assert not queued, f"only forward writes to the queue, and now it holds {queued}"
forward(outbox)
assert queued == [hello, bye], f"two posts were kept, and the queue holds {queued}"
forward(outbox)
assert queued == [hello, bye], f"no call failed, and the queue holds {queued}"


def put_dead(message):
    raise OSError("the queue is gone")


late = {"id": "m3", "post": "p9", "followers": ["bob"]}
create({"id": "p9", "text": "late"}, late, outbox)
with suppress(OSError):
    forward({**outbox, "put": put_dead})
forward(outbox)
assert queued == [hello, bye, late], f"one run met no queue, the next one did, which now holds {queued}"

# %% test="test_forward_crash" points=2
kept, queued = [], []


def commit_these(changes):
    kept.extend(map(tuple, changes))


def waiting_these():
    sent = [about for what, about in kept if what == "sent"]
    return [about for what, about in kept if what == "out" and about["id"] not in sent]


def put_these(message):
    queued.append(message)


outbox = {"commit": commit_these, "waiting": waiting_these, "put": put_these}
create({"id": "p2", "text": "one"}, {"id": "m6", "post": "p2", "followers": ["cid"]}, outbox)
forward(outbox)
assert {"id": "m6", "post": "p2", "followers": ["cid"]} in queued, f"the queue holds {queued}"

# %% [markdown]
# **Go further.** Trace Context: W3C Recommendation, 2021. HAR 1.2: a draft of the W3C's web performance group, never
# finished, and what browsers write. Idempotent methods, and what proxies may repeat: RFC 9110 §9.2.2; how
# clients repeat on a new connection: RFC 9112 §9.3.1. Critical paths at a large scale: "CRISP", USENIX ATC 2022.

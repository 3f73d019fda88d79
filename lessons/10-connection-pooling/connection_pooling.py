# %% [markdown]
# # Connection pooling
#
# **About 65 minutes**: 11 reading, 54 of core exercises; 8 more of stretch. No core exercise needs a stretch one.
#
# It is the evening of the sale. The database does what it can, and it is not enough. Within a minute every page fails,
# and when the crowd has gone, every page still fails. What should have said no, where, and when? You write the pool
# that says it, work out how large it may be, let a service drown in a storm and make it survive the next one. Then you
# can
#
# - keep one connection for many requests, and say what it saves;
# - lend connections out, queue for them, and turn away what cannot be served in time;
# - size a pool and its queue by arithmetic;
# - say why retries bring a service down, and why backoff alone does not bring it back;
# - set the limits of a real HTTP client, and know what they leave out.

# %% tags=["setup"]
import ssl
from random import randrange

import httpx

WORKERS, QUERY_MS, DEADLINE_MS = 4, 20, 200

# %% [markdown]
# ## What a connection costs
#
# A new connection costs **round trips**: one for TCP, one for TLS 1.3 or two for TLS 1.2. Over an ocean, at 150 ms
# each, that is 300 to 450 ms before the first byte of the request leaves. A connection that is open already costs
# nothing of that. But "hundreds of milliseconds" is no law: in one data centre a round trip takes 0.2 ms.

# %% [markdown]
# On this machine there is hardly any distance. **Predict**: how many times as long does a request take over a new
# connection with TLS as over one that is kept?

# %%
import json
from pathlib import Path
from time import perf_counter

from course.draw import curves, prediction
from course.lab import Database, Shop, Teller, arrivals, at_once, erlang_c, storm, waits


# %%
def seconds(times, call):
    begun = perf_counter()
    for _ in range(times):
        call()
    return perf_counter() - begun

# %% tags=["measured"]
predicted_ratio = None  # your number
with Shop(secure=True) as shop, shop.client() as kept:

    def once():
        with shop.client() as client:
            client.get("/")

    kept.get("/")
    ratio = seconds(10, once) / seconds(10, lambda: kept.get("/"))
prediction(predicted_ratio, ratio, "times", "A new connection for each request")

# %% [markdown]
# What you see is arithmetic, not distance: keys and certificates cost processor time on both sides. So clients keep
# connections (RFC 9112 §9.3). Browsers open six or so to an origin over HTTP/1.1, and a single one over HTTP/2, which
# carries everything at once. Servers that are clients of other servers open up to a largest number to each host.

# %%
rtts = [0.2, 1, 5, 20, 80, 150]
new_ones = {f"new, TLS 1.{minor}": [(ms, trips * ms) for ms in rtts] for minor, trips in [(2, 4), (3, 3)]}
curves(new_ones | {"kept": [(ms, ms) for ms in rtts]}, "round trip, ms", "until the answer begins, ms", log="xy")

# %% [markdown]
# ### Exercise: fetch_all
#
# **Core · 6 minutes.** Write `fetch_all(base, ca, paths) -> list`: the status of each path, all of them over one
# connection. `base` is where a web server answers over TLS, such as `"https://127.0.0.1:40123"`, `ca` the certificate
# of the authority that vouches for it, as text (PEM), and `paths` a list. With `shop = Shop(secure=True)` in a `with`
# block, `fetch_all(shop.url, shop.ca_pem, ["/", "/none"])` gives `[200, 404]`.
#
# - Send one GET for each path, one after the other, in the order of the list; a path that stands there twice is asked
#   for twice.
# - The server sees a single connection, though bodies may have up to a million bytes.
# - Redirects are not followed: their status is the result.
# - Paths are sent as they are: `%20`, `+`, a query, and an empty one as in `/a?` stay what they are.
# - A server gets no request if `ca` does not vouch for its certificate, or if that is for another host or has expired,
#   even if it has been asked before. Whether your machine's own authorities count, too, is left open.
#
# The server speaks HTTP/1.1. There is at least one path. Each begins with a single `/`, has nothing in it that a URL
# would have to quote, and no part that is `.` or `..`.
#
# May be used: `httpx`, and anything in the standard library.
#
# <details><summary>Hint 1: whom to trust</summary>
#
# `ssl.create_default_context(cadata=ca)` makes what `httpx.Client(base_url=base, verify=…)` wants. If your machine is
# behind a proxy, `trust_env=False` keeps the client from asking it for a server on this machine.
#
# </details>
#
# <details><summary>Hint 2: who holds the connection?</summary>
#
# `httpx.get` makes a client for one request, and closes it. A client that is made once keeps its connections until its
# `with` block ends.
#
# </details>

# %% answer="fetch_all"
def fetch_all(base, ca, paths):
    ### BEGIN SOLUTION
    with httpx.Client(base_url=base, verify=ssl.create_default_context(cadata=ca)) as client:
        return [client.get(path).status_code for path in paths]
    ### END SOLUTION

# %% test="test_fetch_all" points=1
from course.check import calling
from course.lab import Shop

with Shop(secure=True) as kiosk:
    calling(fetch_all, kiosk.url, kiosk.ca_pem, ["/", "/none", "/"]).gives([200, 404, 200], think="one status each")
    assert kiosk.connections == 1, f"the server has seen {kiosk.connections} connections for three requests"

# %% test="test_fetch_all_connection" points=2
from course.check import calling
from course.lab import Shop

with Shop(secure=True) as kiosk:
    calling(fetch_all, kiosk.url, kiosk.ca_pem, ["/"]).gives([200], think="a single page")
### BEGIN HIDDEN TESTS
from contextlib import suppress

from course.check import rng, same
from course.lab import Sites

draw = rng("fetch_all connection")
with Shop(secure=True) as kiosk, Shop(secure=True) as stranger:
    kiosk.page("/large", b"x" * draw.randrange(700_000, 1_000_001))
    kiosk.page("/small", b"y" * draw.randrange(1, 100))
    twice = draw.choice(["/large", "/small", "/none"])
    several = draw.sample(["/large", "/small", "/", "/none"], 4)
    asked = ["/large", *several, twice, twice, "/large", *draw.choices(["/", "/small"], k=100)]
    got = fetch_all(kiosk.url, kiosk.ca_pem, [*asked])
    assert same([path for _, _, path in kiosk.requests], asked), "one request for each path, in their order"
    assert same(kiosk.connections, 1), "one connection carries all of them"
    assert same(got, [404 if path == "/none" else 200 for path in asked]), "each path's status, in their order"
    with suppress(Exception):
        fetch_all(stranger.url, kiosk.ca_pem, ["/"])
    assert same(stranger.requests, []), "a server for which ca does not vouch gets no request"
    with suppress(Exception):
        fetch_all(kiosk.url, stranger.ca_pem, ["/"])
    assert same(len(kiosk.requests), len(asked)), "another ca does not vouch for a server that was asked before"
with Sites() as sites:
    for kind in draw.sample(["wrong-host", "expired", "unknown-issuer"], 3):
        port = sites.serve("127.0.0.1", kind=kind)
        with suppress(Exception):
            fetch_all(f"https://127.0.0.1:{port}", sites.ca_pem.decode(), ["/"])
        got = b"".join(visit.received for visit in sites.visits())
        assert same(got, b""), "a certificate for another host, an expired one, or a stranger's: no request"
### END HIDDEN TESTS

# %% test="test_fetch_all_statuses" points=1
from course.check import calling
from course.lab import Shop

with Shop(secure=True) as kiosk:
    kiosk.page("/basket?item=7", b"so it is", 201)
    calling(fetch_all, kiosk.url, kiosk.ca_pem, ["/basket?item=7"]).gives([201], think="201 it is, for path and query")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("fetch_all statuses")
with Shop(secure=True) as kiosk:
    some = [*draw.sample([301, 302, 307], 2), *draw.sample([500, 502, 503, 504], 3)]
    some += draw.sample([200, 201, 203, 400, 403, 410, 429], 3)
    draw.shuffle(some)
    left, right = draw.sample(["tcp", "udp", "tls", "dns"], 2)
    asked = [f"/{left}/", "/a%20page", f"/{left}%2F{right}", "/search?q=tcp&page=2", f"/find?q={left}%20{right}&all="]
    asked += [f"/{left}?{right}", f"/?to=%2F{left}&with={left}%26{right}", f"/{right}?", f"/find?q={left}+{right}+"]
    asked += [f"/{left}+{right}", *(f"/{status}" for status in some)]
    known = [201, 206, 410, 202, 203, 429, 400, 405, 409, 412, *some]
    for path, status in zip(asked, known, strict=True):
        kiosk.page(path, b"so it is" * draw.choice([1, 60_000]), status)
    errors = [f"/{status}" for status in some if status >= 500]
    asked, known = [*asked, *errors, *errors], [*known, *(int(path[1:]) for path in [*errors, *errors])]
    assert same(fetch_all(kiosk.url, kiosk.ca_pem, [*asked]), known), "a status is a result, whatever it says"
    assert same({method for _, method, _ in kiosk.requests}, {"GET"}), "all of them are GET"
    assert same([path for _, _, path in kiosk.requests], asked), "each path once and as it is, no redirect followed"
    assert same(kiosk.connections, 1), "one connection, whatever a status says"
### END HIDDEN TESTS

# %% [markdown]
# One client, one connection, unless you leave something lying on it. HTTP/1.1 sends answers one behind the other, so
# the next cannot begin before the last has been read. **Predict**: five large pages are asked for, and only their
# status is looked at. How many connections does the server see?

# %%
predicted_unread = None  # your number
with Shop() as shop, shop.client() as client:
    shop.page("/large", b"x" * 1_000_000)
    for _ in range(5):
        with client.stream("GET", "/large") as answer:
            answer.status_code
    unread = shop.connections
prediction(predicted_unread, unread, "connections", "Five answers whose bodies nobody read")

# %% [markdown]
# Five. An **unread body** makes a connection useless: the client closes it and opens another.

# %% [markdown]
# ## A pool is a rule
#
# A **pool** keeps connections open and lends them. When all are lent, whoever comes next has three choices: open one
# more, wait, or go away. The classic mistake is the first. Ten thousand sockets on a struggling database do not make it
# faster; each costs it memory and a share of its processors.

# %% [markdown]
# So servers have a limit, too. The lab's database holds 10 connections, and refuses others in the words of PostgreSQL.
# Forty threads come to it, each with a connection of its own. **Predict**: how many hear "sorry, too many clients
# already"? A query takes 20 ms, and a connection ends with it.

# %%
with Database(capacity=10, workers=4) as database:

    def alone(_):
        with database.connect() as connection:
            return connection.query()

    met = at_once(40, alone)
print(sorted(set(met)))

# %% tags=["measured"]
predicted_refused = None  # your number
prediction(predicted_refused, 40 - met.count("ok"), "of 40", "Threads that were refused")

# %% [markdown]
# ### Exercise: Pool
#
# **Core · 15 minutes.** Write the class `Pool(size, queue)`, which says who gets which connection. It opens none
# itself: to a pool a connection is a number. `acquire(who) -> int | "wait" | "full"` asks for a connection for `who`, a
# text. `release(id, ok) -> (who, id) | None` gives one back, and `ok` tells whether it still works. With `pool =
# Pool(1, 1)`, `pool.acquire("a")` gives `0`, `pool.acquire("b")` gives `"wait"`, `pool.acquire("c")` gives `"full"`,
# and `pool.release(0, False)` gives `("b", 1)`.
#
# - Connections are numbered from 0 as they are opened. No number is used twice.
# - `acquire` lends an idle connection, of several the one that was released last. If none is idle and fewer than `size`
#   are lent, it opens one and lends that.
# - If all `size` are lent, `who` waits, unless `queue` others wait already: then the result is `"full"`.
# - A connection that comes back with `ok` false is closed and never lent again. Its place is free.
# - If somebody waits, `release` lends to the one who has waited longest: the connection that came back or, if it was
#   closed, a new one. Otherwise the result is `None`, and a connection that works becomes idle.
# - To release what is not lent raises `ValueError` and changes nothing.
#
# `size` is 1 or more, `queue` 0 or more. The same `who` may hold and wait for several connections.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: what to remember</summary>
#
# Which are lent (a set), which are idle (a list), who waits (a list), and the number that comes next.
#
# </details>
#
# <details><summary>Hint 2: one way in, one way out</summary>
#
# Write a method that takes the last idle connection, or a new number, and enters it as lent. `acquire` needs it, and
# `release` for the one who waits.
#
# </details>

# %% answer="pool"
class Pool:
    def __init__(self, size, queue):
        self.size, self.queue = size, queue
        self.lent, self.idle, self.waiting, self.opened = set(), [], [], 0

    def acquire(self, who):
        ### BEGIN SOLUTION
        if len(self.lent) < self.size:
            return self.lend()
        if len(self.waiting) >= self.queue:
            return "full"
        self.waiting.append(who)
        return "wait"

    def lend(self):
        if not self.idle:
            self.idle.append(self.opened)
            self.opened += 1
        self.lent.add(self.idle[-1])
        return self.idle.pop()

    def release(self, id, ok):
        if id not in self.lent:
            raise ValueError(f"connection {id} is not lent")
        self.lent.remove(id)
        if ok:
            self.idle.append(id)
        return (self.waiting.pop(0), self.lend()) if self.waiting else None
        ### END SOLUTION

# %% test="test_pool" points=1
from course.check import calling

tried = Pool(1, 1)
calling(tried.acquire, "a").gives(0, think="the first connection is opened")
calling(tried.acquire, "b").gives("wait", think="the only one is lent, and there is room to wait")
calling(tried.acquire, "c").gives("full", think="one waits already")
calling(tried.release, 0, False).gives(("b", 1), think="0 is broken; b has waited, and gets a new one in its place")
calling(tried.release, 1, True).gives(None, think="nobody waits")
calling(tried.acquire, "c").gives(1, think="1 is idle and works")
calling(tried.release, 0, True).raises(ValueError, think="0 was closed long ago")

# %% test="test_pool_size" points=2
from course.check import calling

tried = Pool(2, 0)
tried.acquire("a")
calling(tried.release, 0, True).gives(None, think="nobody waits")
calling(tried.acquire, "b").gives(0, think="it is lent again")

# %% test="test_pool_queue" points=2
from course.check import calling

tried = Pool(2, 1)
tried.acquire("a")
tried.acquire("b")
calling(tried.acquire, "c").gives("wait", think="both are lent")
calling(tried.release, 1, True).gives(("c", 1), think="c has waited, and gets the one that came back")

# %% test="test_pool_broken" points=2
from course.check import calling

tried = Pool(2, 1)
tried.acquire("a")
calling(tried.acquire, "b").gives(1, think="there is room for a second connection")
calling(tried.release, 0, False).gives(None, think="it is closed, and nobody waits for its place")

# %% [markdown]
# Your pool has no socket and no thread, so anything can drive it. The lab's `Teller` does, for threads: it holds the
# real connections and a lock, and asks your pool who gets which. The same forty threads again. **Predict**: how many
# connections does the database see now?

# %%
def through(teller, fail=()):
    def ask(n):
        with teller.lent(f"thread {n}", 5) as connection:
            if n in fail:
                raise OSError("dropped it")
            return connection.query()

    return ask

# %% tags=["needs-answer"]
with Database(capacity=10, workers=4) as database:
    teller = Teller(Pool(4, 40), database.connect)
    met = at_once(40, through(teller))
    teller.close()

# %%
predicted_opened = None  # your number
print(met.count("ok"), "of 40 were answered")
prediction(predicted_opened, database.connections, "connections", "Opened for forty threads")

# %% [markdown]
# Four connections, and nobody was refused. **Break it**: let four threads fail while they hold a connection; then the
# forty come. A pool that forgets such a place shrinks by one each time, until nobody gets anything: the best known leak
# there is.

# %% tags=["needs-answer"]
with Database(capacity=10, workers=4) as database:
    teller = Teller(Pool(4, 40), database.connect)
    met = at_once(4, through(teller, fail=range(4))) + at_once(40, through(teller))
    teller.close()
print({one: met.count(one) for one in sorted(set(met))})

# %% [markdown]
# ## A pool between you and the database
#
# Many services have a pool outside of their processes, such as PgBouncer or RDS Proxy, that lends a few connections to
# thousands of clients. It is not as transparent as it looks. This was recorded from PostgreSQL 15 behind PgBouncer 1.18
# with two connections, pooled by transaction; the script that did it is in the project's `tools`.

# %% tags=["nbval-check-output"]
recorded = json.loads(Path("data/pools.json").read_text())
for scene in ("too many clients", "full", "reading", "restart"):
    print(f"{scene}:", recorded[scene])

# %% [markdown]
# - **Full** does not look like a refusal. A third client connects at once, waits in its first query, and ends by
#   `query_wait_timeout`: two minutes, if nobody has changed that. A health check that only connects says all is well.
# - **Reading** keeps a place. psycopg begins a transaction with the first SELECT, and the place is taken until COMMIT.
#   Who reads, then calls a slow service, holds a connection for nothing.
# - **Restart**: a client of the database itself loses its connection with its next query. Behind the pool, an idle one
#   does not notice. A pool in the client finds its dead connections out: psycopg's by one failed request each,
#   SQLAlchemy's by one for all.

# %% [markdown]
# A pool by transaction also mixes what belongs to a session. One client said `SET work_mem = '77MB'`; another, which
# had set nothing, asked for it. A third repeated one query, which psycopg prepares by itself after some repetitions.

# %% tags=["nbval-check-output"]
print(recorded["setting"])
for manner, end in recorded["prepared"].items():
    print(f"{manner}:", end)

# %% [markdown]
# The setting had leaked, and the prepared statement was looked for where it had never been prepared.
# `prepare_threshold=None` cures that. PgBouncer can follow such statements since 1.21, if `max_prepared_statements`
# says how many; since 1.24 it does so by itself.

# %% [markdown]
# ## How many?
#
# The number of connections in use follows from two others, **Little's law**: what arrives in a second, times how long
# each stays. It holds whatever the order and whatever the spread.

# %% [markdown]
# ### Exercise: size_pool
#
# **Core · 5 minutes.** Write `size_pool(rate, mean_ms, busy_percent) -> int`: the smallest number of connections that
# are busy for at most `busy_percent` of the time. `rate` requests arrive in a second, and each holds a connection for
# `mean_ms` on average. `size_pool(200, 20, 80)` gives `5`: 200 requests of 20 ms are 4 seconds of work in each second.
#
# - If the connections are busy for exactly `busy_percent` of the time, that is still allowed.
# - The result is exact, however large the numbers: `size_pool(70, 10, 70)` is 1, though floats make it 2.
#
# All three are whole numbers from 1 on, and `busy_percent` is 100 at most.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: in units</summary>
#
# In a second there are `rate * mean_ms` milliseconds of work. One connection may do `10 * busy_percent` milliseconds of
# it.
#
# </details>
#
# <details><summary>Hint 2: rounded up, without floats</summary>
#
# `-(-a // b)` is a / b rounded up.
#
# </details>

# %% answer="size_pool"
def size_pool(rate, mean_ms, busy_percent):
    ### BEGIN SOLUTION
    return -(-rate * mean_ms // (10 * busy_percent))
    ### END SOLUTION

# %% test="test_size_pool" points=1
from course.check import calling

calling(size_pool, 200, 20, 80).gives(5, think="4 seconds of work in each second, and each connection does 0.8 of them")
calling(size_pool, 200, 20, 100).gives(4, think="busy all the time is what was asked for")
calling(size_pool, 70, 10, 70).gives(1, think="0.7 seconds of work, and one connection does exactly that")

# %% test="test_size_pool_rounded" points=1
from course.check import calling

calling(size_pool, 1, 100, 100).gives(1, think="a tenth of one connection, and there are none but whole ones")

# %% test="test_size_pool_exact" points=1
from course.check import calling

calling(size_pool, 1, 499, 50).gives(1, think="499 ms of work in each second, and one connection may do 500")

# %% [markdown]
# Why not have them busy all the time? Because requests come at random, and some take longer than others. 200 requests a
# second are 4 seconds of work in each second if they take 20 ms on average, most of them less, a few 60 or 100 ms. With
# such times, drawn from an exponential distribution, **predict**: with 5 connections, which is 80 % busy, how long does
# the unluckiest request in a hundred wait (the 99th percentile)?

# %% tags=["needs-answer"]
predicted_wait = None  # your number
sizes = range(5, 11)
slow = {size: sorted(waits(size, 200, 20, 20_000))[19_800] for size in sizes}
prediction(predicted_wait, slow[size_pool(200, 20, 80)], "ms", "The longest wait but for one request in a hundred")

# %%
several = {"99th percentile, ms": list(slow.items())}
several["have to wait, %"] = [(size, 100 * erlang_c(size, 200, 20)) for size in sizes]
curves(several, "connections", "ms, or per cent")

# %% [markdown]
# About four times as long as the average request itself, at only 80 %. Two connections more cut it to a quarter.
# **Erlang's C formula** says how many have to wait at all; it was made for telephone lines, which are a pool, too.

# %% [markdown]
# A large pool is no cure where the server is the limit. This shop serves 4 requests at once, 50 ms each. **Predict**:
# how many times as fast are 24 requests over 24 connections as over 4?

# %%
def time_for_24(shop, size):
    with shop.client(limits=httpx.Limits(max_connections=size, max_keepalive_connections=size)) as client:
        client.get("/")
        return seconds(1, lambda: at_once(24, lambda _: client.get("/")))

# %% tags=["measured"]
predicted_gain = None  # your number
with Shop(workers=4, serve_ms=50) as shop:
    gain = time_for_24(shop, 4) / time_for_24(shop, 24)
prediction(predicted_gain, gain, "times", "24 connections in place of 4")

# %% [markdown]
# Hardly faster: the queue has moved from your process, where you see and bound it, into the server, where you do not.

# %% [markdown]
# ## How long may the queue be?
#
# A queue evens out what comes in bursts, and it costs time. Whoever asked has a **deadline**, and an answer that comes
# after it is work done for nobody.

# %% [markdown]
# ### Exercise: useful_queue
#
# **Core · 5 minutes.** Write `useful_queue(workers, mean_ms, deadline_ms) -> int`: how many may wait, so that all of
# them are served in time. At this moment each of the `workers` begins a request, and the queue fills up. Every request
# takes exactly `mean_ms`, and whoever is free takes the next from the queue. `useful_queue(4, 20, 500)` gives `96`.
#
# - A request that waits must be finished no later than `deadline_ms` from now, its own `mean_ms` included.
# - Finished after exactly `deadline_ms` is in time.
# - If not even one that waits would be, the result is 0.
#
# All three are whole numbers from 1 on, of any size.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: in rounds</summary>
#
# The workers finish together: after 20 ms, 40 ms, 60 ms … How many such moments are there until the deadline?
#
# </details>
#
# <details><summary>Hint 2: the first round</summary>
#
# It belongs to those who are being served now, not to those who wait.
#
# </details>

# %% answer="useful_queue"
def useful_queue(workers, mean_ms, deadline_ms):
    ### BEGIN SOLUTION
    later_rounds = (deadline_ms - mean_ms) // mean_ms
    return max(0, workers * later_rounds)
    ### END SOLUTION

# %% test="test_useful_queue" points=1
from course.check import calling

calling(useful_queue, 4, 20, 500).gives(96, think="25 rounds, of which the first is for those who are being served")
calling(useful_queue, 4, 20, 519).gives(96, think="19 ms are no whole round")
calling(useful_queue, 4, 20, 10).gives(0, think="who waits here waits in vain")

# %% test="test_useful_queue_rounds" points=1
from course.check import calling

calling(useful_queue, 2, 50, 49).gives(0, think="a millisecond short of one round")

# %% test="test_useful_queue_short" points=1
from course.check import calling

calling(useful_queue, 1, 10, 29).gives(1, think="one who waits is finished after 20 ms, a second would be after 30 ms")

# %% [markdown]
# ## Break it: a storm
#
# Now there are 4 workers, a query takes 20 ms, and clients wait for 200 ms. A client that was not served tries again
# after 100 ms, then 200, then 400: **backoff**, as everybody recommends. The database does not notice that a client has
# gone; few do, in the middle of a query.

# %% tags=["setup"]
def comes_back(attempt, ok, failed):
    """Up to four attempts, with twice the wait each time."""
    return 50 * 2**attempt if attempt < 4 else None


def everybody(waiting):
    return True

# %% [markdown]
# 2,000 requests come: 140 a second, of the 200 that the workers can do, then for one second 700, then 140 again for
# nine. `storm` plays it in virtual time. **Predict**: of those who come in the last three seconds, long after the
# spike, how many per cent are served?

# %%
predicted_served = None  # your number
calm_spike_calm = arrivals([(300, 140), (1000, 700), (9000, 140)], seed=1)
collapsed = storm(calm_spike_calm, everybody, comes_back)
share = 100 * collapsed.served(7300) / collapsed.asked(7300)
prediction(predicted_served, share, "%", "Served six seconds and more after the spike")

# %%
def a_second(moments):
    """How many of ``moments`` (ms) fall into each quarter of a second, as a rate: points for `curves`."""
    quarters = [int(moment // 250) for moment in moments]
    return [(quarter / 4, 4 * quarters.count(quarter)) for quarter in range(41)]


def drawn(told):
    in_time = [one.served for one in told.requests if one.served is not None]
    series = {"attempts": told.tried, "served in time": in_time, "done for nobody": told.wasted}
    moments = {name: [one for one in found if one < 10_250] for name, found in series.items() if found}
    return curves({name: a_second(found) for name, found in moments.items()}, "s", "in a second")

# %%
drawn(collapsed)

# %% [markdown]
# Nobody, although the load is normal again and the workers never rest. The queue is longer than the deadline, so each
# query that reaches a worker belongs to a client who has left, **and that client is back in the queue**. Four attempts
# for each request keep it full. Such a collapse outlives its cause; it is called **metastable**.

# %% [markdown]
# Backoff does not free it: it moves the attempts, and does not make them fewer. And this is no accident of a
# simulation.

# %% [markdown]
# Here are sockets, an asyncio server and a real clock, everything half as fast. As nothing real is quite on time,
# clients wait a little longer than twice 200 ms.

# %%
smaller = arrivals([(300, 60), (400, 350), (1300, 60)], seed=2)
with Database(capacity=1000, query_ms=40, admit=everybody) as database:
    real = database.crowd(smaller, comes_back, deadline_ms=500, patience_ms=900)
print(f"in the end {real.served(1300)} of {real.asked(1300)} are served; {database.wasted} queries were for nobody")

# %% [markdown]
# Two rules save the service. The server **bounds its queue**: a client that is turned away at once costs nothing. The
# clients have a **budget** for trying again.

# %% [markdown]
# ### Exercise: admit
#
# **Core · 6 minutes.** Write `admit(waiting) -> bool`: all workers are busy, and `waiting` queries wait for them. May
# one more join? The result goes by `waiting` alone, whatever was asked before: `admit(0)` gives `True`, and so do
# `admit(1)` and `admit(2)`; where 1000 or more wait, it is `False`. The lab lets storms come over it: 4 workers, 20 ms
# a query, a deadline of 200 ms, and clients like `comes_back`.
#
# - In a calm, with 100 to 130 requests a second, there are at most 110 attempts for 100 requests.
# - In a spike, 500 to 900 a second for 300 to 600 ms, at least as many of its requests are served as the workers can do
#   in that time: 200 in a second.
# - Whoever joins is served within the deadline.
# - Of the requests that come a second or more after the spike, at least 95 of 100 are served.
#
# May be used: anything in the standard library, and `useful_queue`; if you call it, all tests need it: mend it first.
#
# <details><summary>Hint 1: the longest useful queue</summary>
#
# Whoever joins must be served within 200 ms of joining. You have computed how many can be.
#
# </details>
#
# <details><summary>Hint 2: shorter ones</summary>
#
# Requests of a calm do not come one every ten milliseconds, so some must find a place to wait. How many places there
# are does not matter much, as long as nobody waits in one of them for too long.
#
# </details>

# %% answer="admit"
def admit(waiting):
    ### BEGIN SOLUTION
    return waiting < useful_queue(WORKERS, QUERY_MS, DEADLINE_MS)
    ### END SOLUTION

# %% test="test_admit" points=1
from course.check import calling
from course.lab import arrivals, storm


def persistent(attempt, ok, failed):
    return 50 * 2**attempt if attempt < 4 else None


def calm_after_a_spike(function):
    told = storm(arrivals([(600, 120), (400, 700), (2000, 120)], 7), function, persistent)
    return "enough" if 100 * told.served(2000) >= 95 * told.asked(2000) else "too few"


calling(admit, 0).gives(True, think="nobody waits, so whoever comes is the next")
calling(admit, 1000).gives(False, think="1000 queries are 5 seconds of work, and the deadline is 200 ms")
calling(calm_after_a_spike, admit).gives("enough", think="of 100 who come long after it, are 95 served in time?")

# %% test="test_admit_calm" points=1
from course.check import calling
from course.lab import arrivals, storm


def persistent(attempt, ok, failed):
    return 50 * 2**attempt if attempt < 4 else None


def attempts_in_a_calm(function):
    told = storm(arrivals([(2000, 110)], 7), function, persistent)
    return "few" if 100 * told.attempts() <= 110 * told.asked() else "too many"


calling(attempts_in_a_calm, admit).gives("few", think="at most 110 for 100 requests: who is turned away comes back")
calling(admit, 2000).gives(False, think="where 1000 are too many, 2000 are, too")

# %% test="test_admit_spike" points=3
from course.check import calling
from course.lab import arrivals, storm


def persistent(attempt, ok, failed):
    return 50 * 2**attempt if attempt < 4 else None


def served_in_a_spike(function):
    told = storm(arrivals([(600, 100), (300, 500), (1000, 100)], 5), function, persistent)
    return "enough" if 1000 * told.served(600, 900) >= 200 * 300 else "too few"


calling(served_in_a_spike, admit).gives("enough", think="it lasts 300 ms, in which the workers can do 60 queries")
calling(admit, 1).gives(True, think="whoever joins is the second to be served, which takes 40 ms at most")

# %% [markdown]
# ### Exercise: retry
#
# **Core · 9 minutes.** Write `retry(attempt, ok, failed) -> float | None`: an attempt has failed; how many milliseconds
# (0 or more) until this client makes the next, or `None` if it gives up? `attempt` counts the attempts of this request
# so far; `ok` and `failed` say how many attempts of all clients ended well and badly in the last second, this one
# included. `retry(1, 0, 100)` gives `None`, as it does for every later attempt and for more than 100. `retry(1, 115,
# 5)` gives a number, whatever was asked before.
#
# The database is the same, with a good `admit`. An attempt is waited for 200 ms, as before; a request may be served up
# to 2 seconds after it came.
#
# - In a calm, 100 to 140 requests a second, each 25th answer is lost. Of 100 requests at least 98 are served.
# - Of the requests that come in a spike of 400 to 600 ms (700 to 900 a second), or in an outage of 1 to 2 seconds (20
#   to 140 a second), when everybody is refused, at most 135 attempts are made for each 100.
# - Of those that come a second or more after either, at least 95 of 100 are served.
#
# May be used: anything in the standard library. `randrange` is imported: a random wait, **jitter**, keeps clients that
# failed together from coming back together.
#
# <details><summary>Hint 1: what an attempt cannot know</summary>
#
# A lost answer and an outage look alike to one request. `ok` and `failed` tell them apart, long before half of all
# attempts fail. Real clients of one service count their own, which are a sample of all.
#
# </details>
#
# <details><summary>Hint 2: a budget</summary>
#
# Let attempts that failed be a small part of those that went well, such as a tenth or a fifth. Above that, give up at
# once. A fixed number is no budget: ten in a second are little where 140 requests come, and half of all where 20 do.
#
# </details>

# %% answer="retry"
def retry(attempt, ok, failed):
    ### BEGIN SOLUTION
    return None if failed * WORKERS > ok else randrange(DEADLINE_MS)
    ### END SOLUTION

# %% test="test_retry" points=1
from course.check import calling
from course.lab import arrivals, storm


def roomy(waiting):
    return waiting < 36


def attempts_in_an_outage(function):
    told = storm(arrivals([(3000, 120)], 7), roomy, function, down=(600, 2000))
    return "too many" if 100 * told.attempts(600, 2000) > 135 * told.asked(600, 2000) else "few"


def served_in_a_calm(function):
    told = storm(arrivals([(2000, 120)], 7), roomy, function, lost_every=25)
    return "enough" if 100 * told.served() >= 98 * told.asked() else "too few"


calling(retry, 1, 0, 100).gives(None, think="nothing goes well: one more attempt is one more burden")
calling(attempts_in_an_outage, retry).gives("few", think="at most 135 for 100 requests, although all of them fail")
calling(served_in_a_calm, retry).gives("enough", think="a single lost answer should be made up for")

# %% test="test_retry_calm" points=1
from course.check import calling

calling(retry, 3, 0, 100).gives(None, think="a third attempt has failed, and nothing goes well")

# %% test="test_retry_storms" points=3
from course.check import calling


def kinds_of_wait(wait):
    return "a number" if type(wait) in (int, float) else "none"


calling(retry, 1, 115, 5).gives("a number", think="few are lost, as in a calm: make up for it", of=kinds_of_wait)

# %% [markdown]
# Now your rules, on the same 2,000 requests. **Predict**: how many per cent of those who come *in the spike* are
# served? The workers can do 200 a second, and 700 come.

# %% tags=["needs-answer"]
from random import seed

predicted_in_spike = None  # your number
seed(1)
survived = storm(calm_spike_calm, admit, retry)
in_spike = 100 * survived.served(300, 1300) / survived.asked(300, 1300)
prediction(predicted_in_spike, in_spike, "%", "Served of those who came in the spike")

# %% tags=["needs-answer"]
drawn(survived)

# %% tags=["needs-answer"]
with Database(capacity=1000, query_ms=40, admit=admit) as database:
    real = database.crowd(smaller, retry, deadline_ms=500, patience_ms=900)
print(f"in the end {real.served(1300)} of {real.asked(1300)} are served, with {len(real.tried)} attempts in all")

# %% [markdown]
# As many as the workers can do, and those whom the spike left in the queue; not one was for nobody. **A bounded pool
# that fails fast beats a queue of work that never completes.** The jitter keeps clients that failed together from
# coming back together; the budget keeps them from coming back at all while nothing works. Neither replaces the bound.

# %% [markdown]
# ## Limits of a real client
#
# In `httpx`, as in most clients, a pool is a few numbers, and they have surprises. By itself a client opens 100
# connections at most and keeps 20 of them. **Predict**: 120 threads ask at once, and the client was told only
# `max_keepalive_connections=5`. How many connections are open at once?

# %%
def most_open(together, **options):
    with Shop() as shop, shop.client(**options) as client:
        shop.hold(together)
        at_once(120, lambda _: client.get("/"))
        return shop.most

# %%
predicted_most = None  # your number
print(most_open(100), "without limits of your own")
most = most_open(120, limits=httpx.Limits(max_keepalive_connections=5))
prediction(predicted_most, most, "connections", "Open at once with Limits(max_keepalive_connections=5)")

# %% [markdown]
# All 120. The 100 and the 20 are defaults of the client, not of `Limits`: **who names one limit lifts the other**.

# %% [markdown]
# A server closes a connection that was idle for too long: after 5 seconds in some, and 5 seconds is httpx's
# `keepalive_expiry`, too. Here the server closes, and then the client sends its next request. Over HTTP/2 a polite
# server says GOAWAY first (RFC 9113 §6.8); some do not, such as hypercorn.

# %%
def after_idle(http2, goodbye):
    with Shop(http2=http2) as shop, shop.client() as client:
        client.get("/")
        shop.close_idle(goodbye)
        return at_once(1, lambda _: client.get("/").status_code)[0]

# %% tags=["nbval-check-output"]
print("HTTP/1.1:", after_idle(False, False))
print("HTTP/2 with GOAWAY:", after_idle(True, True))
print("HTTP/2 without:", after_idle(True, False))

# %% [markdown]
# Over HTTP/1.1 httpx looks at a connection before it uses it. Over HTTP/2 it does not: the request fails, a GET as well
# as a payment. So the client has to be the first to close.

# %% [markdown]
# The last surprise is a timeout. With `pool=0.1`, whoever has waited for a connection for 0.1 s gives up. Two
# connections, or one HTTP/2 connection of two streams; three requests; answers after 0.4 s. **Predict**: what does the
# third get, each time?

# %%
two = httpx.Limits(max_connections=2, max_keepalive_connections=2)
patient = {"limits": two, "timeout": httpx.Timeout(10, pool=0.1)}
for http2 in (False, True):
    with Shop(http2=http2, streams=2, serve_ms=400) as shop, shop.client(**patient) as client:
        met = at_once(3, lambda _: client.get("/").status_code)  # noqa: B023
        print("HTTP/2:" if http2 else "HTTP/1.1:", *met, "over", shop.connections, "connections")

# %% [markdown]
# The wait for a *stream* is no wait for the pool: over HTTP/2 no limit ends it, and no second connection opens. With
# the usual 100 streams (RFC 9113 §6.5.2) it is the 101st request that hangs. Only a deadline around the whole call
# helps.

# %% [markdown]
# ### Exercise: limits
#
# **Core · 8 minutes.** Write `limits(service) -> dict`: what an `httpx.Client` is told for a service. `service` says
# how many requests it serves at once (`workers`), within how many milliseconds an answer must be there (`deadline_ms`),
# and for how many seconds it keeps an idle connection open (`server_keepalive_s`), all of them whole numbers.
# `limits({"workers": 4, "deadline_ms": 500, "server_keepalive_s": 5})` gives `{"max_connections": 4,
# "max_keepalive_connections": 4, "keepalive_expiry": 2.5, "pool": 0.25, "read": 0.25}`, or another dict with the same
# five keys that fits:
#
# | key | must be |
# |---|---|
# | `max_connections` | as many as the service has workers: more would only wait there |
# | `max_keepalive_connections` | the same number: httpx closes what is above it after each request |
# | `keepalive_expiry` | seconds: at least half of the time that the server keeps, and less than it |
# | `pool` | seconds to wait for a connection: at least a tenth of the deadline |
# | `read` | seconds to wait for the answer: at least half of the deadline |
#
# - `pool` and `read` together are no longer than the deadline.
#
# There is at least one worker, a deadline of at least 10 ms, and a second of keep-alive.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: which units?</summary>
#
# The deadline is given in milliseconds; httpx takes seconds.
#
# </details>
#
# <details><summary>Hint 2: who closes first?</summary>
#
# If both sides close after the same time, a request may be on its way while the server closes. So the client has to be
# first: three quarters of the server's time is a good choice.
#
# </details>

# %% answer="limits"
def limits(service):
    ### BEGIN SOLUTION
    found = dict.fromkeys(["max_connections", "max_keepalive_connections"], service["workers"])
    found |= dict.fromkeys(["pool", "read"], service["deadline_ms"] / 2000)
    return found | {"keepalive_expiry": service["server_keepalive_s"] / 2}
    ### END SOLUTION

# %% test="test_limits" points=1
from course.check import calling


def bounds_kept(got):
    """What the table says for 4 workers, 500 ms and 5 s, each True or False."""
    numbers = got["max_connections"] == got["max_keepalive_connections"] == 4
    times = got["pool"] >= 0.05 and got["read"] >= 0.25 and got["pool"] + got["read"] <= 0.5 + 1e-9
    return {"connections": numbers, "keepalive_expiry": 2.5 <= got["keepalive_expiry"] < 5, "pool, read": times}


calling(limits, {"workers": 4, "deadline_ms": 500, "server_keepalive_s": 5}).gives(
    {"connections": True, "keepalive_expiry": True, "pool, read": True},
    think="4 and 4 connections; 2.5 s or more, below 5 s; 0.05 s and 0.25 s at least, 0.5 s together",
    of=bounds_kept,
)

# %% test="test_limits_connections" points=1
from course.check import calling

five = ["keepalive_expiry", "max_connections", "max_keepalive_connections", "pool", "read"]
calling(limits, {"workers": 4, "deadline_ms": 500, "server_keepalive_s": 5}).gives(
    five, think="the five keys of the table, here in the order of the alphabet", of=sorted
)

# %% test="test_limits_times" points=2
from course.check import calling

five = ["keepalive_expiry", "max_connections", "max_keepalive_connections", "pool", "read"]
calling(limits, {"workers": 1, "deadline_ms": 10, "server_keepalive_s": 1}).gives(
    five, think="the least of everything, and still five keys: 10 ms are shared by two waits", of=sorted
)

# %% [markdown]
# One thing no limit of this kind knows: a name whose address has changed. A connection that is always busy is never
# idle, and stays with the **old address** for as long as that answers, whatever the TTL said. So careful pools also
# close what is too old.

# %% [markdown]
# ## What you can do now
#
# - Keep connections: they save round trips, much over an ocean, little in a data centre. Read bodies to the end.
# - Lend by a rule: a size, a queue with an end, first come, first served; the broken are closed, and their places free.
# - Size by Little's law, with room to spare: at 80 % some already wait for four times as long as the average takes.
# - No queue longer than the deadline: whoever waits behind it is served for nothing, and comes back.
# - Retries have a budget. Backoff and jitter spread attempts, and do not make them fewer.
# - Name both limits, close before the server does, and put a deadline around all of it.

# %% [markdown]
# **Go further.** Connections in HTTP: RFC 9112 §9, GOAWAY: RFC 9113 §6.8, Retry-After: RFC 9110 §10.2.3. Metastable
# failures: Bronson and others, HotOS 2021. PgBouncer's page on features lists what each way of pooling breaks.

# %% [markdown]
# ## Further: what a pool throws away
#
# This is stretch, and goes on from **[Limits of a real client](#Limits-of-a-real-client)**. Not to keep connections has
# a price of its own. Who closes first keeps its port in TIME_WAIT (RFC 9293 §3.6.1), for 60 seconds on Linux, and there
# are 28 232 of them: more than about 470 new connections a second to one address, and there is no port left.

# %% [markdown]
# ### Exercise: keep
#
# **Stretch · 8 minutes.** Write `keep(connections, now, idle_s, age_s) -> set`: which idle connections a pool keeps.
# `connections` is a list of `(id, opened, used)`: a number, when it was opened and when it was last used, in whole
# seconds. `keep([(0, 0, 95), (1, 90, 90)], 100, 10, 60)` gives `set()`: 0 is too old, 1 was idle for too long.
#
# - Keep what was last used less than `idle_s` seconds before `now`, and was opened less than `age_s` seconds before it.
# - The result is the set of the `id`s that are kept. The list stays as it is.
#
# No `id` stands there twice, and nothing was used before it was opened, or after `now`. Both limits are 1 or more.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: one connection</summary>
#
# Two questions, and both must be answered with yes: `now - used < idle_s`, and the same for its age.
#
# </details>
#
# <details><summary>Hint 2: all of them</summary>
#
# A set comprehension, `{id for id, opened, used in connections if …}`.
#
# </details>

# %% answer="keep"
def keep(connections, now, idle_s, age_s):
    ### BEGIN SOLUTION
    return {id for id, opened, used in connections if now - used < idle_s and now - opened < age_s}
    ### END SOLUTION

# %% test="test_keep" points=1
from course.check import calling

calling(keep, [(0, 0, 95), (1, 90, 90)], 100, 10, 60).gives(set(), think="0 is too old, 1 was idle for too long")
calling(keep, [(0, 41, 95), (1, 90, 91)], 100, 10, 60).gives({0, 1}, think="one second less each")
calling(keep, [], 100, 10, 60).gives(set(), think="there is none")

# %% test="test_keep_idle" points=2
from course.check import calling

calling(keep, [(7, 91, 95)], 100, 10, 60).gives({7}, think="used 5 seconds ago, opened 9 seconds ago")

# %% test="test_keep_age" points=2
from course.check import calling

calling(keep, [(7, 97, 99)], 100, 10, 5).gives({7}, think="opened 3 seconds ago, where 5 are too many")

# %% [markdown]
# `age_s` is what makes a pool follow DNS. With a TTL of 60 seconds and connections that live for an hour, a failover
# takes an hour for whoever is busy; with an age of 60 seconds, about two minutes at most.

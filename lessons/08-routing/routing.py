# %% [markdown]
# # Routing: AS, BGP, anycast
#
# **About 66 minutes**: 11 reading, 55 of core exercises; 27 more of stretch. No core exercise needs a stretch one.
#
# Your servers are up, your certificates are good, and half of your users are talking to somebody else. Who decides
# where a packet goes, once it has left the building? You write the rules by which networks choose routes, let a small
# internet run on them, attack it and defend it. Then you can
#
# - say which of several routes a router takes, and why the shortest often loses;
# - say whom a network tells, and what a leak is;
# - watch a route spread and a withdrawn one haunt the rest;
# - tell what anycast means by "closest", and what it costs when a site goes;
# - steal a prefix, and sign the papers that stop it.

# %% tags=["setup"]
from ipaddress import ip_address, ip_network

from course.lab import AsGraph


def no_circle(number, route):
    return number not in route["path"]

# %% [markdown]
# ## A network of networks
#
# The internet is a network of **autonomous systems**: providers, clouds, universities, companies with address ranges of
# their own. An **AS** has a number and decides by itself. From a home in the USA to a shop in a cloud, packets may
# cross AS7922 (Comcast), AS174 (Cogent) and AS16509 (Amazon). Nobody planned that path.

# %% [markdown]
# Neighbours talk **BGP**, the Border Gateway Protocol (RFC 4271), over TCP port 179. Routing decides about layer 3, yet
# BGP itself is an application: its routers **announce** which prefixes they reach and by which path of ASes, and
# **withdraw** what they reach no longer. Each network chooses among what it hears, and tells the others its choice.

# %% [markdown]
# Here is the lab's internet. `LINKS[a][b]` says what b is to a. A **customer** pays its **provider** to reach the whole
# world; **peers** pay each other nothing, and exchange only their own prefixes and those of their customers.

# %% tags=["setup"]
LINKS = {
    1: {2: "peer", 4: "customer", 5: "customer", 6: "customer"},
    2: {1: "peer", 3: "customer", 5: "customer", 6: "customer"},
    3: {2: "provider", 9: "customer", 10: "customer", 64666: "customer"},
    4: {1: "provider", 5: "peer", 7: "customer", 64500: "customer"},
    5: {1: "provider", 2: "provider", 4: "peer", 8: "customer", 64500: "customer"},
    6: {1: "provider", 2: "provider", 10: "customer"},
    7: {4: "provider"},
    8: {5: "provider", 9: "peer"},
    9: {3: "provider", 8: "peer"},
    10: {3: "provider", 6: "provider"},
    64500: {4: "provider", 5: "provider"},
    64666: {3: "provider"},
}
SHOP = "2001:db8::/32"

# %%
from contextlib import suppress

from course.draw import asmap, bytemap, prediction

asmap(LINKS, notes={64500: "your shop"})

# %% [markdown]
# ## Which route is best?
#
# A router may hear of one prefix from many sides. It removes candidates step by step, until one is left. **Local
# preference** comes first: a number that a network gives each route by its own interest, mostly by money (RFC 4271
# §5.1.5). The length of the path comes after it.

# %% [markdown]
# The **MED** is a wish of the neighbour: "of my two links to you, take this one" (RFC 4271 §5.1.4). It can be compared
# only among routes from the same neighbour, as no two networks count alike.

# %% tags=["setup"]
def route(**known):
    plain = {"reachable": True, "local_pref": 100, "path": (1, 64500), "origin": 0, "med": 0, "ebgp": True}
    return plain | {"igp": 0, "router_id": "10.0.0.1", "peer": "2001:db8::1"} | known


a = route(path=(1, 64500), med=10, igp=5, peer="2001:db8::a")
b = route(path=(1, 64500), med=5, igp=20, peer="2001:db8::b")
c = route(path=(2, 64500), med=0, igp=10, peer="2001:db8::c")

# %% [markdown]
# ### Exercise: best
#
# **Core · 12 minutes.** Write `best(routes) -> dict | None`: the route that a router chooses (RFC 4271 §9.1). `routes`
# is a list of such dicts, in any order. Of the routes above, `best([a, b, c])` gives `c`, and `best([a, c])` gives `a`.
#
# Each row keeps some of what the rows above have left. If nothing can be reached, the result is `None`.
#
# | row | keep the routes … | by |
# |---|---|---|
# | 1 | whose next hop can be reached | `reachable`: true |
# | 2 | with the highest local preference | `local_pref` |
# | 3 | with the shortest path | how many AS numbers `path` has, repeats too |
# | 4 | with the lowest origin | `origin`: 0, 1 or 2 |
# | 5 | whose MED is the lowest of those left from the same neighbouring AS | `med`: `None` counts as 0 |
# | 6 | learned from another AS, if there are any | `ebgp`: true |
# | 7 | with the lowest cost inside of the network | `igp` |
# | 8 | with the lowest router id | `router_id`: an IPv4 address, compared as a number |
# | 9 | with the lowest peer address | `peer`: an IPv6 address, compared as a number |
#
# - The neighbouring AS is the first number of `path`. Routes with an empty path are the network's own, and form one
#   more group.
# - No two routes have the same `peer`. The list and its routes stay as they are.
#
# May be used: anything in the standard library. `ip_address` is imported.
#
# <details><summary>Hint 1: where to begin</summary>
#
# Keep a list of those that are left. A row such as the third is
# `shortest = min(len(r["path"]) for r in left)`, then a list of those that are as short.
#
# </details>
#
# <details><summary>Hint 2: many rows at once</summary>
#
# Tuples are compared part by part: rows 2 to 4 are one key,
# `(-r["local_pref"], len(r["path"]), r["origin"])`, and rows 6 to 9 are another. False is less than True.
#
# </details>
#
# <details><summary>Hint 3: the MED</summary>
#
# First collect the lowest MED of each group in a dict, with
# `r["path"][:1]` as its key. Then keep the routes that have the MED of their own group.
#
# </details>

# %% answer="best"
def best(routes):
    ### BEGIN SOLUTION
    def wish(route):
        return -route["local_pref"], len(route["path"]), route["origin"]

    def rest(route):
        return not route["ebgp"], route["igp"], ip_address(route["router_id"]), ip_address(route["peer"])

    left = [route for route in routes if route["reachable"]]
    left = [route for route in left if wish(route) == min(map(wish, left))]
    meds = {}
    for route in left:
        meds.setdefault(route["path"][:1], []).append(route["med"] or 0)
    left = [route for route in left if (route["med"] or 0) == min(meds[route["path"][:1]])]
    return min(left, key=rest, default=None)
    ### END SOLUTION

# %% test="test_best" points=1
from course.check import calling

shown_basis = {"reachable": True, "local_pref": 100, "origin": 0, "ebgp": True, "router_id": "10.0.0.1"}
shown_a = shown_basis | {"path": (1, 64500), "med": 10, "igp": 5, "peer": "2001:db8::a"}
shown_b = shown_basis | {"path": (1, 64500), "med": 5, "igp": 20, "peer": "2001:db8::b"}
shown_c = shown_basis | {"path": (2, 64500), "med": 0, "igp": 10, "peer": "2001:db8::c"}
calling(best, [shown_a, shown_c]).gives(shown_a, think="two neighbours: MEDs say nothing, the cost inside decides")
calling(best, [shown_a, shown_b, shown_c]).gives(shown_c, think="b beats a; between b and c, the cost inside decides")
calling(best, []).gives(None, think="there is nothing to choose from")

# %% test="test_best_rows" points=2
from course.check import calling

shown_basis = {"reachable": True, "local_pref": 100, "origin": 0, "med": 0, "ebgp": True, "igp": 0}
shown_basis |= {"router_id": "10.0.0.1"}
shown_near = shown_basis | {"path": (1, 64500), "peer": "2001:db8::1"}
shown_far = shown_basis | {"path": (2, 3, 64500), "peer": "2001:db8::2"}
calling(best, [shown_far, shown_near]).gives(shown_near, think="all else is equal, so the shorter path wins")

# %% test="test_best_med" points=2
from course.check import calling

shown_basis = {"reachable": True, "local_pref": 100, "origin": 0, "ebgp": True, "igp": 0, "router_id": "10.0.0.1"}
shown_less = shown_basis | {"path": (1, 64500), "med": 5, "peer": "2001:db8::2"}
shown_more = shown_basis | {"path": (1, 64500), "med": 10, "peer": "2001:db8::1"}
calling(best, [shown_more, shown_less]).gives(
    shown_less, think="both come from AS 1, which would rather have the lower MED used"
)

# %% test="test_best_ties" points=1
from course.check import calling

shown_basis = {"reachable": True, "local_pref": 100, "origin": 0, "med": 0, "ebgp": True, "igp": 0, "path": (1, 64500)}
shown_one = shown_basis | {"router_id": "10.0.0.1", "peer": "2001:db8::2"}
shown_two = shown_basis | {"router_id": "10.0.0.2", "peer": "2001:db8::1"}
calling(best, [shown_two, shown_one]).gives(shown_one, think="all else is equal, so the router id decides")

# %% [markdown]
# The three routes are a trap. b beats a by its MED, c beats b by its cost, a beats c by its cost: a circle. Some
# routers compare in pairs, the winner so far with the next that arrives. **Predict**: how many of the three can win
# then, over all orders of arrival?

# %% tags=["needs-answer"]
from functools import reduce
from itertools import permutations

predicted_winners = None  # your number
winners = {reduce(lambda one, two: best([one, two]), order)["peer"] for order in permutations([a, b, c])}
prediction(predicted_winners, len(winners), "of 3", "Routes that can win when MEDs are compared in pairs")

# %% [markdown]
# All three. With the same routes in its memory, a router may choose differently after a restart. RFC 4271 §9.1.2.2
# compares whole groups, as you did; BIRD, which runs at many exchanges, compares in pairs unless it is told
# `deterministic med on`.

# %% [markdown]
# ## Whom do you tell?
#
# A route is an offer: "send me your packets for that prefix, I carry them". A network makes offers that somebody pays
# for. To carry packets between two of its providers would be work for nothing.

# %% [markdown]
# ### Exercise: may_export
#
# **Core · 5 minutes.** Write `may_export(learned_from, to) -> bool`: whether a network tells a neighbour of a route.
# `learned_from` is where the route comes from: `"customer"`, `"peer"`, `"provider"`, or `"own"` for a prefix that the
# network itself announces. `to` says what the neighbour is: `"customer"`, `"peer"` or `"provider"`.
# `may_export("peer", "customer")` gives `True`.
#
# - Its own prefixes and those of its customers bring money: a network tells everybody.
# - What it has from peers and providers it tells its customers only.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: where to begin</summary>
#
# One of the three kinds of neighbours is told everything. Which one?
#
# </details>
#
# <details><summary>Hint 2: everybody else</summary>
#
# A peer and a provider are told alike: two of the four kinds of routes.
#
# </details>

# %% answer="may_export"
def may_export(learned_from, to):
    ### BEGIN SOLUTION
    return to == "customer" or learned_from in ("own", "customer")
    ### END SOLUTION

# %% test="test_may_export" points=1
from course.check import calling

calling(may_export, "peer", "customer").gives(True, think="the customer pays to reach the whole world")
calling(may_export, "provider", "provider").gives(False, think="who would pay for what you carry between those two?")

# %% test="test_may_export_to_all" points=1
from course.check import calling

calling(may_export, "customer", "provider").gives(True, think="the customer pays to be reached by the whole world")
calling(may_export, "peer", "provider").gives(False, think="a peer pays you nothing, and the provider wants money")

# %% test="test_may_export_to_customers" points=1
from course.check import calling

calling(may_export, "provider", "customer").gives(True, think="the customer pays to reach the whole world")

# %% [markdown]
# Now the lab runs on your rules. `AsGraph` only carries messages, in rounds: `best` and `may_export` decide, and
# `accepts` says what a network even looks at. A path that holds its own number leads in a circle, and `no_circle` drops
# it (RFC 4271 §9.1.2).

# %% [markdown]
# Your shop, AS 64500, announces `2001:db8::/32`. From AS 9, the ways are 8, 5, 64500, over a peer, and 3, 2, 5, 64500,
# over a provider. The lab gives routes of customers local preference 300, of peers 200, of providers 100: money first.
# **Predict**: how many networks stand in the path that AS 9 uses?

# %% tags=["needs-answer"]
predicted = None  # your number
rules = {"best": best, "may_export": may_export, "accepts": no_circle}
internet = AsGraph(LINKS, **rules)
internet.announce(64500, SHOP)
internet.settle()
net = internet
prediction(predicted, len(net.tables()[9][SHOP]) - 1, "networks", "After AS 9, on its path to the shop")

# %% [markdown]
# **Why this route?** The lab can be asked that of every network. Here are the answers of AS 9 and of its peer, AS 8.

# %% tags=["needs-answer", "nbval-check-output"]
print(net.why(9, SHOP), net.why(8, SHOP), sep="\n")

# %% tags=["needs-answer"]
asmap(LINKS, net.reaching("2001:db8::80"), notes={64500: "your shop"})

# %% [markdown]
# Four networks, although a way of three was there, and free. AS 8 has its route from a provider and keeps it from its
# peer: nobody would pay it for the transit. **What you may use is what others tell you.**

# %% [markdown]
# Who tells more than that makes a **leak** (RFC 7908): a small customer with two big providers suddenly carries the
# traffic between them, or drops it. RFC 9234 lets neighbours state their roles when they connect, and mark routes that
# must not go up again.

# %% [markdown]
# ## One round
#
# A network knows nothing but what its neighbours have said. So news travels link by link, and old news is taken for
# true until it is withdrawn. You write one round of that, for all networks at once.

# %% [markdown]
# ### Exercise: next_tables
#
# **Core · 15 minutes.** Write `next_tables(links, origins, tables) -> tables`: all networks send each other their
# tables at the same time, then each makes a new one. `links[a][b]` is what b is to a. `origins[a]` is the list of what
# a announces itself; who announces nothing need not be in it. Links, tables and result have an entry for every network,
# even one without neighbours. `tables[a]` has a path, a tuple of AS numbers, for each prefix that a reaches: first a,
# then a neighbour of a, …
# `next_tables({1: {2: "provider"}, 2: {1: "customer"}}, {1: ["p"]}, {1: {"p": (1,)}, 2: {}})` gives
# `{1: {"p": (1,)}, 2: {"p": (2, 1)}}`.
#
# - What a network announces itself, it reaches by itself: `(a,)`, whatever others say.
# - Of all else it hears what its neighbours had in `tables` and may tell it: routes of their own (their path is only
#   themselves) and of their customers all, other routes only if the network is their customer.
# - It drops paths that hold its own number, and puts itself in front of the others.
# - Of several, the one from a customer wins, then from a peer, then from a provider; then the shortest; then the lowest
#   number of the neighbour.
# - What nobody tells any more is gone. Nothing that was handed in is changed.
#
# May be used: anything in the standard library, and `may_export`; if you call it, all tests need it: mend it first.
#
# <details><summary>Hint 1: where to begin</summary>
#
# For each network, begin with an empty table. For each neighbour `b` of `a`, and each prefix and path in `tables[b]`,
# ask the two questions: may b tell, does a want it?
#
# </details>
#
# <details><summary>Hint 2: may b tell?</summary>
#
# `links[b][path[1]]` is what b learned it from; with a path of one it is b's own. `links[b][a]` is what a is to b.
#
# </details>
#
# <details><summary>Hint 3: the best of several</summary>
#
# A key such as `(rank, len(path), b)`, with rank 0 for a customer, 1 for a peer and 2 for a provider: keep the path
# with the least key for each prefix. At last enter the network's own prefixes.
#
# </details>

# %% answer="next_tables"
def next_tables(links, origins, tables):
    ### BEGIN SOLUTION
    ranks = ["customer", "peer", "provider"]
    new = {}
    for a, sides in links.items():
        heard = {}
        for b, is_a in sides.items():
            for prefix, path in tables[b].items():
                learned_from = links[b][path[1]] if len(path) > 1 else "own"
                if may_export(learned_from, links[b][a]) and a not in path:
                    heard.setdefault(prefix, []).append((ranks.index(is_a), len(path), b, (a, *path)))
        new[a] = {prefix: min(found)[-1] for prefix, found in heard.items()}
        new[a] |= dict.fromkeys(origins.get(a, []), (a,))
    return new
    ### END SOLUTION

# %% test="test_next_tables" points=1
from course.check import calling

shown_pair = {1: {2: "provider"}, 2: {1: "customer"}}
calling(next_tables, shown_pair, {1: ["p"]}, {1: {"p": (1,)}, 2: {}}).gives(
    {1: {"p": (1,)}, 2: {"p": (2, 1)}}, think="2 hears of p, and puts itself in front"
)
calling(next_tables, shown_pair, {1: ["p"]}, {1: {}, 2: {}}).gives(
    {1: {"p": (1,)}, 2: {}}, think="1 begins to announce p in this round; 2 hears of it in the next"
)
calling(next_tables, shown_pair, {}, {1: {}, 2: {"p": (2, 1)}}).gives(
    {1: {}, 2: {}}, think="1 has dropped p, so who tells 2 about it now?"
)
shown_links = {1: {2: "peer"}, 2: {1: "peer", 3: "provider", 4: "customer"}, 3: {2: "customer"}, 4: {2: "provider"}}
shown_tables = {1: {}, 2: {"p": (2, 3), "q": (2, 4)}, 3: {}, 4: {}}
calling(next_tables, shown_links, {}, shown_tables).gives(
    {1: {"q": (1, 2, 4)}, 2: {}, 3: {"q": (3, 2, 4)}, 4: {"p": (4, 2, 3)}},
    think="2 has p from a provider and q from a customer; 1 is its peer",
)

# %% test="test_next_tables_news" points=2
from course.check import calling

shown_pair = {1: {2: "provider"}, 2: {1: "customer"}}
calling(next_tables, shown_pair, {1: ["p"], 2: ["q"]}, {1: {"p": (1,)}, 2: {"q": (2,)}}).gives(
    {1: {"p": (1,), "q": (1, 2)}, 2: {"p": (2, 1), "q": (2,)}}, think="both speak at the same time, and both hear"
)

# %% test="test_next_tables_export" points=2
from course.check import calling

shown_pair = {1: {2: "provider"}, 2: {1: "customer"}}
calling(next_tables, shown_pair, {2: ["q"]}, {1: {}, 2: {"q": (2,)}}).gives(
    {1: {"q": (1, 2)}, 2: {"q": (2,)}}, think="its own prefix a network tells everybody"
)

# %% test="test_next_tables_choice" points=2
from course.check import calling

shown_pair = {1: {2: "provider"}, 2: {1: "customer"}}
calling(next_tables, shown_pair, {1: ["p"]}, {1: {"p": (1,)}, 2: {"p": (2, 1)}}).gives(
    {1: {"p": (1,)}, 2: {"p": (2, 1)}}, think="nothing has changed, so nothing changes"
)

# %% [markdown]
# Take the tables of the lab, where all news has spread. Then your shop withdraws its prefix. **Predict**: after how
# many rounds has the last network forgotten it?

# %% tags=["needs-answer"]
predicted_rounds = None  # your number
tables, paths = net.tables(), []
while any(tables.values()):
    tables = next_tables(LINKS, {}, tables)
    paths.append(tables[4].get(SHOP))
print(*paths, sep="\n")
prediction(predicted_rounds, len(paths), "rounds", "From the withdrawal until nobody has a route")

# %% [markdown]
# Above it stand the paths of AS 4, a line for each round. The shop is gone, and yet AS 4 believes its peer, then
# nobody, then its provider, each time by a longer path that somebody still took for true: **a withdrawn prefix first
# lives on as a ghost**. In the real internet this lasts seconds to minutes, and packets that follow a ghost are lost,
# or go in circles.

# %% [markdown]
# ## One address, many places
#
# Nothing says that only one place may announce a prefix. With **anycast** many do: machines at several sites share an
# address, and each client reaches the closest one. 1.1.1.1, 8.8.8.8 and the servers of Route 53 work like that: a few
# milliseconds away near a site, typically 10 to 15 ms over the world.

# %% [markdown]
# Closest means **by policy**, not by distance: a
# network prefers a customer's site to a nearer one of a peer.
#
# Here are three sites of one service, A, B and C. They share a prefix and an AS number.

# %% tags=["setup"]
SITES = {
    1: {10: "customer", 12: "customer", 20: "customer"},
    10: {1: "provider", 11: "customer", 30: "customer", "C": "peer"},
    11: {10: "provider", 31: "customer", "A": "customer"},
    12: {1: "provider", 33: "customer", "C": "customer"},
    20: {1: "provider", 30: "customer", 32: "customer", "B": "customer"},
    30: {10: "provider", 20: "provider"},
    31: {11: "provider"},
    32: {20: "provider"},
    33: {12: "provider"},
    "A": {11: "provider"},
    "B": {20: "provider"},
    "C": {10: "peer", 12: "provider"},
}

# %% tags=["needs-answer"]
numbers = dict.fromkeys("ABC", 64500)
anycast = AsGraph(SITES, **rules, numbers=numbers)
for site in "ABC":
    anycast.announce(site, "2001:db8:53::/48")
anycast.settle()
before = anycast.reaching("2001:db8:53::1")
asmap(SITES, before, ends="ABC", notes=dict.fromkeys("ABC", "site"))

# %% [markdown]
# Site A is closed for repairs and withdraws. **Predict**: how many of the nine networks that are no sites change their
# site?

# %% tags=["needs-answer"]
predicted_moves = None  # your number
anycast.withdraw("A", "2001:db8:53::/48")
anycast.settle()
after = anycast.reaching("2001:db8:53::1")
moved = [number for number in SITES if number not in numbers and before[number][0] != after[number][0]]
prediction(predicted_moves, len(moved), "networks", "Networks that change their site when A withdraws")

# %% tags=["needs-answer"]
asmap(SITES, after, ends="ABC", notes=dict.fromkeys("ABC", "site"))

# %% [markdown]
# The three that used A, of course. And AS 30, **which used B and could go on using it**. Its provider AS 10 had only a
# long way to offer as long as its customer brought it to A. Now AS 10 takes the short one to C, over a peer, and AS 30
# finds two ways of the same length, of which the lower router id decides.

# %% [markdown]
# A TCP connection is a memory of one machine: C answers packets of a connection that it does not know with a reset. So
# anycast suits short exchanges best, such as DNS, and a change of routes costs clients far away their connections.

# %% [markdown]
# ## Break it: steal a prefix
#
# BGP believes what it is told. AS 64666 announces your prefix, too, as if it were its own. `attacked` sets the lab up
# with your rules and says where packets end; `won` counts the networks whose packets end at the attacker.

# %% tags=["setup"]
def attacked(links, victim, attacker, droppers, roas, prefix, path):
    """Where packets to 2001:db8::80 end, and their ways."""

    def accepts(number, route):
        judged = number in droppers and rov(route["prefix"], route["path"][-1], roas)
        return judged != "invalid" and no_circle(number, route)

    net = AsGraph(links, best=best, may_export=may_export, accepts=accepts)
    net.announce(victim, "2001:db8::/32")
    net.announce(attacker, prefix, path[1:])
    net.settle()
    return net.reaching("2001:db8::80")


# %% tags=["setup"]
def won(links, victim, attacker, *attack):
    """How many networks lose their packets to the attacker, itself included."""
    return sum(end == attacker for end, _ in attacked(links, victim, attacker, *attack).values())

# %% [markdown]
# **Predict** two numbers of twelve: how many networks does the attacker win with the same prefix, `2001:db8::/32`? And
# how many with `2001:db8::/33`, half of it?

# %% tags=["needs-answer"]
predicted_same, predicted_half = None, None  # your numbers
same_prefix = won(LINKS, 64500, 64666, [], [], SHOP, (64666,))
prediction(predicted_same, same_prefix, "of 12", "Networks won with the same prefix")

# %% tags=["needs-answer"]
asmap(LINKS, attacked(LINKS, 64500, 64666, [], [], SHOP, (64666,)), notes={64500: "your shop", 64666: "attacker"})

# %% tags=["needs-answer"]
half = won(LINKS, 64500, 64666, [], [], "2001:db8::/33", (64666,))
prediction(predicted_half, half, "of 12", "Networks won with half of the prefix")

# %% [markdown]
# With the same prefix the two compete, by every row of your table. With half of it there is no competition: BGP chooses
# **per prefix**, and forwarding then takes **the longest prefix** among the winners (lesson 2). Everybody holds a route
# for both, the victim too, unless it refuses its own addresses from outside (RFC 7454 §6.1.4), and packets follow the
# longer one. The race ends at /48, as hardly anybody takes longer prefixes of IPv6 (§6.1.3).

# %% [markdown]
# ## Who may announce it?
#
# The holder of a prefix can sign a **ROA**, a route origin authorization (RFC 9582): this AS may announce this prefix,
# and parts of it up to a maximum length. Networks fetch all ROAs, check the signatures, and judge each announcement by
# its **origin**, the last number of its path: **route origin validation** (RFC 6811).

# %% [markdown]
# ### Exercise: rov
#
# **Core · 8 minutes.** Write `rov(prefix, origin, roas) -> str`: the state of an announcement, `"valid"`, `"invalid"`
# or `"not-found"` (RFC 6811 §2). `prefix` is a text, `origin` an AS number. `roas` is a list of
# `(prefix, max_length, number)`, and stays as it is.
# `rov("2001:db8:1::/48", 64500, [("2001:db8::/32", 32, 64500)])` gives `"invalid"`.
#
# - A ROA **covers** an announcement if all addresses of the announced prefix lie in the ROA's prefix.
# - A ROA **matches** if it covers the announcement, its number is the origin, and the announced prefix has at most
#   `max_length` bits.
# - Valid: at least one ROA matches. Invalid: none matches, yet at least one covers. Not found: none covers.
#
# All prefixes are IPv6, as `ip_network` writes them. A ROA's maximum length is never below the bits of its prefix. No
# announcement has the origin 0, so a ROA with this number says: nobody may announce that (RFC 6483 §4).
#
# May be used: anything in the standard library. `ip_network` is imported.
#
# <details><summary>Hint 1: where to begin</summary>
#
# `ip_network(prefix).subnet_of(ip_network(other))` says whether all of a prefix lies in the other one.
#
# </details>
#
# <details><summary>Hint 2: three states</summary>
#
# Collect the ROAs that cover. No such ROA: not found. Otherwise ask
# whether any of them matches; the others do not count against it.
#
# </details>

# %% answer="rov"
def rov(prefix, origin, roas):
    ### BEGIN SOLUTION
    network = ip_network(prefix)
    covering = [roa for roa in roas if network.subnet_of(ip_network(roa[0]))]
    if any(number == origin and network.prefixlen <= length for _, length, number in covering):
        return "valid"
    return "invalid" if covering else "not-found"
    ### END SOLUTION

# %% test="test_rov" points=1
from course.check import calling

shown_roas = [("2001:db8::/32", 32, 64500)]
calling(rov, "2001:db8::/32", 64500, shown_roas).gives("valid", think="prefix, length and number are as the ROA says")
calling(rov, "2001:db8:1::/48", 64500, shown_roas).gives("invalid", think="this ROA ends at 32 bits")
calling(rov, "2001:db8::/32", 64500, []).gives("not-found", think="nobody has signed anything about this prefix")

# %% test="test_rov_covers" points=2
from course.check import calling

shown_roas = [("2001:db9::/32", 32, 64501), ("2001:db8::/32", 32, 64500)]
calling(rov, "2001:db8::/32", 64500, shown_roas).gives("valid", think="the first ROA is for another prefix")

# %% test="test_rov_matches" points=2
from course.check import calling

shown_roas = [("2001:db8:1::/48", 64, 64500)]
calling(rov, "2001:db8:1::/48", 64500, shown_roas).gives("valid", think="64 bits would be allowed, 48 are announced")

# %% [markdown]
# Not found is most often no crime: of many prefixes nobody has signed a thing, and networks take them. Validation only
# helps where a network **drops** what is invalid, and it says nothing about the rest of the path.

# %% [markdown]
# ### Exercise: hijack
#
# **Core · 10 minutes.** Write `hijack(links, victim, attacker, droppers, roas, goal) -> (prefix, path)`: one
# announcement of the attacker that wins at least `goal` networks, itself included. The victim announces
# `2001:db8::/32`, and a network is won when its packets for `2001:db8::80` end at the attacker. Networks in `droppers`
# drop what is invalid by `roas`. `hijack(LINKS, 64500, 64666, [], [], 12)` gives `("2001:db8::/33", (64666,))`.
#
# - `prefix`, as text, lies in the victim's and has 32 to 48 bits. `path` is a tuple of AS numbers, the attacker's
#   first. What comes after it is up to you, and the last number is what validation takes for the origin.
# - Any announcement that reaches the goal is right, and there always is one.
# - There may be no ROA, one or several. Each is for `2001:db8::/32` and the victim's number; its maximum length is 32
#   or more.
#
# May be used: anything in the standard library, and `won` from above, with your `best`, `may_export` and `rov`: mend
# these first, all tests need them then.
#
# <details><summary>Hint 1: what an attacker can change</summary>
#
# The length of the prefix, and the path. A router that sees its own number in a path drops it. Everybody else believes
# it.
#
# </details>
#
# <details><summary>Hint 2: four announcements</summary>
#
# The whole prefix or half of it, each with the attacker as its origin or with the victim behind the attacker. Which of
# them wins most depends on ROAs and on who drops: try them with `won`.
#
# </details>

# %% answer="hijack"
def hijack(links, victim, attacker, droppers, roas, goal):
    ### BEGIN SOLUTION
    attacks = [(f"2001:db8::/{length}", (attacker, *rest)) for length in (33, 32) for rest in ((), (victim,))]
    return next(attack for attack in attacks if won(links, victim, attacker, droppers, roas, *attack) >= goal)
    ### END SOLUTION

# %% test="test_hijack" points=1
from ipaddress import ip_network

from course.check import calling
from course.lab import AsGraph

shown_links = {1: {2: "customer", 3: "customer"}, 2: {1: "provider"}}
shown_links |= {3: {1: "provider", 4: "customer"}, 4: {3: "provider"}}


def shown_wins(attack, strict):
    """How many of the four networks; the only ROA is for 2001:db8::/32, at most 32 bits, and AS 2."""

    def taken(number, heard):
        as_signed = heard["prefix"] == "2001:db8::/32" and heard["path"][-1] == 2
        return number not in heard["path"] and (as_signed or number not in strict)

    small = AsGraph(shown_links, best=lambda heard: heard[0], may_export=lambda *_: True, accepts=taken)
    small.announce(2, "2001:db8::/32")
    small.announce(3, attack[0], attack[1][1:])
    small.settle()
    return [end for end, _ in small.reaching("2001:db8::80").values()].count(3)


def first_numbers_in_paths(attack):
    return attack[1][:1]


for shown_droppers, shown_roas, shown_goal in (([], [], 4), ([1, 2, 3, 4], [("2001:db8::/32", 32, 2)], 2)):
    shown_attack = hijack(shown_links, 2, 3, shown_droppers, shown_roas, shown_goal)
    assert isinstance(shown_attack, tuple), f"{shown_attack!r} is not (prefix, path)"
    assert isinstance(shown_attack[0], str), f"{shown_attack[0]!r} is no text"
    assert ip_network(shown_attack[0]).subnet_of(ip_network("2001:db8::/32")), f"{shown_attack[0]} is not the victim's"
    calling(hijack, shown_links, 2, 3, shown_droppers, shown_roas, shown_goal).gives(
        (3,), of=first_numbers_in_paths, think="the attacker comes first"
    )
    shown_count = shown_wins(shown_attack, shown_droppers)
    assert shown_count >= shown_goal, f"{shown_attack} wins {shown_count} of 4, and the goal is {shown_goal}"

# %% test="test_hijack_free" points=2
shown_links = {1: {2: "customer", 3: "customer"}, 2: {1: "provider"}, 3: {1: "provider"}}
shown_attack = hijack(shown_links, 2, 3, [], [], 1)
assert shown_attack is not None, "an announcement is (prefix, path)"
assert shown_attack[1][0] == 3, f"{shown_attack!r} is no announcement of AS 3"

# %% test="test_hijack_defended" points=2
shown_links = {1: {2: "customer", 3: "customer"}, 2: {1: "provider"}, 3: {1: "provider"}}
shown_attack = hijack(shown_links, 2, 3, [1, 2], [("2001:db8::/32", 32, 2)], 1)
assert shown_attack is not None, "an announcement is (prefix, path)"
assert shown_attack[1][0] == 3, f"{shown_attack!r} is no announcement of AS 3"

# %% [markdown]
# Now all twelve networks drop what is invalid. **Predict**: how many does the best attack win when the ROA is tight,
# with 32 as its maximum length? And how many when it is loose, with 48?

# %% tags=["needs-answer"]
predicted_tight, predicted_loose = None, None  # your numbers


def most(roas):
    world, found = (LINKS, 64500, 64666, list(LINKS), roas), 1
    with suppress(TypeError, ValueError, StopIteration):  # there is no answer to a goal that nothing reaches
        while (count := won(*world, *hijack(*world, found + 1))) > found:
            found = count
    return found


prediction(predicted_tight, most([(SHOP, 32, 64500)]), "of 12", "Networks won against a tight ROA")

# %% tags=["needs-answer"]
prediction(predicted_loose, most([(SHOP, 48, 64500)]), "of 12", "Networks won against a loose ROA")

# %% [markdown]
# **Validation does not stop a forged origin**: the path `(64666, 64500)` ends with the right number. A tight ROA leaves
# the attacker only the whole prefix, in competition, with a path one longer. Under a loose one it may announce half of
# the prefix again, and wins nearly everywhere: only the victim, which sees its own number, is safe. So RFC 9319 §5
# advises against a maximum length beyond what you announce.

# %% [markdown]
# ### Exercise: roas_for
#
# **Core · 5 minutes.** Write `roas_for(announced) -> set`: ROAs `(prefix, max_length, number)` under which exactly what
# you announce is valid. `announced` is a list of `(prefix, origin)`. `roas_for([("2001:db8::/32", 64500)])` gives
# `{("2001:db8::/32", 32, 64500)}`.
#
# - Every announcement in the list is valid. No other prefix is, and no other origin of the same prefix.
# - There may be prefixes within others, and one prefix with several origins. All are IPv6, as `ip_network` writes them.
# - Where several sets do this, each is right.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: where to begin</summary>
#
# What does a maximum length above the announced one allow that nobody announces?
#
# </details>
#
# <details><summary>Hint 2: one each</summary>
#
# A set comprehension over the list is enough. The length stands behind the slash.
#
# </details>

# %% answer="roas_for"
def roas_for(announced):
    ### BEGIN SOLUTION
    return {(prefix, int(prefix.split("/")[1]), origin) for prefix, origin in announced}
    ### END SOLUTION

# %% test="test_roas_for" points=1
from course.check import calling


def roas_for_somebody(roas):
    """Without those for number 0, which change nothing here."""
    return type(roas)(roa for roa in roas if roa[2] != 0)


calling(roas_for, [("2001:db8::/32", 64500)]).gives(
    {("2001:db8::/32", 32, 64500)}, of=roas_for_somebody, think="this, and no part of it"
)
calling(roas_for, []).gives(set(), of=roas_for_somebody, think="nothing is announced")

# %% test="test_roas_for_exactly" points=2
from course.check import calling


def roas_for_somebody(roas):
    """Without those for number 0, which change nothing here."""
    return type(roas)(roa for roa in roas if roa[2] != 0)


calling(roas_for, [("2001:db8:1::/48", 64501)]).gives(
    {("2001:db8:1::/48", 48, 64501)}, of=roas_for_somebody, think="one prefix, one ROA"
)

# %% test="test_roas_for_several" points=2
from course.check import calling


def roas_for_somebody(roas):
    """Without those for number 0, which change nothing here."""
    return type(roas)(roa for roa in roas if roa[2] != 0)


calling(roas_for, [("2001:db8:1::/48", 64501), ("2001:db8:2::/48", 64502)]).gives(
    {("2001:db8:1::/48", 48, 64501), ("2001:db8:2::/48", 48, 64502)},
    of=roas_for_somebody,
    think="side by side: each has a ROA of its own",
)

# %% [markdown]
# ## BGP does as it is told
#
# Two of the best known outages were no attacks. **Facebook, 4 October 2021**: a command that was meant to measure the
# backbone took all of it down. The DNS sites noticed that they could not reach the data centres and withdrew their
# routes, as they were built to do. For about six hours nobody could look up Facebook's names. Here are two such sites,
# X and Y.

# %% tags=["setup"]
SOCIAL = {
    1: {2: "peer", 3: "customer", "X": "customer", "core": "customer"},
    2: {1: "peer", 4: "customer", "Y": "customer", "core": "customer"},
    3: {1: "provider"},
    4: {2: "provider"},
    "X": {1: "provider"},
    "Y": {2: "provider"},
    "core": {1: "provider", 2: "provider"},
}
NAMES, PAGES = "2001:db8:35::/48", "2001:db8:80::/48"

# %% tags=["needs-answer"]
social = AsGraph(SOCIAL, **rules, numbers=dict.fromkeys(["X", "Y", "core"], 64510))
for site, prefix in [("X", NAMES), ("Y", NAMES), ("core", PAGES)]:
    social.announce(site, prefix)
rounds = social.settle()

# %% tags=["needs-answer"]
social.withdraw("X", NAMES)
social.withdraw("Y", NAMES)
rounds = social.settle()
asmap(SOCIAL, social.reaching("2001:db8:35::53"), notes={"X": "DNS", "Y": "DNS", "core": "pages"})

# %% [markdown]
# Packets for the DNS prefix go nowhere, while the prefix of the pages is still announced: a way to a machine that
# nobody can find, and that could not answer either, as it was cut off from the rest.

# %% [markdown]
# **Cloudflare, 17 July 2020**: the sites on a backbone serve their own cities, with local preference 100. By a mistake
# in its configuration, the router in Atlanta told all of them its own routes with 200: inside of one network, routers
# tell each other local preferences, too. **Predict**: what share of the traffic of these five cities, all alike, goes
# to Atlanta?

# %% tags=["needs-answer"]
cities = {"Atlanta": 64520, "Chicago": 64521, "Dallas": 64522, "Frankfurt": 64523, "London": 64524}
lines = {city: {"Atlanta": "provider"} for city in cities} | {"Atlanta": dict.fromkeys([*cities][1:], "customer")}
mistake = {"preference": {"provider": 200, "customer": 50}, "numbers": cities}
sites = AsGraph(lines, **rules, **mistake)
for city in cities:
    sites.announce(city, "2001:db8:20::/48", local_pref=100)
rounds = sites.settle()
backbone = sites

# %% tags=["needs-answer"]
ends = backbone.reaching("2001:db8:20::1")
predicted_share = None  # your number
share = 100 * sum(end == "Atlanta" for end, _ in ends.values()) / len(ends)
prediction(predicted_share, share, "%", "Traffic of the five cities that goes to Atlanta")

# %% tags=["needs-answer"]
asmap(lines, ends, caption="The lines are the backbone; arrows show where the requests of each city go.")

# %% [markdown]
# All of it: local preference comes before everything else, distance and load included. Atlanta drowned, and for 27
# minutes half of Cloudflare's traffic was gone.

# %% [markdown]
# In both cases routers did what they had been told, within seconds and
# everywhere. So announcements are changed in steps, with a limit on how many routes may change, and with a way in that
# does not need the network.


# %% [markdown]
# ## What you can do now
#
# - Choose among routes: local preference before length, MEDs among one neighbour's routes only.
# - Say whom a network tells: everybody of itself and its customers, its customers of all else. More is a leak.
# - Follow news from round to round, and a withdrawn prefix through its ghosts.
# - Anycast is closest by policy. When a site goes, clients of other sites may move, and lose their connections.
# - The longest prefix wins over everything. A tight ROA leaves an attacker with a forged origin and the same length; a
#   loose one gives nearly all of it back.

# %% [markdown]
# **Go further.** BGP: RFC 4271, in practice RFC 7454. Why all this settles: Gao and Rexford, 2001. Circles of MEDs:
# RFC 3345. Anycast: RFC 4786, 7094. Leaks: RFC 7908, roles: RFC 9234. Origin validation: RFC 6811, ROAs: RFC 9582,
# maximum length: RFC 9319.

# %% [markdown]
# ## Further: a session on the wire
#
# This and what follows is stretch, and goes on from **[A network of networks](#A-network-of-networks)**. Two BIRDs were
# recorded while one of them told the other what it reaches, then withdrew a prefix. Every message begins with 16 bytes
# of ones, its length and its type (RFC 4271 §4.1).

# %% tags=["nbval-check-output"]
import json
from pathlib import Path

session = json.loads(Path("data/session.json").read_text())
types = {1: "OPEN", 2: "UPDATE", 3: "NOTIFICATION", 4: "KEEPALIVE"}
for sent in session:
    message = bytes.fromhex(sent["message"])
    print(sent["from"], types[message[18]], len(message), "bytes")

# %%
update = bytes.fromhex(session[5]["message"])
header = [("ones", 0, 16), ("length", 16, 18), ("type", 18, 19), ("withdrawn IPv4", 19, 21), ("length of all", 21, 23)]
reach = [("reachable IPv6", 23, 68), ("origin", 68, 72), ("path", 72, 81), ("MED", 81, 88)]
bytemap(update, header + reach)

# %% [markdown]
# BGP was made for IPv4, whose prefixes stand at the beginning and at the end. Those of IPv6 travel in two attributes of
# their own (RFC 4760): one for what is announced, one for what is withdrawn. AS numbers have four bytes here, as both
# ends have said in OPEN that they can (RFC 6793).

# %% [markdown]
# ### Exercise: read_update
#
# **Stretch · 15 minutes.** Write `read_update(data) -> dict`: what an UPDATE says about IPv6. `data` is one message of
# up to 4096 bytes. For the last message of the session, `read_update(bytes.fromhex(session[-1]["message"]))` gives
# `{"announced": [], "withdrawn": ["2001:db8:2::/48"], "path": None, "origin": None, "med": None}`.
#
# - Behind the header of 19 bytes: two bytes with the length of withdrawn IPv4 routes, those routes, two with the length
#   of all attributes, those attributes, and IPv4 up to the end. Skip IPv4.
# - An attribute is a byte of flags, one with its type, its length and its value. The length has two bytes if flag
#   `0x10` is set, else one; other flags do not matter. The order is free. Numbers have their high byte first.
#
# | type | value |
# |---|---|
# | 1 | `origin`: one byte |
# | 2 | `path`: parts, each a byte 2, how many numbers, then these, of four bytes; one tuple of all, perhaps `()` |
# | 4 | `med`: four bytes |
# | 14 | `announced`: three bytes `00 02 01`, a byte with the length of the next hop, the next hop, a byte 0, prefixes |
# | 15 | `withdrawn`: three bytes `00 02 01`, prefixes |
#
# - A prefix is a byte with its bits, then only as many bytes as these need (bits left over are 0). Write it as
#   `ip_network` does. Order as in `data`.
# - Skip other types. What is not there is `None`, or an empty list. Raise `ValueError` if byte 18, the message's type,
#   is not 2, or bytes 16 and 17 are not the length of `data`. All else is well made; no type comes twice, nor a prefix
#   in one attribute.
#
# May be used: anything in the standard library, but no BGP library.
#
# <details><summary>Hint 1: cut it up</summary>
#
# `int.from_bytes(data[19:21])` says how much to skip before the attributes. In a loop, take flags, type, length and
# value off the front until nothing is left.
#
# </details>
#
# <details><summary>Hint 2: a prefix</summary>
#
# Of `bits` bits, take `(bits + 7) // 8` bytes and fill them up to 16 with zeros:
# `ip_address(part.ljust(16, b"\0"))`.
#
# </details>

# %% answer="read_update"
def read_update(data):
    ### BEGIN SOLUTION
    def number(part):
        return int.from_bytes(part, "big")

    def prefixes(rest):
        found = []
        while rest:
            size = 1 + (rest[0] + 7) // 8
            found.append(f"{ip_address(rest[1:size].ljust(16, bytes(1)))}/{rest[0]}")
            rest = rest[size:]
        return found

    def numbers(rest):
        found = ()
        while rest:
            end = 2 + 4 * rest[1]
            found += tuple(number(rest[at : at + 4]) for at in range(2, end, 4))
            rest = rest[end:]
        return found

    if data[18] != 2 or number(data[16:18]) != len(data):
        raise ValueError("this is no whole UPDATE")
    told = {"announced": [], "withdrawn": [], "path": None, "origin": None, "med": None}
    begin = 23 + number(data[19:21])
    rest = data[begin : begin + number(data[begin - 2 : begin])]
    while rest:
        at = 4 if rest[0] & 0x10 else 3
        end = at + number(rest[2:at])
        kind, value, rest = rest[1], rest[at:end], rest[end:]
        if kind == 1:
            (told["origin"],) = value
        elif kind == 2:
            told["path"] = numbers(value)
        elif kind == 4:
            told["med"] = number(value)
        elif kind == 14:
            told["announced"] = prefixes(value[5 + value[3] :])
        elif kind == 15:
            told["withdrawn"] = prefixes(value[3:])
    return told
    ### END SOLUTION

# %% test="test_read_update" points=1
from course.check import calling

shown_ones = b"\xff" * 16
shown_gone = shown_ones + b"\x00\x25\x02\x00\x00\x00\x0e\x90\x0f\x00\x0a\x00\x02\x01\x30\x20\x01\x0d\xb8\x00\x02"
calling(read_update, shown_gone).gives(
    {"announced": [], "withdrawn": ["2001:db8:2::/48"], "path": None, "origin": None, "med": None},
    think="one attribute, of type 15; flag 0x10 says that its length has two bytes",
)
shown_born = b"\x40\x01\x01\x00" + b"\x40\x02\x06\x02\x01\x00\x00\xfb\xf4" + b"\x80\x04\x04\x00\x00\x00\x0a"
shown_born += b"\x80\x0e\x1a\x00\x02\x01\x10" + bytes(range(16)) + b"\x00\x20\x20\x01\x0d\xb8"
calling(read_update, shown_ones + b"\x00\x48\x02\x00\x00\x00\x31" + shown_born).gives(
    {"announced": ["2001:db8::/32"], "withdrawn": [], "path": (64500,), "origin": 0, "med": 10},
    think="attributes of types 1, 2, 4 and 14; a next hop of 16 bytes",
)
calling(read_update, shown_ones + b"\x00\x13\x04").raises(ValueError, think="type 4 is a KEEPALIVE")

# %% test="test_read_update_prefixes" points=2
from course.check import calling

shown_gone = b"\xff" * 16 + b"\x00\x25\x02\x00\x00\x00\x0e\x90\x0f\x00\x0a\x00\x02\x01\x30\x20\x01\x0d\xb8\x00\x02"
calling(read_update, shown_gone).gives(
    {"announced": [], "withdrawn": ["2001:db8:2::/48"], "path": None, "origin": None, "med": None},
    think="48 bits are six bytes",
)

# %% test="test_read_update_attributes" points=2
from course.check import calling

shown_born = b"\xff" * 16 + b"\x00\x1b\x02\x00\x00\x00\x04\x40\x01\x01\x02"
calling(read_update, shown_born).gives(
    {"announced": [], "withdrawn": [], "path": None, "origin": 2, "med": None}, think="an origin, and nothing else"
)

# %% tags=["needs-answer", "nbval-check-output"]
print(read_update(update))

# %% [markdown]
# ## Further: who works while routes are gone?
#
# This goes on from **[BGP does as it is told](#BGP-does-as-it-is-told)**. In both outages the map of the routes was
# only half of the story. A service needs several prefixes, such as that of its names and that of its pages. And a
# route may lead to a place that drowns.

# %% [markdown]
# ### Exercise: replay
#
# **Stretch · 12 minutes.** Write `replay(events, needs) -> list[set]`: which services work after each event. `events`
# is a list of `(what, prefix)`, `needs` a dict that says for each service the list of the prefixes that it needs. All
# are IPv6, as `ip_network` writes them.
# `replay([("announce", "2001:db8::/32"), ("full", "2001:db8::/32")], {"web": ["2001:db8:80::/48"]})` gives
# `[{"web"}, set()]`.
#
# - `"announce"` and `"withdraw"` begin and end a route. A route that is announced twice is one route; to withdraw what
#   is not announced changes nothing.
# - Each prefix has a place of its own, announced or not. `"full"` says that this place drowns, `"free"` that it does
#   not, or no longer. A place stays full while its route is withdrawn and announced again.
# - Packets for a needed prefix follow the longest announced prefix that holds all of it. The needed one works if
#   there is such a prefix, and the place of that one is not full.
# - A service works if all the prefixes that it needs do; one that needs none always works. At the beginning nothing is
#   announced, and nothing is full.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: what to remember</summary>
#
# Two sets are enough: what is announced, and what is full.
#
# </details>
#
# <details><summary>Hint 2: one needed prefix</summary>
#
# Of the announced ones of which it is a `subnet_of`, take the one with the largest `prefixlen`.
#
# </details>

# %% answer="replay"
def replay(events, needs):
    ### BEGIN SOLUTION
    announced, full, history = set(), set(), []

    def works(prefix):
        wanted = ip_network(prefix)
        holding = [route for route in announced if wanted.subnet_of(ip_network(route))]
        return bool(holding) and max(holding, key=lambda route: ip_network(route).prefixlen) not in full

    changes = {"announce": announced.add, "withdraw": announced.discard, "full": full.add, "free": full.discard}
    for what, prefix in events:
        changes[what](prefix)
        history.append({service for service, prefixes in needs.items() if all(map(works, prefixes))})
    return history
    ### END SOLUTION

# %% test="test_replay" points=1
from course.check import calling

shown_whole, shown_part = "2001:db8::/32", "2001:db8:80::/48"
calling(replay, [("announce", shown_whole), ("full", shown_whole)], {"web": [shown_part]}).gives(
    [{"web"}, set()], think="there is a route all the time, yet it leads to a place that drowns"
)
shown_events = [("announce", shown_whole), ("announce", shown_part), ("full", shown_part)]
calling(replay, shown_events, {"web": [shown_part]}).gives(
    [{"web"}, {"web"}, set()], think="of two routes the longer one counts, and it leads to a place that drowns"
)
calling(replay, [("announce", shown_whole), ("withdraw", shown_whole)], {"web": [shown_part]}).gives(
    [{"web"}, set()], think="after the withdrawal there is no route"
)

# %% test="test_replay_routes" points=2
from course.check import calling

calling(replay, [("announce", "2001:db8::/32")], {"web": ["2001:db8::/32"]}).gives(
    [{"web"}], think="what it needs is announced"
)

# %% test="test_replay_places" points=2
from course.check import calling

shown_way = "2001:db8::/32"
calling(replay, [("full", shown_way), ("free", shown_way), ("announce", shown_way)], {"web": [shown_way]}).gives(
    [set(), set(), {"web"}], think="the place was full before anybody could reach it, and no longer is"
)

# %% [markdown]
# The two outages, in four events each: what works after each of them?

# %% tags=["needs-answer", "nbval-check-output"]
facebook = [("announce", NAMES), ("announce", PAGES), ("withdraw", NAMES), ("announce", NAMES)]
print(*map(sorted, replay(facebook, {"feed": [NAMES, PAGES], "names": [NAMES]})))
drowned = "2001:db8:20::/48"
cloudflare = [("announce", SHOP), ("announce", drowned), ("full", drowned), ("withdraw", drowned)]
print(*map(sorted, replay(cloudflare, {"sites": [drowned], "elsewhere": [PAGES]})))

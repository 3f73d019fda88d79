# %% [markdown]
# # DNS
#
# **About 27 minutes**: 2 reading, 25 of core exercises; 0 more of stretch.
#
# You move a service to a new address. When has everybody moved? And who could get a certificate for its name?
# Two small functions answer both.

# %% tags=["setup"]
import matplotlib.pyplot as plt

# %% [markdown]
# ## How long are clients stranded?
#
# A resolver keeps an answer for the record's **TTL**, its time to live in seconds. While it keeps the old address, all
# clients behind it are sent there. Resolvers fetched the record at different moments, so their copies expire at
# different moments too: spread evenly over one TTL.

# %% [markdown]
# ### Exercise: failover
#
# **Core · 10 minutes.** Write `failover(ttl, resolvers, clients_per_resolver, t) -> (share, qps)`. You changed the
# record at `t = 0`; `t` is in seconds and not negative. Resolvers had cached the old address at moments spread evenly
# over one TTL before that. `share` is the part of all clients that is still sent to the old address at time `t`, from
# 0 to 1. `qps` is how many queries a second reach your name server while every resolver fetches the record anew
# whenever its copy expires. Round both to two places: `failover(60, 1000, 50, 30)` gives `(0.5, 16.67)`.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: share</summary>Half a TTL after the change, which copies have expired: the ones fetched
# early in the last TTL, or the ones fetched late? What part of all copies is that?</details>
#
# <details><summary>Hint 2: queries</summary>Who asks your name server: a client, or the resolver it shares with its
# neighbours? How often does one of them ask?</details>

# %% answer="failover"
def failover(ttl, resolvers, clients_per_resolver, t):
    ### BEGIN SOLUTION
    return round(max(0.0, 1 - t / ttl), 2), round(resolvers / ttl, 2)
    ### END SOLUTION

# %% test="test_failover" points=1
from course.check import calling

calling(failover, 60, 1000, 50, 30).gives(
    (0.5, 16.67), tol=0.011, think="half a TTL after the change, half of the copies have expired"
)

# %% test="test_failover_share" points=1
from course.check import calling

calling(failover, 300, 10, 1, 0).gives((1.0, 0.03), tol=0.011, think="at the moment of the change nobody has moved")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("failover share")
for _ in range(8):
    ttl = draw.randrange(20, 900)
    t = draw.randrange(0, ttl)
    share, _ = failover(ttl, 400, 7, t)
    assert same(share, 1 - t / ttl, tol=0.011), "clients move one by one, as copies expire evenly over one TTL"
    late, _ = failover(ttl, 400, 7, ttl + draw.randrange(0, 3 * ttl))
    assert same(late, 0.0, tol=0.011), "nobody is stranded after a full TTL"
    assert same(share, round(share, 2)), "the share is rounded to two places"
### END HIDDEN TESTS

# %% test="test_failover_load" points=1
from course.check import calling

calling(failover, 60, 1000, 1, 30).gives((0.5, 16.67), tol=0.011, think="one client behind each resolver, or fifty: what changes?")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("failover load")
for _ in range(8):
    ttl = draw.randrange(20, 900)
    resolvers = draw.randrange(100, 100_000)
    t = draw.randrange(0, 2 * ttl)
    _, qps = failover(ttl, resolvers, draw.randrange(2, 500), t)
    assert same(qps, resolvers / ttl, tol=0.011), "load follows the number of resolvers and the TTL, nothing else"
    assert same(qps, round(qps, 2)), "the load is rounded to two places"
### END HIDDEN TESTS

# %% [markdown]
# ## Who may issue a certificate for your name?
#
# A **CAA record** at a name lists the certificate authorities that may issue for it (RFC 8659). Each record has flags,
# a tag and a value: `(0, "issue", "letsencrypt.org")`. An authority must look before it issues, and it climbs from the
# name towards the root until it finds a name with CAA records. That first set counts, and no other.

# %% [markdown]
# ### Exercise: may_issue
#
# **Core · 15 minutes.** Write `may_issue(caa, name, ca, wildcard) -> bool`: may the authority `ca` issue for `name`, or
# with `wildcard=True` for `*.name`? `caa` maps a name to what a query for its CAA records finds: a list of
# `(flags, tag, value)`, or a `str` when the name is a CNAME, which is the name it points to. Names that are missing have no
# records. All names are lower case, without a final dot, and no CNAME runs in a circle.
#
# `may_issue({"shop.test": [(0, "issue", "ca.test")]}, "www.shop.test", "ca.test", False)` gives `True`; for `"other.test"` as
# `ca` it gives `False`.
#
# The rules, from RFC 8659 §3 to §4.3:
#
# - The first non-empty set on the way up counts: `www.shop.test`, `shop.test`, `test`. No set at all: anyone may issue.
# - A query follows a CNAME to its target. When the target has no records either, the climb goes on from the
#   name you asked, never through the parents of the target.
# - `issue` lists who may issue. `issuewild`, when the set has any, takes its place for wildcards; for other names it says
#   nothing. A set with neither of them forbids nobody.
# - The value is the authority's name, then perhaps `;` and parameters: `"ca.test; policy=ev"`. Just `";"` names nobody.
# - Flag 128 means *critical*: a set with a critical tag other than `issue`, `issuewild` and `iodef` forbids everybody.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: climbing</summary>Write a small function that finds the records of one name, CNAMEs
# included. Then call it for the name, its parent, its parent's parent.</details>
#
# <details><summary>Hint 2: the set</summary>With the set in hand, first look for a critical tag that you do not know. Then
# pick the tag that counts: `issuewild` only for a wildcard, and only if the set has one.</details>
#
# <details><summary>Hint 3: the value</summary>`value.split(";")[0].strip()` is the authority's name, or empty.</details>

# %% answer="may_issue"
def may_issue(caa, name, ca, wildcard):
    ### BEGIN SOLUTION
    def found_at(owner):
        records = caa.get(owner, [])
        while isinstance(records, str):
            records = caa.get(records, [])
        return records

    relevant = []
    labels = name.split(".")
    while labels and not relevant:
        relevant = found_at(".".join(labels))
        labels = labels[1:]
    if any(flags & 128 and tag not in ("issue", "issuewild", "iodef") for flags, tag, _ in relevant):
        return False
    tags = {tag for _, tag, _ in relevant}
    counts = "issuewild" if wildcard and "issuewild" in tags else "issue"
    allowed = [value.split(";")[0].strip() for _, tag, value in relevant if tag == counts]
    return ca in allowed or counts not in tags
    ### END SOLUTION

# %% test="test_may_issue" points=1
from course.check import calling

caa = {"shop.test": [(0, "issue", "ca.test")]}
calling(may_issue, caa, "www.shop.test", "ca.test", False).gives(True, think="the set of shop.test names this authority")
calling(may_issue, caa, "www.shop.test", "other.test", False).gives(False, think="the set names another authority")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("may_issue")
ca, other = draw.sample(["ca.test", "trust.example", "sign.example", "certs.test"], 2)
policy = {"shop.test": [(0, "issue", f"{ca}; policy=ev"), (0, "iodef", "mailto:security@shop.test")]}
assert same(may_issue(policy, "shop.test", ca, False), True), "parameters after the semicolon are not part of the name"
assert same(may_issue(policy, "shop.test", other, False), False), "only a listed authority may issue"
both = {"shop.test": [(0, "issue", ca), (0, "issue", other)]}
assert same([may_issue(both, "shop.test", a, False) for a in (ca, other)], [True, True]), "any of several may issue"
nobody = {"shop.test": [(0, "issue", ";")]}
assert same(may_issue(nobody, "shop.test", ca, False), False), "a lone semicolon names nobody"
### END HIDDEN TESTS

# %% test="test_may_issue_climbs" points=2
from course.check import calling

calling(may_issue, {"shop.test": [(0, "issue", "ca.test")]}, "www.shop.test", "other.test", False).gives(
    False, think="does a set at shop.test count for www.shop.test?"
)
### BEGIN HIDDEN TESTS
from course.check import rng, same

top = {"test": [(0, "issue", "ca.test")]}
assert same(may_issue(top, "a.b.shop.test", "other.test", False), False), "the search goes on until it finds a set or the root"
draw = rng("may_issue climbs")
depth = draw.randrange(2, 6)
name = ".".join(draw.choice(["www", "api", "a", "b"]) for _ in range(depth)) + ".shop.test"
near = {"shop.test": [(0, "issue", "near.example")], "test": [(0, "issue", "far.example")]}
assert same(may_issue(near, name, "far.example", False), False), "the nearest set counts, sets above it do not"
assert same(may_issue(near, name, "near.example", False), True), "the nearest set counts, sets above it do not"
empty = {"www.shop.test": [], "shop.test": [(0, "issue", "near.example")]}
assert same(may_issue(empty, "www.shop.test", "far.example", False), False), "an empty set is passed on the way up"
assert same(may_issue({}, name, "near.example", False), True), "without any record anyone may issue"
assert same(may_issue({"www.shop.test": [(0, "issue", ";")]}, "shop.test", "near.example", False), True), "children bind no parent"
alias = {"www.shop.test": "edge.cdn.example", "cdn.example": [(0, "issue", "cdn-ca.example")]}
assert same(may_issue(alias, "www.shop.test", "near.example", False), True), "the parents of a CNAME's target say nothing"
bound = {**alias, "shop.test": [(0, "issue", "near.example")]}
assert same(may_issue(bound, "www.shop.test", "near.example", False), True), "after a CNAME the climb goes on from the asked name"
assert same(may_issue(bound, "www.shop.test", "cdn-ca.example", False), False), "after a CNAME the climb goes on from the asked name"
chain = {"www.shop.test": "a.example", "a.example": "b.example", "b.example": [(0, "issue", "b-ca.example")]}
assert same(may_issue(chain, "www.shop.test", "b-ca.example", False), True), "a query follows CNAMEs to the last target"
assert same(may_issue(chain, "www.shop.test", "near.example", False), False), "a query follows CNAMEs to the last target"
### END HIDDEN TESTS

# %% test="test_may_issue_wildcard" points=1
from course.check import calling

caa = {"shop.test": [(0, "issue", "ca.test"), (0, "issuewild", "wild.test")]}
calling(may_issue, caa, "shop.test", "ca.test", True).gives(False, think="issuewild is there, and this is a wildcard")
### BEGIN HIDDEN TESTS
from course.check import same

assert same(may_issue(caa, "shop.test", "wild.test", True), True), "issuewild lists who may issue wildcards"
assert same(may_issue(caa, "shop.test", "ca.test", False), True), "issuewild says nothing about other names"
assert same(may_issue(caa, "shop.test", "wild.test", False), False), "issuewild says nothing about other names"
plain = {"shop.test": [(0, "issue", "ca.test")]}
assert same(may_issue(plain, "shop.test", "ca.test", True), True), "without issuewild, issue counts for wildcards too"
assert same(may_issue(plain, "shop.test", "wild.test", True), False), "without issuewild, issue counts for wildcards too"
only = {"shop.test": [(0, "issuewild", ";")]}
assert same(may_issue(only, "shop.test", "ca.test", False), True), "a set without issue forbids no ordinary certificate"
assert same(may_issue(only, "shop.test", "ca.test", True), False), "a lone semicolon names nobody"
### END HIDDEN TESTS

# %% test="test_may_issue_critical" points=1
from course.check import calling

caa = {"shop.test": [(128, "issue", "ca.test")]}
calling(may_issue, caa, "shop.test", "ca.test", False).gives(True, think="critical, but is the tag unknown?")
### BEGIN HIDDEN TESTS
from course.check import same

critical = {"shop.test": [(128, "quantum", "yes"), (0, "issue", "ca.test")]}
assert same(may_issue(critical, "shop.test", "ca.test", False), False), "a critical tag that is not known forbids everybody"
reserved = {"shop.test": [(1, "quantum", "yes"), (0, "issue", "ca.test")]}
assert same(may_issue(reserved, "shop.test", "ca.test", False), True), "only flag 128 means critical"
harmless = {"shop.test": [(0, "quantum", "yes"), (0, "issue", "ca.test")]}
assert same(may_issue(harmless, "shop.test", "ca.test", False), True), "an unknown tag that is not critical is skipped"
known = {"shop.test": [(128, "issue", "ca.test"), (128, "issuewild", "ca.test"), (128, "iodef", "mailto:a@shop.test")]}
assert same(may_issue(known, "shop.test", "ca.test", False), True), "a critical tag that is known forbids nothing by itself"
report = {"shop.test": [(0, "iodef", "mailto:a@shop.test")]}
assert same(may_issue(report, "shop.test", "ca.test", False), True), "a set that lists nobody to issue restricts nobody"
above = {"www.shop.test": [(0, "issue", "ca.test")], "shop.test": [(128, "quantum", "yes")]}
assert same(may_issue(above, "www.shop.test", "ca.test", False), True), "only the set that counts can forbid"
assert same(may_issue({"shop.test": [(129, "quantum", "yes")]}, "shop.test", "ca.test", True), False), "critical is one bit of the flags"
### END HIDDEN TESTS

# %% [markdown]
# ## What you can do now
#
# - Say how long a change of address takes, and what a short TTL costs.
# - Read a CAA policy as an authority must.
#
# **Go further**: RFC 8659 (CAA), RFC 8767 (serving stale answers).

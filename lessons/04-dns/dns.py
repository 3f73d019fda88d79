# %% [markdown]
# # DNS
#
# **About 75 minutes**: 12 reading, 63 of core exercises; 93 more of stretch. No core exercise needs a stretch one.
#
# You move a service to a new address. When has everybody moved? Who tells a browser the address in the first place? Ask
# real name servers, with bytes that you write yourself. Then you can
#
# - write a DNS query byte by byte;
# - walk from the root to an answer, past servers that are silent, lying or out of date;
# - say how long an answer is kept, what it costs to keep it briefly, and how long a move takes;
# - say what three ways to spread one name over many machines give you, and what they do not.

# %% tags=["setup"]
import secrets
import struct

import dns.exception
import dns.flags
import dns.message
import dns.name
import dns.rcode
from dns.rdataclass import IN
from dns.rdatatype import CNAME, NS, A

from course.lab import Internet

TYPES = {"A": 1, "NS": 2, "CNAME": 5, "SOA": 6, "MX": 15, "TXT": 16, "AAAA": 28, "HTTPS": 65, "CAA": 257}

# %% [markdown]
# ## Who knows the address?
#
# Not the browser. It asks a **recursive resolver**: its provider's, its company's, or a public one such as 1.1.1.1. The
# resolver asks one **name server** after another until it has the answer, which is called **recursion**, and keeps a
# copy for the next client.
#
# Names form a tree. `www.shop.test` is a row of **labels**, read from the right: below the **root** lies `test`, below
# that `shop`, below that `www`. A **zone** is a part of the tree that one owner looks after: the root, a **top-level
# domain** such as `test`, or `shop.test`. Its **authoritative** servers answer for it.
#
# The lab is a small internet on your machine. `net.roots` are the addresses of the root's servers, `net.log` keeps all
# that happened, and `reply_of` asks one server.

# %% tags=["setup"]
def reply_of(net, server, name, type="A"):
    query = dns.message.make_query(name, type, flags=0)
    return dns.message.from_wire(net.ask(server, query.to_wire())[0])

# %% tags=["nbval-check-output"]
with Internet() as net:
    reply = reply_of(net, net.roots[0], "shop.test")
print(*reply.authority, *reply.additional, sep="\n")

# %% [markdown]
# This is no address but a **referral**: records of the type NS name the servers of `test`, and **glue** says their
# addresses. Without it you would have to ask `a.nic.test` where `a.nic.test` is.
#
# **Predict**: how many queries lead from the root to the address of `shop.test`?

# %%
from course.draw import prediction

predicted = None  # your number
with Internet() as net:
    server = net.roots[0]
    while (reply := reply_of(net, server, "shop.test")).additional:
        server = reply.additional[0][0].address
prediction(predicted, len(net.queries()), "queries", "From the root to shop.test")

# %%
from course.draw import ladder

ladder(net.log)

# %% [markdown]
# Each query needs the reply before it. If a **round trip**, from question to reply, takes 40 ms, that makes 120. Such a
# **miss** costs several round trips; a **hit**, when the resolver has a copy, costs the client's own question alone.
# Hits are the rule: copies are kept for their **TTL** (time to live), typically 300 to 86400 seconds. A program that
# calls `getaddrinfo`, the system's look-up, before each request pays each time.

# %% [markdown]
# ## What a zone can say
#
# A record has a name, a TTL in seconds, a class (IN, the internet), a type and data.

# %% tags=["nbval-check-output"]
types = ["A", "AAAA", "MX", "TXT", "NS", "CAA", "HTTPS"]
with Internet() as net:
    answers = [reply_of(net, "198.51.100.31", "shop.test", type).answer for type in types]
print(*[records for answer in answers for records in answer], sep="\n")

# %% [markdown]
# A and AAAA are addresses, of IPv4 and IPv6. TXT is text for programs: who may send mail for the domain (SPF and DKIM),
# or a proof that you own it. CAA says who may issue **certificates**, with which a server proves its name (lesson 5),
# and HTTPS how browsers reach the site. MX names the hosts that take mail, each with a **preference**: the lowest
# number comes first (RFC 5321 §5.1).
#
# A **CNAME** makes a name an alias of another, as `www.shop.test` is one of `shop.test`. No other may stand beside it,
# except those of DNSSEC, which signs zones (RFC 4035 §2.5). So it cannot stand at the top of a zone, which has NS
# records and an **SOA** record, the zone's own data. An HTTPS record can: with priority 0 it makes an alias for
# browsers that ask for it (**AliasMode**, RFC 9460 §2.4.2).

# %% [markdown]
# ## A question on the wire
#
# `reply_of` has sent 27 bytes (RFC 1035 §4) over UDP, which carries single messages. Flags are single bits, each label
# comes after its length, and the root, of length 0, ends the name.

# %%
from course.draw import bytemap

shop_query = dns.message.make_query("shop.test", "A", id=258, flags=0).to_wire()
fields = [("id", 0, 2), ("flags", 2, 4), ("counts", 4, 12), ("name", 12, 23), ("type", 23, 25), ("class", 25, 27)]
bytemap(shop_query, fields)

# %% [markdown]
# ### Exercise: encode_query
#
# **Core · 8 minutes.** Write `encode_query(name, type, id) -> bytes`: the message that asks a name server for the
# records of one type at one name. `type` is a key of `TYPES`, `id` a number from 0 to 65535.
# `encode_query("shop.test", "A", 258)` gives
# `b"\x01\x02\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x04shop\x04test\x00\x00\x01\x00\x01"`.
#
# | part | what it consists of |
# |---|---|
# | header | six numbers: the id; the flags; how many questions, answers, authority and additional records follow |
# | question | the name; then two numbers, the type's from `TYPES` and the class, 1 |
# | name | its labels, each after one byte with its length; then the root, a label of length 0 |
#
# - Numbers have 16 bits, high byte first. There is one question and nothing else, and no flag is set: `0x0100` would
#   ask for recursion, which name servers do not do.
# - Letters are sent as they are given. One final dot changes nothing, and `"."` is the root alone.
# - Raise `ValueError` for a label that is empty, as in `"a..b"`, `".a"` or `".."`, or longer than 63 bytes, and for a
#   name of more than 255 bytes as it is sent, length bytes and root included.
#
# Names are not empty, and hold letters, digits, `-`, `_`, `*` and dots alone.
#
# May be used: anything in the standard library. `struct.pack` and `int.to_bytes` are made for this.
#
# <details><summary>Hint 1: where to begin</summary>
#
# Split the name at its dots. For `"shop.test"` that gives two labels, and you want
# `b"\x04shop" + b"\x04test" + b"\x00"`.
#
# </details>
#
# <details><summary>Hint 2: numbers</summary>
#
# `struct.pack("!6H", id, 0, 1, 0, 0, 0)` is the header: `!` means high byte first, `H` is a number of 16 bits.
#
# </details>
#
# <details><summary>Hint 3: limits</summary>
#
# Check the labels one by one. Check the 255 on the finished bytes of the name, not on the text: `shop.test` has 9
# characters and takes 11 bytes.
#
# </details>

# %% answer="encode_query"
def encode_query(name, type, id):
    ### BEGIN SOLUTION
    text = name.removesuffix(".")
    labels = text.encode().split(b".") if text else []
    if not all(1 <= len(label) <= 63 for label in labels):
        raise ValueError("a label has 1 to 63 bytes")
    sent = b"".join(len(label).to_bytes() + label for label in labels) + b"\x00"
    if len(sent) > 255:
        raise ValueError("a name takes at most 255 bytes")
    return struct.pack("!6H", id, 0, 1, 0, 0, 0) + sent + struct.pack("!2H", TYPES[type], 1)
    ### END SOLUTION

# %% test="test_encode_query" points=1
from course.check import calling

calling(encode_query, "shop.test", "A", 258).gives(
    b"\x01\x02\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x04shop\x04test\x00\x00\x01\x00\x01",
    think="12 bytes of header, then the name, the type and the class",
)
calling(encode_query, ".", "NS", 1).gives(
    b"\x00\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\x01", think="the root is a single byte of zero"
)
calling(encode_query, "a..b", "A", 1).raises(ValueError, think="one of these labels is empty")

# %% test="test_encode_query_bytes" points=1
from course.check import calling

calling(encode_query, "www", "MX", 513).gives(
    b"\x02\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x03www\x00\x00\x0f\x00\x01", think="MX has number 15, or 0x0f"
)

# %% test="test_encode_query_limits" points=1
from course.check import calling

calling(encode_query, "a" * 70 + ".test", "A", 1).raises(ValueError, think="how long may a label be?")

# %% [markdown]
# Send your bytes to a real server. The first event in the log is how the server has understood them.

# %% tags=["needs-answer"]
with Internet() as net:
    net.ask(net.roots[0], encode_query("shop.test", "A", 258))
net.log[0]

# %% [markdown]
# ## One server, one reply?
#
# UDP has no connection: whoever knows that you are waiting can send you a message, and forge the address it comes from.
# Here somebody does, and is faster than the server.

# %% tags=["nbval-check-output"]
with Internet() as net:
    net.fault("ns1.shop.test", "spoofed")
    messages = [dns.message.from_wire(received) for received in net.ask("198.51.100.31", shop_query)]
print(*[(message.id, str(message.answer[0])) for message in messages], sep="\n")

# %% [markdown]
# "The first reply is the reply" would send you to 203.0.113.66. The id gives the stranger away, as you sent 258. So ids
# are drawn at random, and in real life the ports that queries come from, too (RFC 5452 §9.2).
#
# Over UDP a reply has at most 512 bytes, if the query allows no more. `keys.shop.test` has ten TXT records, some 2000
# bytes. **Predict**: how many bytes has the reply over UDP?

# %%
from course.lab import Reply

predicted = None  # your number
keys = dns.message.make_query("keys.shop.test", "TXT", flags=0).to_wire()
with Internet() as net:
    for over in ["udp", "tcp"]:
        net.ask("198.51.100.31", keys, over)
udp, tcp = [event for event in net.log if isinstance(event, Reply)]
prediction(predicted, udp.size, "bytes", f"The reply over UDP; over TCP it has {tcp.size} bytes")

# %% [markdown]
# The reply holds the two records that there was room for, and the flag TC: it is **truncated**, no answer but a request
# to come again over **TCP**, which carries data of any length. With EDNS, an extension, a resolver says how much more
# it takes over UDP, usually 1232 bytes. It must speak TCP all the same (RFC 7766 §5).

# %% [markdown]
# ### Exercise: exchange
#
# **Core · 9 minutes.** Write `exchange(address, message, ask) -> bytes | None`: send the query `message` to one server
# and return the bytes of its reply as they came, or `None` if there is none. `ask(address, message, over)` sends a
# message over `"udp"` or `"tcp"` and returns the list of messages that came back from that address, in order. For a
# server that stays silent the list is empty, and `exchange("198.51.100.99", message, net.ask)` gives `None`.
#
# - Ask over UDP. The first message that is a **reply** counts; those that are none are passed over.
# - A reply can be read by `dns.message.from_wire`, and `query.is_response(reply)` is true, where `query` is what
#   `from_wire` makes of your own `message`. This method looks at the flag QR, the id and the question. (It also accepts
#   an error without any question, which some servers send.)
# - If the flag TC is set in that reply, it is truncated. Ask the same server the same once more, over TCP. There, too,
#   the first reply counts, with TC or without. If there is none the result is `None`: the truncated one is not used.
# - Ask nothing else: silence is not asked again.
#
# May be used: anything, dnspython too. `dns.message` is imported.
#
# <details><summary>Hint 1: one transport</summary>
#
# Write an inner function `reply_over(over)` that goes through `ask(address, message, over)` and returns the first
# reply, or `None`. You need it twice: read, to look at its flag, and as bytes, to return it.
#
# </details>
#
# <details><summary>Hint 2: unreadable messages, and the flag</summary>
#
# `dns.message.from_wire` raises `dns.exception.DNSException` for bytes that are no DNS message. Catch it, and go on
# with the next message. `reply.flags & dns.flags.TC` is not zero for a truncated reply.
#
# </details>

# %% answer="exchange"
def exchange(address, message, ask):
    ### BEGIN SOLUTION
    query = dns.message.from_wire(message)

    def reply_over(over):
        for received in ask(address, message, over):
            try:
                reply = dns.message.from_wire(received)
            except dns.exception.DNSException:
                continue
            if query.is_response(reply):
                return received, bool(reply.flags & dns.flags.TC)
        return None, False

    reply, truncated = reply_over("udp")
    return reply_over("tcp")[0] if truncated else reply
    ### END SOLUTION

# %% test="test_exchange" points=1
import dns.message

from course.check import calling
from course.lab import Internet

probe = dns.message.make_query("shop.test", "A", id=258).to_wire()
long_query = dns.message.make_query("keys.shop.test", "TXT", id=772).to_wire()
with Internet() as sim:
    calling(exchange, "198.51.100.99", probe, sim.ask).gives(None, think="this server never answers")
    whole = sim.ask("198.51.100.31", long_query, "tcp")[0]
    calling(exchange, "198.51.100.31", long_query, sim.ask).gives(whole, think="the reply over UDP is truncated")
    sim.fault("ns1.shop.test", "spoofed")
    stranger, honest = sim.ask("198.51.100.31", probe)
    calling(exchange, "198.51.100.31", probe, sim.ask).gives(
        honest, think="the first message has another id, so it is no reply to this query"
    )

# %% test="test_exchange_plain" points=1
import dns.message

from course.check import calling
from course.lab import Internet

probe = dns.message.make_query("mail.shop.test", "A", id=258).to_wire()
with Internet() as sim:
    (heard,) = sim.ask("198.51.100.31", probe)
    calling(exchange, "198.51.100.31", probe, sim.ask).gives(heard, think="the only message is the reply, as it came")

# %% test="test_exchange_strangers" points=1
import dns.message

from course.check import calling

probe = dns.message.make_query("shop.test", "A", id=258)


def unreadable(address, message, over="udp"):
    return [b"\x01\x02 this is no message"]


calling(exchange, "192.0.2.1", probe.to_wire(), unreadable).gives(
    None, think="what can you do with a message that cannot be read?"
)

# %% test="test_exchange_truncated" points=2
import dns.message

from course.check import calling

probe = dns.message.make_query("keys.shop.test", "TXT", id=772)
truncated = dns.message.make_response(probe)
truncated.flags |= dns.flags.TC
heard = dns.message.make_response(probe).to_wire()


def carry(address, message, over="udp"):
    return [heard] if over == "tcp" else [truncated.to_wire()]


calling(exchange, "192.0.2.1", probe.to_wire(), carry).gives(
    heard, think="where is the rest of a truncated reply to be had?"
)

# %% [markdown]
# ## Whom do you ask next?
#
# A reply has four sections: question, answer, **authority**, with the NS records of a referral, and **additional**
# records, such as glue. Should you believe them all? The servers of `blog.test` lie under `example`. A server of `test`
# says:

# %% tags=["nbval-check-output"]
with Internet() as net:
    net.fault("a.nic.test", "poisoned")
    reply = reply_of(net, "198.51.100.10", "blog.test")
print(*reply.authority, *reply.additional, sep="\n")

# %% [markdown]
# These addresses are forged, the referral is **poisoned**. They lie under `example`, where a server of `test` has no
# say. Believe it about names in its own zone alone, its **bailiwick** (RFC 5452 §6).

# %% [markdown]
# ### Exercise: referral
#
# **Core · 9 minutes.** Write `referral(message, zone) -> (owner, servers) | None`: whom a reply tells you to ask next.
# `message` is a reply as `exchange` returns it, `zone` the zone whose server sent it. The asked name is *in* `zone`,
# which means that it is the zone's own name, or below it.
#
# When you have asked the root for `shop.test`, and `came` has the bytes of its referral, `referral(came, ".")` gives
# `("test", {"a.nic.test": ["198.51.100.10"], "b.nic.test": ["198.51.100.11"]})`. When it has those of the poisoned one
# above, `referral(came, "test")` gives `("blog.test", {"ns1.dns.example": [], "ns2.dns.example": []})`.
#
# - A **referral** is a set of NS records in the authority section whose owner, the name they belong to, lies below
#   `zone`, and is the asked name or above it. A message has at most one. Without one the result is `None`, whatever
#   else stands in the message.
# - `servers` is a dict of each name server, in the order of the NS records, and the list of its addresses: the A
#   records at its name in the additional section, in their order. (AAAA records are left out in this lesson.)
# - Believe only addresses of servers *in* `zone`. All others get an empty list, and so does a server without A records.
# - `owner` and servers are texts without the final dot, as the NS records spell them. Otherwise capital and small
#   letters make no difference, and neither do flags and the response code.
#
# May be used: anything, dnspython too. `reply.authority` and `reply.additional` are lists of sets of records. A set has
# `.name`, its owner, and `.rdtype`, can be looped over, and its NS records have `.target`.
# `reply.get_rrset(section, name, IN, A)` is the set of A records at `name` in a section, or `None`. For names,
# `name.is_subdomain(other)` is true for the same name, too.
#
# <details><summary>Hint 1: to begin</summary>
#
# `reply = dns.message.from_wire(message)` reads the message; then `reply.question[0].name` is the asked name.
# `dns.name.from_text(zone)` makes a name of a text, `name.to_text(omit_final_dot=True)` a text of a name.
#
# </details>
#
# <details><summary>Hint 2: the owner</summary>
#
# Loop over `reply.authority`. For a set with `.rdtype == NS`, compare its `.name` with the zone and with the asked
# name. It is below the zone if it is a subdomain of it and not the same.
#
# </details>
#
# <details><summary>Hint 3: the glue</summary>
#
# For each record of the set, first see whether `record.target` is in the zone. Only then look for an A set at
# `record.target` in `reply.additional`. `str` makes a text of each record.
#
# </details>

# %% answer="referral"
def referral(message, zone):
    ### BEGIN SOLUTION
    reply, top = dns.message.from_wire(message), dns.name.from_text(zone)
    (question,) = reply.question

    def addresses(host):
        glue = reply.get_rrset(reply.additional, host, IN, A)
        return [str(record) for record in glue] if glue and host.is_subdomain(top) else []

    def text(name):
        return name.to_text(omit_final_dot=True)

    for found in reply.authority:
        if found.rdtype == NS and len(found.name) > len(top) and question.name.is_subdomain(found.name):
            return text(found.name), {text(ns.target): addresses(ns.target) for ns in found}
    return None
    ### END SOLUTION

# %% test="test_referral" points=1
import dns.message

from course.check import calling
from course.lab import Internet

with Internet() as sim:
    probe = dns.message.make_query("shop.test", "A").to_wire()
    (heard,) = sim.ask(sim.roots[0], probe)
    sim.fault("a.nic.test", "poisoned")
    (poisoned,) = sim.ask("198.51.100.10", dns.message.make_query("blog.test", "A").to_wire())
    (final,) = sim.ask("198.51.100.31", probe)
calling(referral, heard, ".").gives(
    ("test", {"a.nic.test": ["198.51.100.10"], "b.nic.test": ["198.51.100.11"]}),
    think="the authority section names the servers of test, the additional section has their addresses",
)
calling(referral, poisoned, "test").gives(
    ("blog.test", {"ns1.dns.example": [], "ns2.dns.example": []}),
    think="a server of test has no say in addresses under example",
)
calling(referral, final, "shop.test").gives(None, think="this message holds the answer, and no NS records")

# %% test="test_referral_records" points=1
import dns.message

from course.check import calling
from course.lab import Internet

with Internet() as sim:
    (heard,) = sim.ask("198.51.100.10", dns.message.make_query("shop.test", "A").to_wire())
calling(referral, heard, "test").gives(
    ("shop.test", {"ns1.shop.test": ["198.51.100.31"], "ns2.shop.test": ["198.51.100.32"]}),
    think="a server of test names those of shop.test; an address of IPv6 is left out",
)

# %% test="test_referral_glue" points=2
import dns.message

from course.check import calling
from course.lab import Internet

with Internet() as sim:
    (heard,) = sim.ask("198.51.100.10", dns.message.make_query("moved.test", "A").to_wire())
calling(referral, heard, "test").gives(
    ("moved.test", {"ns1.dns.example": [], "ns2.dns.example": []}),
    think="a server without glue is named all the same: somebody else may know its address",
)

# %% test="test_referral_zone" points=1
import dns.message

from course.check import calling
from course.lab import Internet

with Internet() as sim:
    (heard,) = sim.ask("198.51.100.31", dns.message.make_query("eu.shop.test", "A").to_wire())
calling(referral, heard, "shop.test").gives(
    ("eu.shop.test", {"ns1.eu.shop.test": ["198.51.100.41"]}), think="the zone may begin at the asked name itself"
)

# %% [markdown]
# ## What does a reply tell you?
#
# It is an answer, a *no*, an alias, a referral, or the server is **lame**: the zone above still names it, but it knows
# nothing of the zone, which has usually moved. Here are three ways.

# %% tags=["nbval-check-output"]
with Internet() as net:
    for kind in ["lame", "lame-upward", "lame-empty"]:
        net.fault("ns1.shop.test", kind)
        said = reply_of(net, "198.51.100.31", "shop.test")
        print(said.rcode().name, dns.flags.to_text(said.flags), *said.authority)
        net.mend("ns1.shop.test")

# %% [markdown]
# The first refuses, the second refers *up* to the root, the third says nothing at all. None has the flag **AA**,
# authoritative answer, with which a server speaks for the zone, so "no records, so no address" would be wrong.
#
# The **response code** is NOERROR when all is well, and **NXDOMAIN** when there is no such name. All others, such as
# REFUSED, are errors and say nothing about the name. NOERROR and AA without records in the answer is **NODATA**: the
# name exists and has none of this type.

# %% [markdown]
# ### Exercise: step
#
# **Core · 13 minutes.** Write `step(message, zone) -> (kind, data)`: what a reply tells you to do next. `message` and
# `zone` are as for `referral`. When `reply` is what a server of `shop.test` says when asked for its address,
# `step(reply, "shop.test")` gives `("answer", ["192.0.2.10"])`. When it was asked for the address of `www.shop.test`,
# an alias of that name, its reply holds alias and address, and `step` gives the same. The first line that fits counts:
#
# | the reply | the result |
# |---|---|
# | has a response code other than NOERROR and NXDOMAIN; its question may be missing | `("lame", None)` |
# | lacks the flag AA | `("ask", referral(message, zone))`, or `("lame", None)` if that finds none |
# | has records of the asked type at the asked name, in its answer section | `("answer", texts)` |
# | has a CNAME there | look at its target in the same way, and so on |
# | has neither | `("nx", None)` for NXDOMAIN, else `("nodata", None)` |
#
# - `texts` are the `str` of each record, final dots included.
# - Stop at a target that is not in `zone`, or that has neither records nor a CNAME in this message:
#   `("cname", target)`, without the final dot, spelt as in the message. The code does not matter: it speaks of the
#   chain's last name (RFC 6604 §3).
# - A chain that comes back to a name that it has passed is `("lame", None)`.
#
# Capital and small letters make no difference. Only the last test cell needs your own `referral`.
#
# May be used: anything, dnspython too. `reply.get_rrset(reply.answer, name, IN, CNAME)` is the CNAME set at `name`, or
# `None`; it has one record, and that has `.target`.
#
# <details><summary>Hint 1: to begin</summary>
#
# `reply.rcode()` can be compared with `dns.rcode.NOERROR` and `dns.rcode.NXDOMAIN`; `reply.flags & dns.flags.AA` is not
# zero with the flag. `reply.question[0].name` and `reply.question[0].rdtype` are what was asked.
#
# </details>
#
# <details><summary>Hint 2: the chain</summary>
#
# Keep the name you are at, and a list of names passed. As long as the name is in the zone and not in the list: answer
# if it has records of the asked type; leave the loop if it has no CNAME; else put it on the list and take the target.
#
# </details>
#
# <details><summary>Hint 3: behind the loop</summary>
#
# If the name is in the list, the chain is a circle. If the list is empty, nothing was found at the asked name. Else the
# name you are at is the target.
#
# </details>

# %% answer="step"
def step(message, zone):
    ### BEGIN SOLUTION
    reply, empty = dns.message.from_wire(message), {dns.rcode.NOERROR: "nodata", dns.rcode.NXDOMAIN: "nx"}
    if reply.rcode() not in empty:
        return "lame", None
    if not reply.flags & dns.flags.AA:
        found = referral(message, zone)
        return ("ask", found) if found else ("lame", None)

    (question,) = reply.question
    name, passed = question.name, []
    while name.is_subdomain(dns.name.from_text(zone)) and name not in passed:
        if found := reply.get_rrset(reply.answer, name, IN, question.rdtype):
            return "answer", [str(record) for record in found]
        alias = reply.get_rrset(reply.answer, name, IN, CNAME)
        if not alias:
            break
        passed.append(name)
        (name,) = [record.target for record in alias]
    if name in passed:
        return "lame", None
    return ("cname", name.to_text(omit_final_dot=True)) if passed else (empty[reply.rcode()], None)
    ### END SOLUTION

# %% test="test_step" points=1
import dns.message

from course.check import calling
from course.lab import Internet


def asked(net, address, name):
    return net.ask(address, dns.message.make_query(name, "A").to_wire())[0]


with Internet() as sim:
    final_answer, no, to_www, images = (
        asked(sim, "198.51.100.31", f"{label}shop.test") for label in ("", "gone.", "www.", "images.")
    )
    sim.fault("ns1.shop.test", "lame")
    lame = asked(sim, "198.51.100.31", "shop.test")
calling(step, final_answer, "shop.test").gives(
    ("answer", ["192.0.2.10"]), think="the flag AA is set and the records are there"
)
calling(step, no, "shop.test").gives(("nx", None), think="there is no such name")
calling(step, to_www, "shop.test").gives(("answer", ["192.0.2.10"]), think="an alias, and its target is in the message")
calling(step, images, "shop.test").gives(
    ("cname", "shop.cdn.example"), think="the name is an alias; who knows its target?"
)
calling(step, lame, "shop.test").gives(("lame", None), think="what does the code REFUSED tell about the name?")

# %% test="test_step_answers" points=1
import dns.message

from course.check import calling
from course.lab import Internet

with Internet() as sim:
    (heard,) = sim.ask("198.51.100.31", dns.message.make_query("mail.shop.test", "A").to_wire())
calling(step, heard, "shop.test").gives(("answer", ["192.0.2.25"]), think="the flag AA is set, the record is there")

# %% test="test_step_cname" points=2
import dns.message

from course.check import calling
from course.lab import Internet

with Internet() as sim:
    (heard,) = sim.ask("198.51.100.61", dns.message.make_query("pages.cdn.example", "A").to_wire())
calling(step, heard, "cdn.example").gives(
    ("answer", ["203.0.113.20", "203.0.113.21"]), think="the target is in the zone, and has its records in the message"
)

# %% test="test_step_lame" points=1
import dns.message

from course.check import calling
from course.lab import Internet

with Internet() as sim:
    (heard,) = sim.ask("198.51.100.31", dns.message.make_query("blog.test", "A").to_wire())
calling(step, heard, "blog.test").gives(("lame", None), think="what does the code REFUSED tell about the name?")

# %% test="test_step_hearsay" points=2
import dns.message

from course.check import calling
from course.lab import Internet

with Internet() as sim:
    (heard,) = sim.ask(sim.roots[0], dns.message.make_query("shop.test", "A").to_wire())
calling(step, heard, ".").gives(
    ("ask", ("test", {"a.nic.test": ["198.51.100.10"], "b.nic.test": ["198.51.100.11"]})),
    think="the root does not speak for shop.test, it refers you to test",
)

# %% [markdown]
# ## The whole way
#
# First ask one zone, which has several servers so that some may fail. Then go from zone to zone.

# %% [markdown]
# ### Exercise: ask_zone
#
# **Core · 7 minutes.** Write `ask_zone(zone, addresses, name, type, ask) -> (kind, data)`: ask the servers of one zone,
# one after another, until a reply is of use. `addresses` is the list of their addresses, `name` is a name in `zone`,
# and `ask` is as for `exchange`. With a ready internet as `net`,
# `ask_zone("shop.test", ["198.51.100.31", "198.51.100.32"], "shop.test", "A", net.ask)` gives
# `("answer", ["192.0.2.10"])`, and only the first server was asked.
#
# - Go through the list once, in its order. Every query asks for the whole name and the type, does not ask for
#   recursion, and has a new random id from 0 to 65535.
# - No reply, and a reply that `step` calls lame, are of no use: go on to the next address. The first reply that is of
#   use counts: the result is what `step` makes of it. A *no* is of use, too.
# - When no address is left, or there was none, the result is `("lame", None)`.
#
# May be used: anything, dnspython too. Your `encode_query`, `exchange` and `step`, which calls `referral`, fit together
# here, and the tests run them with your answer. If one of them is not right yet, mend it first; its own tests tell you
# more. `dns.message.make_query(name, type, flags=0).to_wire()` makes such a query, too.
#
# <details><summary>Hint 1: one address</summary>
#
# Make the query, hand it to `exchange`. If that gives `None`, take the next address. Else ask `step`, with `zone`.
#
# </details>
#
# <details><summary>Hint 2: ids</summary>
#
# `secrets.randbits(16)` draws an id; the module `secrets` is imported. Draw inside the loop. (What the module `random`
# draws, a stranger can predict.)
#
# </details>

# %% answer="ask_zone"
def ask_zone(zone, addresses, name, type, ask):
    ### BEGIN SOLUTION
    for address in addresses:
        reply = exchange(address, encode_query(name, type, secrets.randbits(16)), ask)
        kind, data = step(reply, zone) if reply else ("lame", None)
        if kind != "lame":
            return kind, data
    return "lame", None
    ### END SOLUTION

# %% test="test_ask_zone" points=1
from course.check import calling
from course.lab import Internet

with Internet() as sim:
    handed = ["198.51.100.31", "198.51.100.32"]
    calling(ask_zone, "shop.test", handed, "shop.test", "A", sim.ask).gives(
        ("answer", ["192.0.2.10"]), think="the first server speaks for the zone"
    )
    asked = [server for server, *_ in sim.queries()]
assert asked == ["ns1.shop.test"], f"one server is enough, these were asked: {asked}"

# %% test="test_ask_zone_faults" points=2
from course.check import calling
from course.lab import Internet

with Internet() as sim:
    sim.fault("ns1.shop.test", "silent")
    calling(ask_zone, "shop.test", ["198.51.100.31", "198.51.100.32"], "shop.test", "A", sim.ask).gives(
        ("answer", ["192.0.2.10"]), think="shop.test has a second server"
    )

# %% test="test_ask_zone_ids" points=1
from course.check import calling


def silent(address, message, over="udp"):
    return []


calling(ask_zone, ".", ["192.0.2.1"], "shop.test", "A", silent).gives(
    ("lame", None), think="the only server is silent: nobody is left to ask"
)

# %% [markdown]
# ### Exercise: walk
#
# **Core · 11 minutes.** Write `walk(name, type, roots, ask) -> list[str]`: find the records of one type at one name,
# from the root down. `roots` is the list of addresses of the root's servers, of IPv4 and IPv6; `ask` is as for
# `exchange`. With a ready internet as `net`, `walk("shop.test", "A", net.roots, net.ask)` gives `["192.0.2.10"]` after
# three queries, and `walk("images.shop.test", "A", net.roots, net.ask)` gives `["203.0.113.10"]`.
#
# - At first you know one zone, `"."`, and its addresses. Always ask the **deepest zone you know** that the name is in:
#   for `www.shop.test` that is `www.shop.test`, or else `shop.test`, or else `test`, or else `"."`. A name is in a zone
#   by whole labels: `myshop.test` is not in `shop.test`.
# - `"ask"`: now you know one more zone. Its addresses are those of all its servers, in the order of the referral. A
#   server without addresses is passed over in this exercise.
# - `"cname"`: go on with the target. `"answer"`: that is the result. `"nx"` and `"nodata"`: the result is `[]`, as it
#   is when no server of the zone is of use; nothing is asked again.
# - Forget no zone until the walk ends.
#
# Names in the tests are in small letters and have no final dot, and no chain of aliases comes back to itself.
#
# May be used: anything, dnspython too. Your `ask_zone` fits here, and the tests run it with your walk: what it gets
# wrong, the walk gets wrong. If it is not right yet, mend it first; its own tests tell you more.
#
# <details><summary>Hint 1: a loop</summary>
#
# Keep a dict `zones = {".": roots}`. In a `while True` loop find the zone, call `ask_zone` with `zones[zone]`, and look
# at the kind. Two kinds go on with the loop, the others return. With `"ask"`, the data is the owner and a dict of
# lists: `[address for addresses in servers.values() for address in addresses]` makes one list of them.
#
# </details>
#
# <details><summary>Hint 2: the deepest zone</summary>
#
# Begin with the name itself. `name.partition(".")[2]` is what is left without its first label: take labels away until a
# zone is left that you know. When nothing is left, that is `"."`.
#
# </details>

# %% answer="walk"
def walk(name, type, roots, ask):
    ### BEGIN SOLUTION
    zones = {".": roots}
    while True:
        zone = name
        while zone not in zones:
            zone = zone.partition(".")[2] or "."
        kind, data = ask_zone(zone, zones[zone], name, type, ask)
        if kind == "ask":
            owner, servers = data
            zones[owner] = [address for addresses in servers.values() for address in addresses]
        elif kind == "cname":
            name = data
        else:
            return data or []
    ### END SOLUTION

# %% test="test_walk" points=1
from course.check import calling
from course.lab import Internet

with Internet() as sim:
    calling(walk, "shop.test", "A", sim.roots, sim.ask).gives(
        ["192.0.2.10"], think="the root refers to test, and test to shop.test"
    )
    asked = [server for server, *_ in sim.queries()]
assert asked == ["a.root-servers.test", "a.nic.test", "ns1.shop.test"], (
    f"three queries are enough, these were sent to {asked}"
)
with Internet() as sim:
    calling(walk, "images.shop.test", "A", sim.roots, sim.ask).gives(
        ["203.0.113.10"], think="an alias of shop.cdn.example: go on with that name, in its own zones"
    )

# %% test="test_walk_way" points=1
from course.check import calling
from course.lab import Internet

with Internet() as sim:
    calling(walk, "eu.shop.test", "A", sim.roots, sim.ask).gives(["192.0.2.90"], think="there is one zone more below")
    asked = [server for server, *_ in sim.queries()]
way = ["a.root-servers.test", "a.nic.test", "ns1.shop.test", "ns1.eu.shop.test"]
assert asked == way, f"each zone on the way is asked once, these servers were: {asked}"

# %% test="test_walk_faults" points=1
from course.check import calling
from course.lab import Internet

with Internet() as sim:
    sim.fault("a.nic.test", "silent")
    calling(walk, "shop.test", "A", sim.roots, sim.ask).gives(["192.0.2.10"], think="test has a second server")

# %% test="test_walk_glue" points=1
from course.check import calling
from course.lab import Internet

with Internet() as sim:
    calling(walk, "status.test", "A", sim.roots, sim.ask).gives(
        ["192.0.2.70"], think="its server is ns1.shop.test, and test has glue for it"
    )

# %% test="test_walk_cname" points=2
from course.check import calling
from course.lab import Internet

with Internet() as sim:
    calling(walk, "www.shop.test", "A", sim.roots, sim.ask).gives(
        ["192.0.2.10"], think="an alias in its own zone: the server sends the alias and the address together"
    )

# %% [markdown]
# **Predict.** `images.shop.test` is an alias of `shop.cdn.example`. How many queries lead from the root to its address?

# %% tags=["needs-answer"]
predicted = None  # your number
with Internet() as net:
    walk("images.shop.test", "A", net.roots, net.ask)
prediction(predicted, len(net.queries()), "queries", "From the root to images.shop.test")

# %% tags=["needs-answer"]
ladder(net.log)

# %% [markdown]
# There are two walks in one: only the root, of the zones you know, leads to a name under `example`. Each alias that
# leaves its zone costs such a detour.

# %% [markdown]
# Now attack yourself. A server of `test` adds forged addresses to its referrals, and a careless walker believes all
# glue, as if it came from the root, which may speak for any name.

# %% tags=["needs-answer"]
from unittest.mock import patch

careful = referral
with Internet() as net:
    net.fault("a.nic.test", "poisoned")
    with patch.dict(globals(), referral=lambda message, zone: careful(message, ".")):
        print("careless:", walk("blog.test", "A", net.roots, net.ask))
    print("careful: ", walk("blog.test", "A", net.roots, net.ask))

# %% [markdown]
# The careless walker ends at the attacker's server. A resolver would keep that answer in its **cache**, for all its
# clients. Your own walk is safe, but finds nothing: the servers' addresses have to be looked for first, a **[stretch
# exercise](#Exercise:-resolve)**.

# %% [markdown]
# ## How long is an answer kept?
#
# A reply may hold several records, each with its own TTL, and a *no* holds none. How long may each be kept?

# %% tags=["nbval-check-output"]
with Internet() as net:
    alias = reply_of(net, "198.51.100.61", "pages.cdn.example")
    gone = reply_of(net, "198.51.100.31", "gone.shop.test")
print(*alias.answer, gone.rcode().name, *gone.authority, sep="\n")

# %% [markdown]
# The alias may be kept for 300 seconds, its addresses for 30 only, so **the whole answer lives as long as its
# shortest-lived record**. Ten seconds later a client is told the 20 that are *left*. A hit renews nothing.
#
# The *no* is kept, too, for the smaller of the SOA record's TTL and its last number, MINIMUM (RFC 2308 §5), here 60 and
# 60. NXDOMAIN holds for the name, whatever the type, and NODATA for one type. So there is a trap: look a name up
# *before* you create it, and your resolver denies it for as long as the SOA says.

# %% [markdown]
# ## How long are clients stranded?
#
# You change an address. A resolver that kept the old one sends all its clients there, until its copy ends. Resolvers
# fetched it at different moments, so their copies end one by one, spread evenly over one TTL.

# %% [markdown]
# ### Exercise: failover
#
# **Core · 6 minutes.** Write `failover(ttl, resolvers, clients_per_resolver, t) -> (share, qps)`. (You changed the
# record at `t = 0`; `t` is in seconds and not negative, `ttl` is at least 1.) Resolvers had cached the old address at
# moments spread evenly over one TTL before that. `share` is the part of all clients that is still sent to the old
# address at time `t`, from 0 to 1. `qps` is how many queries a second reach your name server while every resolver
# fetches the record anew whenever its copy expires. Not every argument need matter for both. Round both to two places:
# `failover(60, 1000, 50, 30)` gives `(0.5, 16.67)`. All arguments are whole numbers, `resolvers` and
# `clients_per_resolver` at least 1, and no result lies halfway between two such places.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: share</summary>
#
# Half a TTL after the change, which copies have expired: the ones fetched early in the last TTL, or the ones fetched
# late? What part of all copies is that?
#
# </details>
#
# <details><summary>Hint 2: queries</summary>
#
# Who asks your name server: a client, or the resolver it shares with its neighbours? How often does one of them ask?
#
# </details>

# %% answer="failover"
def failover(ttl, resolvers, clients_per_resolver, t):
    ### BEGIN SOLUTION
    return round(max(0.0, 1 - t / ttl), 2), round(resolvers / ttl, 2)
    ### END SOLUTION

# %% test="test_failover" points=1
from course.check import calling

calling(failover, 60, 1000, 50, 30).gives(
    (0.5, 16.67), tol=0.011, think="after half a TTL half of the copies have expired; every resolver asks once in a TTL"
)
calling(failover, 60, 1000, 50, 90).gives(
    (0.0, 16.67), tol=0.011, think="a share is never negative: after one TTL everybody has moved"
)

# %% test="test_failover_share" points=1
from course.check import calling

calling(failover, 300, 10, 1, 0).gives((1.0, 0.03), tol=0.011, think="at the moment of the change nobody has moved")

# %% test="test_failover_load" points=1
from course.check import calling

calling(failover, 60, 1000, 1, 30).gives(
    (0.5, 16.67), tol=0.011, think="one client behind each resolver, or fifty: what changes?"
)

# %% [markdown]
# **Predict.** The TTL is 300. A minute after the change, what share of the clients still goes to the old address?

# %% tags=["needs-answer"]
from course.draw import curves

predicted = None  # your number, from 0 to 1
shares = {f"TTL {ttl} s": [(t, failover(ttl, 1000, 50, t)[0]) for t in range(0, 301, 10)] for ttl in (60, 300)}
measured = failover(300, 1000, 50, 60)[0]
curves(shares, "seconds after the change", "share at the old address", prediction=(60, predicted, measured))

# %% [markdown]
# "All move when the TTL is over" is wrong: they move one by one, from the first second on. A TTL of 60 empties the old
# address in a minute and costs five times the queries of 300, as each resolver asks once in a TTL, however many clients
# it has. With a day, 86400, half of all clients are still stranded after twelve hours.
#
# Before that, somebody must notice and change the record: **detection time**. Some resolvers keep every answer for a
# minimum time, their **floor**, some serve old copies while your name server is silent (RFC 8767), and open connections
# never ask. **[choose_ttl](#Exercise:-choose_ttl)** reckons with detection time and floor.

# %% [markdown]
# ## One name, many machines
#
# A name may have several addresses. With **round robin** the server lists them in another order each time. This one
# rotates its list; others shuffle.

# %% tags=["nbval-check-output"]
def orders(net, times):
    replies = [reply_of(net, "198.51.100.31", "api.shop.test") for _ in range(times)]
    return [[record.address for record in reply.answer[0]] for reply in replies]


with Internet() as net:
    print(*orders(net, 4), sep="\n")

# %% [markdown]
# Most clients try the first address of their list, so each address gets about a third of them: weak machine or strong,
# idle or busy, alive or not. That is free, and good enough inside a company. **Predict**: 192.0.2.22 is dead, and
# clients then try the next address of their list. Of 300 clients, how many does 192.0.2.23 serve?

# %%
from collections import Counter

predicted = None  # your number
with Internet() as net:
    replies = orders(net, 300)
served = Counter(reply[1] if reply[0] == "192.0.2.22" else reply[0] for reply in replies)
prediction(predicted, served["192.0.2.23"], "clients", "Of 300 clients, 192.0.2.23 serves")

# %% [markdown]
# As this server only rotates its list, **the next address takes over the whole load of the dead one**, and may fail,
# too. With a shuffled list each would get half.

# %% [markdown]
# With **anycast**, many machines announce the same block of addresses, and routing brings each client, and each
# resolver, to one of them. The root's servers work like this, and 1.1.1.1: its answers take a few milliseconds where
# networks meet, about 11 on average over the world (as DNSPerf measures). Routing follows policy, so the machine need
# not be the closest: lesson 8.
#
# **GeoDNS** answers by where the question comes from. But that is the resolver, not the client, unless it passes on a
# part of the client's address (Client Subnet, **ECS**, RFC 7871), which costs privacy, and a copy in the cache for each
# subnet. Many do not.

# %% [markdown]
# ## Who else reads your lookups?
#
# Everybody on the way, your provider first, can read and change plain DNS, which goes to port 53. **DoT** puts it into
# TLS, which encrypts, on a port of its own, 853 (RFC 7858 §3.1), and **DoH** into HTTPS on 443, where all web pages go
# (RFC 8484). Browsers do DoH, operating systems DoT or DoH.

# %% tags=["nbval-check-output"]
with Internet() as net:
    print({over: net.ask("198.51.100.31", shop_query, over)[0].hex()[-8:] for over in ["udp", "tcp", "dot", "doh"]})

# %% [markdown]
# It is the same address, `c0 00 02 0a`, in four envelopes. DoT and DoH protect the way to the resolver only:
# the resolver reads every name, and your provider sees which addresses you contact. **[Three
# recordings](#Exercise:-leaks)** show what else can be seen.

# %% [markdown]
# ## What you can do now
#
# - Write a query byte by byte, and tell its reply by id and question.
# - Walk from the root to an answer: AA and bailiwick say what to believe.
# - Say how long an answer may be kept. Copies end one by one over a TTL; load follows resolvers, not clients.
# - Round robin shares blindly, anycast follows routing, GeoDNS sees the resolver.
# - DoT and DoH hide lookups on the way to the resolver; the addresses stay visible.

# %% [markdown]
# **Go further.** The algorithm: RFC 1034 §4.3.2 and §5.3.3. Messages: RFC 1035 §4, EDNS: RFC 6891. Words: RFC 9499. A
# *no*: RFC 8020. Failures: RFC 9520. DNS over QUIC: RFC 9250. Truncation: RFC 2181 §9.

# %% [markdown]
# ## Further: misleading names, missing glue, caches, certificates
#
# The first exercise goes on from **[A question on the wire](#A-question-on-the-wire)**.
#
# ### Names in a reply
#
# The root's referral names `shop.test` once, `test` twice, `a.nic.test` three times and `b.nic.test` twice.
# **Predict**: how often does the label `test` stand in its bytes?

# %%
predicted = None  # your number
with Internet() as net:
    (received,) = net.ask(net.roots[0], shop_query)
prediction(predicted, received.count(b"\x04test"), "times", "The label test in the root's referral")

# %%
pointers = [(f"pointer to {received[at + 1]}", at, at + 2) for at, byte in enumerate(received) if byte == 192]
bytemap(received, [("name of the question", 12, 23), *pointers])

# %% [markdown]
# Everywhere else stands a **pointer**: two bytes that say where in the message the name goes on (RFC 1035 §4.1.4). That
# saves room, and it is a trap: a stranger's message tells your program where to read. A pointer may even lead to
# itself, and devices on sale have hung on such names (RFC 9267 §2).

# %% [markdown]
# ### Exercise: decode_name
#
# **Stretch · 14 minutes.** Write `decode_name(message, offset) -> (name, after)`: read the name that begins at byte
# `offset` of `message`. `name` is its labels with dots between them, `"."` for the root alone. `after` is the offset of
# the first byte behind the name at the place where it stands. `decode_name(b"\x04shop\x04test\x00\x03www\xc0\x00", 0)`
# gives `("shop.test", 11)`, and the same message read at 11 gives `("www.shop.test", 17)`.
#
# - A byte from 0 to 63 is the length of a label, and 0 is the root, which ends the name.
# - A byte of 192 or more begins a **pointer** of two bytes, which ends the name where it stands. The last 14 of its 16
#   bits are the offset at which the name goes on, perhaps to another pointer: a chain may be thousands long.
# - A pointer must lead *back*, to a place before the one where the part that you are reading began: the first part at
#   `offset`, any other at a pointer's target. So no name comes round to itself: `decode_name(b"\x01a\xc0\x00", 0)`
#   raises `ValueError`.
# - Raise `ValueError`, too, when the message ends before the name does; for a byte from 64 to 191 where a length should
#   be; and for a name of more than 255 bytes when written without pointers, length bytes and root included.
#
# Labels are ASCII and hold no dots. Letters stay as they are.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: a name without pointers</summary>
#
# In a loop: read the length at `offset`; if it is 0, stop; else take `message[offset + 1 : offset + 1 + length]` and
# move behind it.
#
# </details>
#
# <details><summary>Hint 2: a pointer</summary>
#
# `(message[offset] - 192) * 256 + message[offset + 1]` is its target. Only the first pointer decides `after`: note
# `offset + 2` once, then go on reading at the target, in the same loop. A function that calls itself for each pointer
# runs out of depth.
#
# </details>
#
# <details><summary>Hint 3: refusing</summary>
#
# `message[i]` behind the end raises `IndexError`, which you can turn into `ValueError`. A slice behind the end raises
# nothing: it is just shorter.
#
# </details>

# %% answer="decode_name"
def decode_name(message, offset):
    ### BEGIN SOLUTION
    labels, after, began = [], None, offset
    try:
        while message[offset]:
            if message[offset] < 64:
                end = offset + 1 + message[offset]
                labels.append(message[offset + 1 : end].decode("ascii"))
                offset = end
            elif message[offset] >= 192:
                target = (message[offset] - 192) * 256 + message[offset + 1]
                if target >= began:
                    raise ValueError(f"the pointer at {offset} does not lead back")
                after = after or offset + 2
                offset = began = target
            else:
                raise ValueError(f"byte {offset} begins neither a label nor a pointer")
    except IndexError:
        raise ValueError("the message ends inside a name") from None
    if sum(len(label) + 1 for label in labels) > 254:
        raise ValueError("a name takes at most 255 bytes")
    return ".".join(labels) or ".", after or offset + 1
    ### END SOLUTION

# %% test="test_decode_name" points=1
from course.check import calling

two_names = b"\x04shop\x04test\x00\x03www\xc0\x00"
calling(decode_name, two_names, 0).gives(("shop.test", 11), think="two labels and the root take 11 bytes")
calling(decode_name, two_names, 11).gives(
    ("www.shop.test", 17), think="\\xc0\\x00 is a pointer to byte 0; the name itself ends behind it"
)
calling(decode_name, b"\x01a\xc0\x00", 0).raises(ValueError, think="this name would come round to itself")
calling(decode_name, b"\x04shop", 0).raises(ValueError, think="where does this name end?")

# %% test="test_decode_name_labels" points=1
from course.check import calling

calling(decode_name, b"\x01\x02\x04mail\x04Shop\x00", 2).gives(("mail.Shop", 13), think="the name begins at byte 2")

# %% test="test_decode_name_pointers" points=1
from course.check import calling

calling(decode_name, b"\x04test\x00\xc0\x00", 6).gives(("test", 8), think="nothing but a pointer, of two bytes")

# %% test="test_decode_name_limits" points=1
from course.check import calling

calling(decode_name, b"\x3f" + b"a" * 63 + b"\x00", 0).gives(("a" * 63, 65), think="63 is the longest label")

# %% test="test_decode_name_refuses" points=2
from course.check import calling

calling(decode_name, b"\x01z\x00\x01a\xc0\x00", 3).gives(("a.z", 7), think="this pointer leads back, as it must")

# %% [markdown]
# ### Servers without glue
#
# At the end of **[The whole way](#The-whole-way)** your walk passed over servers without an address. Look for it first.
# The servers that you ask for it may lack one, too. `at_most` makes sure that it ends; Unbound, a resolver, stops after
# 32 queries.

# %% tags=["setup"]
def at_most(number, ask):
    """As ``ask``, for so many messages; then every server seems silent."""
    left = iter(range(number))

    def limited(address, message, over="udp"):
        return [] if next(left, None) is None else ask(address, message, over)

    return limited

# %% [markdown]
# ### Exercise: resolve
#
# **Stretch · 15 minutes.** Write `resolve(name, type, roots, ask) -> list[str]`: as `walk`, but it also gets to servers
# without glue, and it always comes to an end. With a ready internet as `net`,
# `resolve("blog.test", "A", net.roots, net.ask)` gives `["192.0.2.60"]`.
#
# - Ask the servers of a zone one after another, in the order of the referral, each at all its addresses. Glue counts
#   for the zone with whose referral it came, not for others.
# - When the turn of a server without addresses comes, and not before, find the A records of its name, in the same way
#   from the zones that you know, and ask it there. If it has none, the next server has its turn. Both hold even if the
#   search has found a deeper zone that your name is in.
# - Look for the addresses of a server once in a call of `resolve`; while you do, it counts as having none.
# - Call `ask` at most 32 times for all names, over UDP and TCP together. When more would be needed, the result is `[]`.
#   Aliases have no other limit.
# - Forget nothing until the end: zones, their servers, addresses.
#
# No zone has more than 40 servers, and no more than 40 searches ever wait for each other.
#
# May be used: anything, dnspython too, and `at_most`. Your `ask_zone` fits here, too, and the tests run it with your
# answer. If it is not right yet, mend it first.
#
# <details><summary>Hint 1: an inner function</summary>
#
# Inside `resolve`, keep the zones, now with their dicts of servers, as `{".": {"the roots": roots}}`. An inner function
# `find(name, type)` does what `walk` does, and both the search for the name and the search for servers call it. All its
# messages go through `at_most(32, ask)`: after that every server seems silent, so all searches end.
#
# </details>
#
# <details><summary>Hint 2: servers without addresses</summary>
#
# Call `ask_zone` for each server by itself. Keep a dict `found` from server names to addresses. Before you look for a
# name, put an empty list there: whoever comes by while you are at it finds that, and does not start again.
#
# </details>

# %% answer="resolve"
def resolve(name, type, roots, ask):
    ### BEGIN SOLUTION
    zones, found, limited = {".": {"the roots": roots}}, {}, at_most(32, ask)

    def addresses(host, glue):
        if not glue and host not in found:
            found[host] = []
            found[host] = find(host, "A")
        return glue or found[host]

    def ask_servers(zone, name, type):
        for host, glue in zones[zone].items():
            kind, data = ask_zone(zone, addresses(host, glue), name, type, limited)
            if kind != "lame":
                return kind, data
        return "lame", None

    def find(name, type):
        while True:
            zone = name
            while zone not in zones:
                zone = zone.partition(".")[2] or "."
            kind, data = ask_servers(zone, name, type)
            if kind == "ask":
                zones[data[0]] = data[1]
            elif kind == "cname":
                name = data
            else:
                return data or []

    return find(name, type)
    ### END SOLUTION

# %% test="test_resolve" points=1
from course.check import calling
from course.lab import Internet

with Internet() as sim:
    calling(resolve, "images.shop.test", "A", sim.roots, sim.ask).gives(
        ["203.0.113.10"], think="with glue all the way, resolve does what walk does"
    )
    calling(resolve, "blog.test", "A", sim.roots, sim.ask).gives(
        ["192.0.2.60"], think="its servers lie under another top-level domain: where do you find their addresses?"
    )

# %% test="test_resolve_servers" points=1
from course.check import calling
from course.lab import Internet

with Internet() as sim:
    calling(resolve, "shop.test", "A", sim.roots, sim.ask).gives(
        ["192.0.2.10"], think="with glue all the way, resolve does what walk does"
    )

# %% test="test_resolve_memory" points=1
from course.check import calling
from course.lab import Internet

with Internet() as sim:
    calling(resolve, "www.shop.test", "A", sim.roots, sim.ask).gives(
        ["192.0.2.10"], think="an alias in its own zone: the server sends the alias and the address together"
    )

# %% test="test_resolve_ends" points=2
from course.check import calling
from course.lab import Internet

with Internet() as sim:
    sim.fault("a.root-servers.test", "silent")
    sim.fault("b.root-servers.test", "silent")
    mute = ["198.51.100.4", "198.51.100.5"]
    calling(resolve, "shop.test", "A", mute, sim.ask).gives([], think="both roots are silent: nobody is left to ask")
    asked = [server for server, *_ in sim.queries()]
assert asked == ["a.root-servers.test", "b.root-servers.test"], f"each root should be asked once, these were: {asked}"

# %% tags=["needs-answer"]
with Internet() as net:
    net.fault("a.nic.test", "poisoned")
    resolve("blog.test", "A", net.roots, net.ask)
ladder(net.log)

# %% [markdown]
# Half of these queries look for a *server*, and none goes to the forged address. Real resolvers do more: they show
# upper servers only the labels that they need (RFC 9156), and check signatures (DNSSEC, RFC 4033).

# %% [markdown]
# ### A cache of your own
#
# It goes by **[How long is an answer kept?](#How-long-is-an-answer-kept?)**, and keeps an answer with its aliases as a
# whole. Real caches keep each record by itself, to the same end.

# %% [markdown]
# ### Exercise: Cache
#
# **Stretch · 15 minutes.** Write the class `Cache()` with two methods. All times are whole seconds, and `now` never
# goes back.
#
# | method | what it does |
# |---|---|
# | `put(name, type, answer, ttls, now)` | keeps an answer that came in at the time `now` |
# | `get(name, type, now) -> (answer, seconds)` | finds it as it was put, and the seconds it has left; or gives `None` |
#
# `answer` is a list of texts such as `["192.0.2.10"]`, or `"nodata"`, or `"nx"`: this very name does not exist. `ttls`
# is a list of one or more whole numbers from 0 to 2147483647: the TTLs of the records along the chain, and for a *no*
# also the TTL and the MINIMUM of the SOA record. After `cache.put("shop.test", "A", ["192.0.2.10"], [300], 1000)` the
# call `cache.get("shop.test", "A", 1100)` gives `(["192.0.2.10"], 200)`.
#
# - An answer lives for the smallest of its TTLs, counted from its `put`. The one above is found at 1299, and gone at
#   1300. With a TTL of 0 it is never found.
# - Capital and small letters make no difference in a name (RFC 4343 §3). Types are in capitals, names without a final
#   dot.
# - A new answer takes the place of what was kept for the same name and type.
# - `"nx"` holds for every type of its name, and takes the place of all that was kept for the name. Any other answer for
#   the name ends it, for all types.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: time</summary>
#
# Keep the moment when the copy ends, `now + min(ttls)`, and not the TTL. What is left later on is then one subtraction.
#
# </details>
#
# <details><summary>Hint 2: a place for each copy</summary>
#
# A dictionary of dictionaries works: `self.names[name.lower()][type] = answer, end`. To get the inner one, whether it
# is there yet or not: `self.names.setdefault(name.lower(), {})`.
#
# </details>
#
# <details><summary>Hint 3: NXDOMAIN</summary>
#
# Keep it under a type that does not exist, such as `"*"`, after `.clear()` on the name's dictionary. `get` looks there
# first. And when `put` finds a `"*"` there, it clears too.
#
# </details>

# %% answer="cache"
class Cache:
    def __init__(self):
        self.names = {}

    def put(self, name, type, answer, ttls, now):
        ### BEGIN SOLUTION
        copies = self.names.setdefault(name.lower(), {})
        if answer == "nx" or "*" in copies:
            copies.clear()
        copies["*" if answer == "nx" else type] = answer, now + min(ttls)
        ### END SOLUTION

    def get(self, name, type, now):
        ### BEGIN SOLUTION
        copies = self.names.get(name.lower(), {})
        answer, end = copies.get("*") or copies.get(type) or (None, now)
        return (answer, end - now) if now < end else None
        ### END SOLUTION

# %% test="test_cache" points=1
from course.check import calling

cache = Cache()


def put_into_cache(*given):
    cache.put(*given)


calling(cache.get, "shop.test", "A", 1000).gives(None, think="nothing was put yet")
calling(put_into_cache, "shop.test", "A", ["192.0.2.10"], [300], 1000).gives(None)
calling(cache.get, "shop.test", "A", 1100).gives((["192.0.2.10"], 200), think="100 of the 300 seconds are over")
calling(cache.get, "shop.test", "A", 1299).gives((["192.0.2.10"], 1), think="one second is left")
calling(cache.get, "shop.test", "A", 1300).gives(None, think="300 seconds are over")
cache.put("gone.shop.test", "A", "nx", [60, 60], 1300)
calling(cache.get, "gone.shop.test", "MX", 1310).gives(("nx", 50), think="there is no such name, whatever the type")

# %% test="test_cache_life" points=2
from course.check import calling

cache = Cache()
cache.put("shop.test", "A", ["192.0.2.10"], [300], 0)
calling(cache.get, "shop.test", "A", 0).gives((["192.0.2.10"], 300), think="no second is over yet")

# %% test="test_cache_chain" points=1
from course.check import calling

cache = Cache()
cache.put("www.shop.test", "A", ["192.0.2.10"], [30, 300], 0)
calling(cache.get, "www.shop.test", "A", 10).gives((["192.0.2.10"], 20), think="how long is the whole chain good for?")

# %% test="test_cache_names_and_types" points=1
from course.check import calling

cache = Cache()
cache.put("shop.test", "A", ["192.0.2.10"], [300], 0)
calling(cache.get, "www.shop.test", "A", 0).gives(None, think="the copy is for another name")
calling(cache.get, "shop.test", "A", 0).gives((["192.0.2.10"], 300), think="nothing has ended it")

# %% test="test_cache_negative" points=2
from course.check import calling

cache = Cache()
cache.put("db.shop.test", "A", "nodata", [60, 60], 0)
calling(cache.get, "db.shop.test", "A", 0).gives(("nodata", 60), think="an empty answer is an answer")

# %% [markdown]
# ### A TTL for an objective, and any round robin
#
# The next two go back to **[How long are clients stranded?](#How-long-are-clients-stranded?)** and to **[One name, many
# machines](#One-name,-many-machines)**.

# %% [markdown]
# ### Exercise: choose_ttl
#
# **Stretch · 10 minutes.** Write `choose_ttl(moved, within, detection, floor, resolvers, budget) -> int | None`: the
# largest TTL in whole seconds that keeps both promises below, or `None` when no TTL does.
#
# - At the time 0 an address dies; after `detection` seconds the record is changed. Resolvers had fetched the old one at
#   moments spread evenly over the time for which they keep it. That time is the TTL, or their `floor` if that is
#   longer.
# - First promise: at `within` seconds after time 0, at least `moved` percent of all clients no longer get the old
#   address.
# - Second promise: your name server gets at most `budget` queries a second. There are `resolvers` resolvers, and each
#   asks again as soon as its copy ends.
#
# All arguments are whole numbers up to 10,000,000. `moved` is 1 to 100, `resolvers` and `budget` are at least 1, the
# times are in seconds and not negative. A TTL is at least 1. `choose_ttl(100, 120, 30, 0, 1000, 50)` gives `90`, and
# with 50 for `moved` it is 180.
#
# May be used: anything in the standard library. `failover` itself is too coarse here, as it rounds.
#
# <details><summary>Hint 1: the first promise</summary>
#
# Copies are kept for T seconds, and S seconds after the change a part S / T of the clients has moved, or all of them if
# S is T or more. What is the largest T for which that is at least `moved` percent? Stay with whole numbers, as
# fractions like 0.07 are not exact: multiply first, then divide with `//`, which rounds down.
#
# </details>
#
# <details><summary>Hint 2: floor and budget</summary>
#
# A larger TTL always brings fewer queries. So only the largest one that keeps the first promise needs a look: is the
# floor above it, are the queries too many?
#
# </details>

# %% answer="choose_ttl"
def choose_ttl(moved, within, detection, floor, resolvers, budget):
    ### BEGIN SOLUTION
    longest = (within - detection) * 100 // moved
    if longest < floor or resolvers > budget * longest:
        return None
    return longest
    ### END SOLUTION

# %% test="test_choose_ttl" points=1
from course.check import calling

calling(choose_ttl, 100, 120, 30, 0, 1000, 50).gives(
    90, think="90 seconds are left, and all copies have to end in them"
)
calling(choose_ttl, 50, 120, 30, 0, 1000, 50).gives(180, think="half of the copies end in half a TTL")
calling(choose_ttl, 7, 7, 0, 0, 10, 1000).gives(100, think="7 percent of 100 seconds are exactly 7 seconds")
calling(choose_ttl, 100, 120, 30, 91, 1000, 50).gives(None, think="resolvers keep copies for 91 seconds")

# %% test="test_choose_ttl_share" points=2
from course.check import calling

calling(choose_ttl, 100, 60, 60, 0, 10, 1000).gives(None, think="the time is over when the record is changed")

# %% test="test_choose_ttl_floor" points=1
from course.check import calling

calling(choose_ttl, 100, 120, 30, 60, 1000, 50).gives(90, think="a floor below the TTL changes nothing")

# %% test="test_choose_ttl_budget" points=1
from course.check import calling

calling(choose_ttl, 100, 60, 0, 0, 6000, 120).gives(
    60, think="6000 resolvers ask once in 60 seconds each: 100 queries a second"
)

# %% [markdown]
# ### Exercise: balance
#
# **Stretch · 10 minutes.** Write `balance(addresses, dead, retries) -> dict`. A name server replies with the list
# `addresses`, the next time with the second one first and the first one last, and so on, until every address has been
# first; each order goes to the same number of clients. `dead` lists some of the addresses, perhaps none or all: there
# nobody answers. A client tries the first address of its reply. When that one is dead it tries the next in its reply,
# and so on, at most `retries` more addresses; at the end of its reply it gives up.
#
# The result has every address as a key, dead ones too, with the share of all clients that it serves, from 0.0 to 1.0,
# and the key `"failed"` with the share that nobody serves. Nothing is rounded. The addresses are texts, all different,
# at least one; `retries` is a whole number, 0 or more.
#
# `balance(["a", "b", "c", "d"], ["b"], 0)` gives `{"a": 0.25, "b": 0.0, "c": 0.25, "d": 0.25, "failed": 0.25}`.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: the replies</summary>
#
# There are as many orders as addresses. The one that begins at place `i` is `addresses[i:] + addresses[:i]`, and it
# goes to `1 / len(addresses)` of the clients.
#
# </details>
#
# <details><summary>Hint 2: one client</summary>
#
# It looks at `reply[: retries + 1]` and stays with the first address there that is not dead. If there is none, it
# counts as failed.
#
# </details>

# %% answer="balance"
def balance(addresses, dead, retries):
    ### BEGIN SOLUTION
    shares = dict.fromkeys([*addresses, "failed"], 0.0)
    for start in range(len(addresses)):
        reply = addresses[start:] + addresses[:start]
        alive = [address for address in reply[: retries + 1] if address not in dead]
        shares[alive[0] if alive else "failed"] += 1 / len(addresses)
    return shares
    ### END SOLUTION

# %% test="test_balance" points=1
from course.check import calling

calling(balance, ["a", "b", "c", "d"], ["b"], 0).gives(
    {"a": 0.25, "b": 0.0, "c": 0.25, "d": 0.25, "failed": 0.25}, think="one reply in four begins with the dead address"
)
calling(balance, ["a", "b"], ["b"], 1).gives(
    {"a": 1.0, "b": 0.0, "failed": 0.0}, think="a retry goes to the other address"
)

# %% test="test_balance_blind" points=1
from course.check import calling

calling(balance, ["a", "b"], [], 0).gives(
    {"a": 0.5, "b": 0.5, "failed": 0.0}, think="one half of the replies begins with each"
)

# %% test="test_balance_retries" points=2
from course.check import calling

calling(balance, ["a", "b", "c", "d"], [], 3).gives(
    {"a": 0.25, "b": 0.25, "c": 0.25, "d": 0.25, "failed": 0.0}, think="all are alive: nobody needs a retry"
)

# %% [markdown]
# ### Who may issue a certificate for your name?
#
# A certificate for `*.shop.test`, a **wildcard**, holds for all names one label below `shop.test`. A CAA record
# (**[What a zone can say](#What-a-zone-can-say)**) lists the **certificate authorities** that may issue for a name:
# `(0, "issue", "letsencrypt.org")` is its flags, tag and value (RFC 8659). The tag `iodef` says where to report. Before
# it issues, an authority must climb from the name towards the root until it finds a set of them.

# %% [markdown]
# ### Exercise: may_issue
#
# **Stretch · 15 minutes.** Write `may_issue(caa, name, ca, wildcard) -> bool`: may the authority `ca` issue for `name`,
# or with `wildcard=True` for `*.name`? `caa` maps a name to what a query for its CAA records finds: a list of
# `(flags, tag, value)`, or, when the name is a CNAME, the name that it points to. Names that are missing have no
# records. Names and tags are in lower case, without a final dot, and no CNAME runs in a circle.
#
# `may_issue({"shop.test": [(0, "issue", "ca.test")]}, "www.shop.test", "ca.test", False)` gives `True`; for
# `"other.test"` as `ca` it gives `False`.
#
# - The climb begins at `name`, for a wildcard, too: from `www.shop.test` to `shop.test` and `test`. The first non-empty
#   set counts, and no other. No set at all: anyone may issue.
# - A query follows a CNAME to its target, and from there another one. When no records are found at the end, the climb
#   goes on from the name you asked, never through the parents of a target.
# - `issue` lists who may issue. `issuewild`, when the set has any, takes its place for wildcards; without a wildcard it
#   says nothing. A set in which no record applies, such as `iodef` alone, forbids nobody.
# - A value is an authority's name, then perhaps `;` and parameters, as in `"ca.test; policy=ev"`. Spaces around the
#   name do not count. Just `";"` names nobody.
# - The bit 128 of the flags means *critical*: a set with a critical tag other than `issue`, `issuewild` and `iodef`
#   forbids everybody.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: climbing</summary>
#
# Write a small function that finds the records of one name, CNAMEs included. Then call it for the name, its parent, its
# parent's parent.
#
# </details>
#
# <details><summary>Hint 2: the set</summary>
#
# With the set in hand, first look for a critical tag that you do not know. Then pick the tag that counts: `issuewild`
# only for a wildcard, and only if the set has one. `value.split(";")[0].strip()` is the authority's name, or empty.
#
# </details>

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

rules = {"shop.test": [(0, "issue", "ca.test; policy=ev"), (0, "issuewild", "wild.test")]}
calling(may_issue, rules, "www.shop.test", "ca.test", False).gives(True, think="the set at shop.test names it")
calling(may_issue, rules, "www.shop.test", "other.test", False).gives(False, think="the set names another authority")
calling(may_issue, rules, "shop.test", "ca.test", True).gives(False, think="for a wildcard only issuewild counts here")
other_name = {"www.shop.test": "edge.cdn.test", "cdn.test": [(0, "issue", "cdn-ca.test")], **rules}
calling(may_issue, other_name, "www.shop.test", "ca.test", False).gives(
    True, think="the target has no set, so the climb goes on at shop.test, not at cdn.test"
)
critical = {"shop.test": [(0, "issue", "ca.test"), (128, "quantum", "yes")]}
calling(may_issue, critical, "shop.test", "ca.test", False).gives(False, think="critical, and the tag is unknown")

# %% test="test_may_issue_names" points=1
from course.check import calling

rules = {"shop.test": [(0, "issue", "ca.test"), (0, "issue", "other.test")]}
calling(may_issue, rules, "shop.test", "ca.test", False).gives(True, think="the set names two authorities")

# %% test="test_may_issue_climbs" points=1
from course.check import calling

calling(may_issue, {"shop.test": [(0, "issue", "ca.test")]}, "www.shop.test", "other.test", False).gives(
    False, think="does a set at shop.test count for www.shop.test?"
)

# %% test="test_may_issue_wildcard" points=1
from course.check import calling

rules = {"shop.test": [(0, "issue", "ca.test"), (0, "issuewild", "wild.test")]}
calling(may_issue, rules, "shop.test", "ca.test", True).gives(False, think="issuewild is there, and this is a wildcard")

# %% test="test_may_issue_critical" points=1
from course.check import calling

rules = {"shop.test": [(128, "issue", "ca.test")]}
calling(may_issue, rules, "shop.test", "ca.test", False).gives(True, think="critical, but is the tag unknown?")

# %% [markdown]
# ### What the recordings show
#
# For **[Who else reads your lookups?](#Who-else-reads-your-lookups?)** there are recordings of plain DNS, DoT and DoH:
# the client 203.0.113.7 looks up `jobs.shop.test` and `www.shop.test`, then opens a page at `www.shop.test`.
# **Predict**: from how many of the three does an observer learn which site it was?

# %%
from scapy.layers.inet import IP
from scapy.utils import rdpcap

predicted = None  # your number


def packets_of(capture):
    packets = [frame[IP] for frame in rdpcap(f"data/{capture}.pcap")]
    return [
        (ip.src, ip.sport, ip.dst, ip.dport, ip.payload.name.lower(), ip.payload.payload.original) for ip in packets
    ]

# %% [markdown]
# A packet is now a tuple: source and its port, destination and its port, `"udp"` or `"tcp"`, and the **payload**, the
# bytes that it carries. In encrypted ones hardly anything can be read, but TLS begins with a ClientHello, sent before
# there is a key, which usually holds the wanted server name, the **SNI**.

# %% tags=["setup"]
import ssl
from contextlib import suppress


def server_name(payload):
    """The server name in a ClientHello; None when there is none, or when the bytes are something else."""
    if payload[:1] != b"\x16":  # not a record of a TLS handshake
        return None
    found, received = [], ssl.MemoryBIO()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.sni_callback = lambda connection, name, context: found.append(name)
    received.write(payload)
    with suppress(ssl.SSLError):
        context.wrap_bio(received, ssl.MemoryBIO(), server_side=True).do_handshake()
    return found[0] if found else None

# %% [markdown]
# ### Exercise: leaks
#
# **Stretch · 14 minutes.** Write `leaks(packets, client) -> dict`: what somebody learns who sees all packets that the
# address `client` sends. `packets` is a list of such tuples,
# `(source, source_port, destination, destination_port, protocol, payload)`: addresses are texts, ports numbers, and the
# payload is bytes and may be empty. Packets from other addresses do not count. The result holds three sets of texts:
#
# - `"addresses"`: all addresses that the client sends a packet to.
# - `"resolvers"`: those of them whose port says that they are asked for names: 53, plain DNS, and 853, which is DoT
#   over TCP and DNS over QUIC over UDP (RFC 9250 §4.1.1). What goes to port 443 may be DoH or any web page.
# - `"names"`: all names that can be read, in small letters and without a final dot: in the question of each DNS query
#   to port 53, and as server names in TLS, on all other ports, 853 among them.
#
# A payload to port 53 is empty or one whole query with one question, never for the root. Over UDP it is just the
# message; over TCP two bytes with its length come first (RFC 1035 §4.2.2). A ClientHello always lies in one packet.
#
# `leaks([("192.0.2.1", 40000, "198.51.100.53", 853, "tcp", b"")], "192.0.2.1")` gives
# `{"addresses": {"198.51.100.53"}, "resolvers": {"198.51.100.53"}, "names": set()}`.
#
# May be used: `server_name` from above; `dns.message` of dnspython, or your own `decode_name`; anything in the standard
# library.
#
# <details><summary>Hint 1: one packet at a time</summary>
#
# Begin with three empty sets. For each packet from the client add the destination to the addresses, and look at the
# destination port for the resolvers.
#
# </details>
#
# <details><summary>Hint 2: names</summary>
#
# `dns.message.from_wire(message).question[0].name.to_text(omit_final_dot=True)` is the name in a DNS message. From TCP,
# hand over `payload[2:]`. Skip empty payloads. On all ports but 53, `server_name(payload)` is `None` or the name as it
# was sent, capitals and final dot included.
#
# </details>

# %% answer="leaks"
def leaks(packets, client):
    ### BEGIN SOLUTION
    addresses, resolvers, names = set(), set(), set()
    for source, _, destination, port, protocol, payload in packets:
        if source != client:
            continue
        addresses.add(destination)
        if port in (53, 853):
            resolvers.add(destination)
        if port == 53 and payload:
            length = {"udp": 0, "tcp": 2}[protocol]
            (question,) = dns.message.from_wire(payload[length:]).question
            names.add(question.name.to_text(omit_final_dot=True).lower())
        elif name := server_name(payload):
            names.add(name.lower().removesuffix("."))
    return {"addresses": addresses, "resolvers": resolvers, "names": names}
    ### END SOLUTION

# %% test="test_leaks" points=1
from course.check import calling

probe = b"\x11\x22\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x03www\x04shop\x04test\x00\x00\x01\x00\x01"
plain = [
    ("192.0.2.1", 40000, "198.51.100.53", 53, "udp", probe),
    ("198.51.100.53", 53, "192.0.2.1", 40000, "udp", probe),
]
calling(leaks, plain, "192.0.2.1").gives(
    {"addresses": {"198.51.100.53"}, "resolvers": {"198.51.100.53"}, "names": {"www.shop.test"}},
    think="plain DNS shows its question, and port 53 shows that it is DNS",
)
shouted = probe.replace(b"www", b"WWW")
over_tcp = [("192.0.2.1", 40000, "198.51.100.53", 53, "tcp", sent) for sent in (b"", b"\x00\x1f" + shouted)]
calling(leaks, over_tcp, "192.0.2.1").gives(
    {"addresses": {"198.51.100.53"}, "resolvers": {"198.51.100.53"}, "names": {"www.shop.test"}},
    think="over TCP the length comes first, a payload may be empty, and names are told in small letters",
)

# %% test="test_leaks_addresses" points=2
from course.check import calling

calling(leaks, [("192.0.2.9", 40000, "198.51.100.53", 853, "tcp", b"")], "192.0.2.1").gives(
    {"addresses": set(), "resolvers": set(), "names": set()}, think="this packet is from another address"
)

# %% test="test_leaks_names" points=2
from course.check import calling

calling(
    leaks, [("192.0.2.1", 40000, "203.0.113.9", 443, "tcp", b"\x17\x03\x03\x00\x05\x8a\x01\xfe\x42\x90")], "192.0.2.1"
).gives({"addresses": {"203.0.113.9"}, "resolvers": set(), "names": set()}, think="a TLS record with encrypted data")

# %% tags=["needs-answer"]
learnt = {capture: leaks(packets_of(capture), "203.0.113.7") for capture in ["plain", "dot", "doh"]}
print(*learnt.items(), sep="\n")
seen = sum("www.shop.test" in found["names"] for found in learnt.values())
prediction(predicted, seen, "recordings", "From which www.shop.test can be learnt")

# %% [markdown]
# Encryption hides `jobs.shop.test`, which was only looked up. It hides no site that is opened: **the address stays
# visible, and so does the SNI**, which belongs to TLS and not to DNS (ECH hides it: lesson 5).
#
# To try DoH yourself, use `net.ask`: dnspython's own `dns.query.https` needs httpx2, which this course lacks, and times
# out over HTTP/3. Nor does it take `Age`, the seconds spent in an HTTP cache, off its TTLs, as it must (RFC 8484 §5.1).

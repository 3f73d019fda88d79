# %% [markdown]
# # DNS
#
# **About 92 minutes**: 12 reading, 80 of core exercises; 95 more of stretch. No core exercise needs a stretch one.
#
# You move a service to a new address. When has everybody moved? Who tells a browser the address in the first place?
# You ask real name servers, with bytes that you write yourself. Then you can
#
# - write a DNS query byte by byte;
# - walk from the root to an answer, past servers that are silent, lying or out of date;
# - say what a TTL costs, and how long a move takes;
# - say what round robin, anycast and GeoDNS give you, and what they do not.
#
# The stretch exercises add that you can
#
# - read names in replies that want to mislead you, and keep answers as long as they may be kept;
# - tell who reads your lookups, and who may issue a certificate for your name.

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
# Not the browser. It asks a **recursive resolver**: its provider's, its company's, or a public one such as 1.1.1.1.
# The resolver does the whole search for it, which is called **recursion**: it asks **name servers** until it has the
# answer, and keeps a copy for the next client.
#
# Names form a tree. `www.shop.test` is a row of **labels**, read from the right: below the **root** lies `test`, below
# that `shop`, below that `www`. A **zone** is a part of the tree that one owner looks after: the root, a **top-level
# domain** such as `test`, or `shop.test`. Its **authoritative** servers answer for it.

# %% [markdown]
# The lab is a small internet on your machine. `net.roots` are the addresses of the root's servers, `net.log` keeps
# all that happened. `reply_of` asks one server, with the library dnspython. A reply keeps its records in sections, such
# as `authority` and `additional`.


# %% tags=["setup"]
def reply_of(net, server, name, type="A"):
    query = dns.message.make_query(name, type, flags=0)
    return dns.message.from_wire(net.ask(server, query.to_wire())[0])


# %% tags=["nbval-check-output"]
with Internet() as net:
    reply = reply_of(net, net.roots[0], "shop.test")
print(*reply.authority, *reply.additional, sep="\n")

# %% [markdown]
# No address, but a **referral**: NS records name the servers of `test`, and beside them stands the **glue**, their
# addresses. Without it, to find `a.nic.test` you would have to ask `a.nic.test`.
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
# Each query needs the reply before it. With 40 ms for a question there and its answer back, a **round trip**, that
# makes 120 ms: **a miss costs several round trips**. When the resolver has a copy, a hit, only the client's own
# question to it is left. Hits are the rule: copies are kept for their **TTL**, typically 300 to 86400 seconds. A
# program that asks the system (`getaddrinfo`) before each request pays for its question each time, unless the system
# keeps copies, too.

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
# A and AAAA are addresses, of IPv4 and IPv6. TXT is text for programs: who may send mail for the domain (in forms
# called SPF and DKIM), or a proof that you own it. CAA says who may issue **certificates**, with which a server proves
# its name (lesson 5). HTTPS says how browsers reach the site. MX names the hosts that take mail, each with a
# **preference**: the lowest number comes first (RFC 5321 §5.1), here `mail.shop.test`.

# %% [markdown]
# A **CNAME** makes a name an alias of another: `www.shop.test` is one of `shop.test`. It stands alone, apart from
# DNSSEC's records, such as signatures (RFC 4035 §2.5). So it cannot stand at the top of a zone, where NS records are
# and an **SOA** record, the zone's own data. An HTTPS record can: with priority 0, as above, it makes an alias for
# browsers that ask for it (**AliasMode**, RFC 9460 §2.4.2).

# %% [markdown]
# ## A question on the wire
#
# What did `reply_of` send? 27 bytes (RFC 1035 §4), over UDP, which carries single messages. Each label comes after its
# length. The root, of length 0, ends the name.

# %%
from course.draw import bytemap

shop_query = dns.message.make_query("shop.test", "A", id=258, flags=0).to_wire()
fields = [("id", 0, 2), ("flags", 2, 4), ("counts", 4, 12), ("name", 12, 23), ("type", 23, 25), ("class", 25, 27)]
bytemap(shop_query, fields)

# %% [markdown]
# ### Exercise: encode_query
#
# **Core · 10 minutes.** Write `encode_query(name, type, id) -> bytes`: the message that asks a name server for the
# records of one type at one name. `type` is a key of `TYPES`, such as `"A"`; `id` is a number from 0 to 65535.
# `encode_query("shop.test", "A", 258)`
# gives `b"\x01\x02\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x04shop\x04test\x00\x00\x01\x00\x01"`.
#
# - The **header** is six numbers of 16 bits each, high byte first: the id, the flags, then how many questions,
#   answers, authority records and additional records follow: here one question and nothing else. You ask a name server
#   and not a resolver, so no flag is set: bit `0x0100` would ask for recursion.
# - The **question** is the name, then two more numbers of 16 bits: the type's number from `TYPES`, and the class, 1.
# - A **name** is its labels, each after one byte with its length, and at the end the root, a label of length 0.
#   Letters are sent as they are given, capitals too. One final dot changes nothing, and `"."` is the root alone.
# - Raise `ValueError` for a label that is empty, as in `"a..b"`, `".a"` or `".."`, or longer than 63 bytes, and for a
#   name that takes more than 255 bytes as it is sent: length bytes and root included.
#
# Names in the tests are ASCII and not empty. A dot is never part of a label.
#
# May be used: anything in the standard library. `struct.pack` and `int.to_bytes` are made for this.
#
# <details><summary>Hint 1: where to begin</summary>
#
# Split the name at its dots. For `"shop.test"` that gives two
# labels, and you want `b"\x04shop" + b"\x04test" + b"\x00"`.
#
# </details>
#
# <details><summary>Hint 2: numbers</summary>
#
# `struct.pack("!6H", id, 0, 1, 0, 0, 0)` is the header: `!` means high
# byte first, `H` is a number of 16 bits.
#
# </details>
#
# <details><summary>Hint 3: limits</summary>
#
# Check the labels one by one. Check the 255 on the finished bytes of the
# name, not on the text: `shop.test` has 9 characters and takes 11 bytes.
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

calling(encode_query, "shop.test", "A", 258).gives(
    b"\x01\x02\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x04shop\x04test\x00\x00\x01\x00\x01",
    think="12 bytes of header, then the name, the type and the class",
)
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("encode_query")
numbers = {"A": 1, "NS": 2, "CNAME": 5, "SOA": 6, "MX": 15, "TXT": 16, "AAAA": 28, "HTTPS": 65, "CAA": 257}
for rrtype, number in numbers.items():
    labels = [
        "".join(draw.choices("abcdefghijklmnop-0123456789", k=draw.randrange(1, 20)))
        for _ in range(draw.randrange(1, 6))
    ]
    name = b"".join(bytes([len(label)]) + label.encode() for label in labels) + b"\0"
    qid = draw.randrange(256) << 8 | draw.randrange(256)
    message = encode_query(".".join(labels), rrtype, qid)
    assert same(message[:2], bytes([qid >> 8, qid & 255])), "every number goes out with its high byte first, the id too"
    assert same(message[2:4], b"\0\0"), "a question to a name server sets no flag and asks for no recursion"
    assert same(message[4:12], b"\0\1\0\0\0\0\0\0"), "the header counts one question and no records"
    assert same(message[12:], name + bytes([number >> 8, number & 255, 0, 1])), (
        "labels after their lengths, the root, type, class"
    )
assert same(encode_query(".", "NS", 0)[12:], b"\0\0\2\0\1"), "the root is a single byte of zero"
assert same(encode_query("Shop.TEST", "A", 0)[12:], b"\4Shop\4TEST\0\0\1\0\1"), "letters go out as they were given"
assert same(encode_query("shop.test.", "A", 0)[12:], b"\4shop\4test\0\0\1\0\1"), "a final dot changes nothing"
### END HIDDEN TESTS

# %% test="test_encode_query_limits" points=1
from course.check import calling

calling(encode_query, "a" * 70 + ".test", "A", 1).raises(ValueError, think="how long may a label be?")
### BEGIN HIDDEN TESTS
from course.check import raises, rng, same

draw = rng("encode_query limits")
longest = "".join(draw.choices("abcdef", k=63))
qid = draw.randrange(1, 256)
sent = bytes([0, qid, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 63]) + longest.encode() + b"\4test\0\0\1\0\1"
assert same(encode_query(f"{longest}.test", "A", qid), sent), "a label of 63 bytes is fine, and so is an id below 256"
assert raises(ValueError, encode_query, f"www.{longest}a.test", "A", 1), "a label of 64 bytes is too long"
assert raises(ValueError, encode_query, "www..test", "A", 1), (
    "only the root is an empty label, and it stands at the end"
)
assert raises(ValueError, encode_query, ".shop.test", "A", 1), (
    "only the root is an empty label, and it stands at the end"
)
for _ in range(3):
    lengths = [draw.randrange(56, 63) for _ in range(3)] + [draw.randrange(20, 31)]
    lengths.append(253 - sum(lengths) - len(lengths))
    name = ".".join("x" * n for n in lengths)
    sent = b"".join(bytes([n]) + b"x" * n for n in lengths) + b"\0"
    assert same(encode_query(name, "A", 1)[12:-4], sent), "a name of 255 bytes, as it is sent, is fine"
    assert same(encode_query(name + ".", "A", 1)[12:-4], sent), "a name of 255 bytes, as it is sent, is fine"
    assert raises(ValueError, encode_query, "x" + name, "A", 1), "a name of 256 bytes, as it is sent, is too long"
### END HIDDEN TESTS

# %% [markdown]
# Send your bytes to a real server. The first event in the log is how it has understood them.

# %% tags=["needs-answer"]
with Internet() as net:
    net.ask(net.roots[0], encode_query("shop.test", "A", 258))
net.log[0]

# %% [markdown]
# ## Names in a reply
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
# Once. Everywhere else stands a **pointer**: two bytes that say where in the message the name goes on (RFC 1035
# §4.1.4). That saves room, and it is a trap: a stranger's message tells your program where to read. A pointer may even
# lead to itself. Devices on sale have hung on such names (RFC 9267 §2).

# %% [markdown]
# ### Exercise: decode_name
#
# **Stretch · 15 minutes.** Write `decode_name(message, offset) -> (name, after)`: read the name that begins at byte
# `offset` of `message`. `name` is its labels with dots between them, `"."` for the root alone. `after` is the offset
# of the first byte behind the name at the place where it stands.
# `decode_name(b"\x04shop\x04test\x00\x03www\xc0\x00", 0)` gives `("shop.test", 11)`, and the same message read at 11
# gives `("www.shop.test", 17)`.
#
# - A byte from 0 to 63 is the length of a label, and 0 is the root, which ends the name.
# - A byte of 192 or more begins a **pointer** of two bytes: the last 14 of its 16 bits are the offset at which the
#   name goes on. A pointer ends the name where it stands. There may be another pointer at the other place, and so on,
#   without limit.
# - Raise `ValueError` when the message ends before the name does; for a first byte from 64 to 191, which is reserved;
#   for a name of more than 255 bytes when written without pointers, length bytes and root included; and for a pointer
#   that does not lead *back*.
# - Back means: to a place before the one where the part that you are reading began, not just before the pointer. The
#   first part begins at `offset`; after a pointer the next part begins at its target. So a name can never come round to
#   itself: `decode_name(b"\x01a\xc0\x00", 0)` raises `ValueError`, as the pointer leads to where its part began. A
#   chain of pointers may be thousands long.
#
# Labels in the tests are ASCII and hold no dots. Letters stay as they are.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: a name without pointers</summary>
#
# In a loop: read the length at `offset`; if it is 0, stop;
# else take `message[offset + 1 : offset + 1 + length]` and move behind it.
#
# </details>
#
# <details><summary>Hint 2: a pointer</summary>
#
# `(message[offset] - 192) * 256 + message[offset + 1]` is its target.
# Only the first pointer decides `after`: note `offset + 2` once, then go on reading at the target, in the same loop.
# A function that calls itself for each pointer runs out of depth.
#
# </details>
#
# <details><summary>Hint 3: refusing</summary>
#
# `message[i]` behind the end raises `IndexError`, which you can turn into
# `ValueError`. A slice behind the end raises nothing: it is just shorter.
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

calling(decode_name, b"\x04shop\x04test\x00", 0).gives(("shop.test", 11), think="two labels and the root take 11 bytes")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("decode_name")
for _ in range(4):
    labels = ["".join(draw.choices("abcdefXYZ-0123", k=draw.randrange(1, 30))) for _ in range(draw.randrange(1, 7))]
    sent = b"".join(bytes([len(label)]) + label.encode() for label in labels) + b"\0"
    before, behind = draw.randbytes(draw.randrange(1, 40)), draw.randbytes(4)
    want = (".".join(labels), len(before) + len(sent))
    assert same(decode_name(before + sent + behind, len(before)), want), "a name is read label by label up to the root"
assert same(decode_name(b"\1\1\0\1", 2), (".", 3)), "a lone zero is the root"
### END HIDDEN TESTS

# %% test="test_decode_name_pointers" points=1
from course.check import calling

calling(decode_name, b"\x04shop\x04test\x00\x03www\xc0\x00", 11).gives(
    ("www.shop.test", 17), think="\\xc0\\x00 is a pointer to byte 0; the name itself ends behind it"
)
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("decode_name pointers")
for _ in range(4):
    filler = b"\x3f" * draw.randrange(0, 200)
    names = {len(filler): "test"}
    message = filler + b"\4test\0"
    for _ in range(draw.randrange(3, 8)):
        target = draw.choice(list(names))
        label = "".join(draw.choices("abcdefgh", k=draw.randrange(1, 12)))
        names[len(message)] = f"{label}.{names[target]}"
        message += bytes([len(label)]) + label.encode() + bytes([192 | target >> 8, target & 255])
        assert same(decode_name(message + b"\xff\xff", max(names)), (names[max(names)], len(message))), (
            "after a pointer the name goes on elsewhere and the message goes on behind the pointer"
        )
chain = b"\1z\0" + b"".join(bytes([1, 97 + i % 26, 192, max(0, 3 + 4 * (i - 1))]) for i in range(50))
letters = [chr(97 + i % 26) for i in reversed(range(50))]
assert same(decode_name(chain, len(chain) - 4), (".".join([*letters, "z"]), len(chain))), (
    "a name may need many pointers"
)
assert same(decode_name(b"\4test\0\xc0\0\xc0\6", 8), ("test", 10)), "a pointer may lead straight to another pointer"
far = draw.randrange(16200, 16384)
high = bytes(far) + b"\3far\4test\0" + bytes(1000)
high += b"\1a" + bytes([192 | far >> 8, far & 255])
assert same(decode_name(high, len(high) - 4), ("a.far.test", len(high))), "a pointer's offset has 14 bits"
### END HIDDEN TESTS

# %% test="test_decode_name_limits" points=1
from course.check import calling

calling(decode_name, b"\x3f" + b"a" * 63 + b"\x00", 0).gives(("a" * 63, 65), think="63 is the longest label")
### BEGIN HIDDEN TESTS
from course.check import raises, rng, same

draw = rng("decode_name limits")
for _ in range(3):
    lengths = [draw.randrange(56, 63) for _ in range(3)] + [draw.randrange(20, 31)]
    lengths.append(253 - sum(lengths) - len(lengths))
    cut = draw.randrange(1, 5)
    tail = b"".join(bytes([n]) + b"x" * n for n in lengths[cut:]) + b"\0"
    head = b"".join(bytes([n]) + b"x" * n for n in lengths[:cut]) + b"\xc0\0"
    name = ".".join("x" * n for n in lengths)
    plain = bytes([lengths[0] + 1]) + b"x" * (lengths[0] + 1) + b"".join(bytes([n]) + b"x" * n for n in lengths[1:])
    assert raises(ValueError, decode_name, plain + b"\0", 0), "a name of 256 bytes is too long"
    assert same(decode_name(tail + head, len(tail)), (name, len(tail + head))), (
        "a name of 255 bytes, pointers followed, is fine"
    )
    longer = bytes([lengths[cut] + 1]) + b"x" + tail[1:]
    assert raises(ValueError, decode_name, longer + head, len(longer)), (
        "a name of 256 bytes, pointers followed, is too long"
    )
assert raises(ValueError, decode_name, b"\x3f" + b"a" * 62, 0), "a label is as long as its first byte says"
grows = bytes(5) + bytes([len(lengths)]) + b"g" * len(lengths) + b"\xc0\5"
assert raises(ValueError, decode_name, grows, 5), "a name that comes round to itself would grow without end"
for first in (64, 65, 127, 128, draw.randrange(66, 127), draw.randrange(129, 191), 191):
    assert raises(ValueError, decode_name, bytes(16384) + bytes([first]) + bytes(300), 16384), (
        "a first byte from 64 to 191 is neither a length nor a pointer"
    )
### END HIDDEN TESTS

# %% test="test_decode_name_refuses" points=2
from course.check import calling

calling(decode_name, b"\xc0\x00", 0).raises(ValueError, think="where does this pointer lead?")
### BEGIN HIDDEN TESTS
from course.check import raises, rng, same

draw = rng("decode_name refuses")
label = "".join(draw.choices("abcdefgh", k=draw.randrange(2, 12)))
sent = bytes([len(label)]) + label.encode()
for end in (0, 1, len(sent) - 1, len(sent)):
    assert raises(ValueError, decode_name, b"\0" * 12 + sent[:end], 12), "a message that ends inside a name is refused"
assert raises(ValueError, decode_name, b"\1a\0\xc0", 3), "a message that ends inside a pointer is refused"
assert raises(ValueError, decode_name, b"\1a\0", 3 + draw.randrange(1, 9)), (
    "behind the end of a message there is no name"
)
before = b"\1z\0" * draw.randrange(1, 9)
at = len(before)
assert raises(ValueError, decode_name, before + sent + bytes([192, at]), at), (
    "a name whose pointer leads into the name itself has no end"
)
assert raises(ValueError, decode_name, before + bytes([192, at + 2, 192, at]), at), (
    "two pointers that lead to each other are a loop"
)
assert raises(ValueError, decode_name, before + bytes([192, at + 2, 192, at]), at + 2), (
    "two pointers that lead to each other are a loop"
)
assert raises(ValueError, decode_name, before + sent + bytes([192, at + len(sent) + 2]) + b"\1b\0", at), (
    "a pointer leads back, never forward"
)
assert raises(ValueError, decode_name, before + bytes([192, at + 2]) + sent + b"\0", at), (
    "a pointer leads back, never forward"
)
assert same(decode_name(before + sent + bytes([192, at - 3]), at), (f"{label}.z", at + len(sent) + 2)), (
    "a pointer that leads back is fine"
)
### END HIDDEN TESTS

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
# "The first reply is the reply" would send you to 203.0.113.66. The id gives the stranger away: you sent 258. So ids
# are drawn at random, and in real life the ports that queries come from, too (RFC 5452 §9.2).
#
# Over UDP a reply has a limit: 512 bytes, if the query allows no more. `keys.shop.test` has ten TXT records, some 2000
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
# The two records that there was room for, and the flag TC: **truncated**. It is no answer but a request to come again
# over **TCP**, the transport for data of any length. (How much a truncated reply still holds is the server's choice:
# many send none of a set that does not fit, RFC 2181 §9.) With EDNS, an extension of DNS, a resolver says how much more
# it takes over UDP, usually 1232 bytes. It must speak TCP all the same (RFC 7766 §5).

# %% [markdown]
# ### Exercise: exchange
#
# **Core · 10 minutes.** Write `exchange(address, message, ask) -> bytes | None`: send the query `message` to one server
# and return the bytes of its reply as they came, or `None` if there is none. `ask(address, message, over)` sends a
# message and returns the list of messages that came back, in order; the list is empty if the server stayed silent. What
# does not say to come from the server that was asked, it drops (RFC 5452 §9.1). `over` is `"udp"` or `"tcp"`. For a
# server that stays silent `exchange("198.51.100.99", message, net.ask)` gives `None`.
#
# - Ask over UDP first. The first message that is a **reply** counts, and the others are passed over.
# - A reply can be read by `dns.message.from_wire`, is marked as a response (the flag QR), and has the id and the
#   question of the query. Once it is read, dnspython judges the rest: `query.is_response(reply)`, where `query` is what
#   `from_wire` makes of your own `message`. What this method accepts is a reply. (It also accepts an error without any
#   question, which some servers send.)
# - A reply with the flag TC is truncated. Ask the same server once more over TCP. What comes is judged by the same
#   rules, except that TC is not looked at again. If no reply comes, the result is `None`; the truncated one is not
#   used.
# - Ask nothing else: silence is not asked again.
#
# May be used: anything, dnspython too. `dns.message` is imported.
#
# <details><summary>Hint 1: one transport</summary>
#
# Write an inner function `reply_over(over)` that goes through
# `ask(address, message, over)` and returns the first reply, or `None`. You need it twice: read, to look at its flag,
# and as bytes, to return it.
#
# </details>
#
# <details><summary>Hint 2: unreadable messages</summary>
#
# `dns.message.from_wire` raises `dns.exception.DNSException`
# for bytes that are no DNS message. Catch it, and go on with the next message.
#
# </details>
#
# <details><summary>Hint 3: the flag</summary>
#
# `reply.flags & dns.flags.TC` is not zero for a truncated
# reply.
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

probe = dns.message.make_query("shop.test", "A", id=258)
with Internet() as sim:
    calling(exchange, "198.51.100.99", probe.to_wire(), sim.ask).gives(None, think="this server never answers")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("exchange")
with Internet() as sim:
    for name in draw.sample(["shop.test", "mail.shop.test", "gone.shop.test"], 2):
        probe = dns.message.make_query(name, "A", id=draw.randrange(65536)).to_wire()
        want = sim.ask("198.51.100.31", probe)[0]
        assert same(exchange("198.51.100.31", probe, sim.ask), want), (
            "the reply is handed on as it came, good news or bad"
        )
    keys = dns.message.make_query("keys.shop.test", "TXT", id=draw.randrange(65536)).to_wire()
    want = sim.ask("198.51.100.31", keys, "tcp")[0]
    assert same(exchange("198.51.100.31", keys, sim.ask), want), "an answer that is too long for UDP comes over TCP"
    before = len(sim.queries())
    assert same(exchange("198.51.100.99", probe, sim.ask), None), "silence is no reply"
    assert same([over for *_, over in sim.queries()[before:]], ["udp"]), (
        "a server that is silent is asked once, over UDP"
    )
### END HIDDEN TESTS

# %% test="test_exchange_strangers" points=1
import dns.message

from course.check import calling

probe = dns.message.make_query("shop.test", "A", id=258)


def unreadable(address, message, over):
    return [b"\x01\x02 this is no message"]


calling(exchange, "192.0.2.1", probe.to_wire(), unreadable).gives(
    None, think="what can you do with a message that cannot be read?"
)
### BEGIN HIDDEN TESTS
import dns.flags
import dns.rcode
import dns.rrset

from course.check import rng, same
from course.lab import Internet

draw = rng("exchange strangers")
qid = draw.randrange(1000, 60000)
probe = dns.message.make_query("shop.test", "A", id=qid)


def answered(question, id=qid, type="A"):
    asked = dns.message.make_query(question, type, id=id)
    reply = dns.message.make_response(asked)
    reply.answer.append(dns.rrset.from_text(f"{question}.", 60, "IN", "A", f"192.0.2.{draw.randrange(1, 250)}"))
    return reply.to_wire()


sent = {}


def ask(address, message, over):
    return sent.get(over, [])


def exchanged(*messages):
    sent["udp"] = [*messages]
    return exchange("198.51.100.31", probe.to_wire(), ask)


honest = answered("shop.test")
stranger = answered("shop.test", id=qid ^ draw.randrange(1, 65536))
other = answered("bank.test")
echo = probe.to_wire()
nobody = answered("nobody.test", id=qid ^ draw.randrange(1, 65536))
assert same(exchanged(nobody, stranger, other, honest), honest), "the reply has the id and the question of the query"
assert same(exchanged(stranger), None), "a message with another id is not the reply"
assert same(exchanged(stranger, honest), honest), "behind a message with another id the reply may still come"
assert same(exchanged(other), None), "a message with another question is not the reply"
assert same(exchanged(answered("shop.test", type="AAAA")), None), "a message with another question is not the reply"
assert same(exchanged(other, honest), honest), "behind a message with another question the reply may still come"
assert same(exchanged(echo), None), "a message that is not marked as a response is not the reply"
assert same(exchanged(b"", honest[:7], honest[:-2], honest), honest), "what cannot be read is passed over"
assert same(exchanged(honest, answered("shop.test")), honest), "the first reply counts"
stranger = bytes([stranger[0], stranger[1], stranger[2] | 2]) + stranger[3:]
sent["tcp"] = [honest]
nobody = answered("nobody.test", id=qid ^ draw.randrange(1, 65536))
assert same(exchanged(nobody, stranger, other, honest), honest), "the reply has the id and the question of the query"
assert same(exchanged(stranger), None), "a flag in a stranger's message starts nothing"
error = dns.message.make_response(probe)
error.set_rcode(draw.choice([dns.rcode.SERVFAIL, dns.rcode.REFUSED, dns.rcode.FORMERR]))
error.question = []
assert same(exchanged(error.to_wire()), error.to_wire()), "an error may come without the question, and is a reply"
with Internet() as sim:
    for kind, want in (("spoofed", True), ("wrong-question", False), ("pointer-loop", False)):
        sim.fault("ns1.shop.test", kind)
        got = exchange("198.51.100.31", probe.to_wire(), sim.ask)
        sim.mend("ns1.shop.test")
        assert same(got is not None, want), "a spoofed, foreign or broken message is not the reply, and hides none"
### END HIDDEN TESTS

# %% test="test_exchange_truncated" points=2
import dns.message

from course.check import calling

probe = dns.message.make_query("keys.shop.test", "TXT", id=772)
truncated = dns.message.make_response(probe)
truncated.flags |= dns.flags.TC
heard = dns.message.make_response(probe).to_wire()


def carry(address, message, over):
    return [heard] if over == "tcp" else [truncated.to_wire()]


calling(exchange, "192.0.2.1", probe.to_wire(), carry).gives(
    heard, think="where is the rest of a truncated reply to be had?"
)
### BEGIN HIDDEN TESTS
import dns.rrset

from course.check import rng, same

draw = rng("exchange truncated")
qid = draw.randrange(1000, 60000)
probe = dns.message.make_query("shop.test", "A", id=qid)
cut = dns.message.make_response(probe)
cut.answer.append(dns.rrset.from_text("shop.test.", 60, "IN", "A", f"192.0.2.{draw.randrange(1, 250)}"))
whole = cut.to_wire()
cut.flags |= dns.flags.TC
cut = cut.to_wire()
sent, asked = {}, []


def carry(address, message, over):
    asked.append((address, message, over))
    return sent[over]


def exchanged(udp, tcp):
    asked.clear()
    sent.update(udp=udp, tcp=tcp)
    return exchange("198.51.100.31", probe.to_wire(), carry)


stranger = bytes([whole[0] ^ 1]) + whole[1:]
assert same(exchanged([stranger, cut], [whole]), whole), "a truncated reply is fetched again over TCP"
assert same([over for _, _, over in asked], ["udp", "tcp"]), "UDP first, then TCP, each once"
assert same([call[:2] for call in asked], [("198.51.100.31", probe.to_wire())] * 2), "the same server is asked the same"
assert same(exchanged([cut], []), None), "a truncated reply is not used, even when TCP stays silent"
assert same(exchanged([cut], [stranger]), None), "over TCP, too, a reply has the id and the question of the query"
assert same(exchanged([cut], [stranger, whole]), whole), "over TCP, too, what is no reply is passed over"
assert same(exchanged([cut, whole], [whole]), whole), "the first reply counts, and here it is truncated"
assert same([over for _, _, over in asked], ["udp", "tcp"]), "the first reply counts, and here it is truncated"
assert same(exchanged([whole], [stranger]), whole), "a reply that is not truncated is complete"
assert same([over for _, _, over in asked], ["udp"]), "a reply that is not truncated needs no TCP"
assert same(exchanged([], [whole]), None), "silence over UDP is no reply, and no reason for TCP"
### END HIDDEN TESTS

# %% [markdown]
# ## Whom do you ask next?
#
# A reply has four sections: question, answer, **authority**, with the NS records of a referral, and **additional**
# records, such as glue. Should you believe them all? The servers of `blog.test` lie under `example`. A server of
# `test` says:

# %% tags=["nbval-check-output"]
with Internet() as net:
    net.fault("a.nic.test", "poisoned")
    reply = reply_of(net, "198.51.100.10", "blog.test")
print(*reply.authority, *reply.additional, sep="\n")

# %% [markdown]
# Addresses under `example`, from a server of `test`: it has no say there, and these are forged. It was asked as a
# server of the zone `test`. Believe it about names in that zone only, its **bailiwick** (RFC 5452 §6).

# %% [markdown]
# ### Exercise: referral
#
# **Core · 10 minutes.** Write `referral(message, zone) -> (owner, servers) | None`: whom a reply tells you to ask
# next. `message` is a reply as `exchange` returns it. `zone` is the zone whose server sent it. What was asked, a name
# in that zone and a type, stands in the reply itself. *In* a zone means: the zone's name, or below it.
#
# When you have asked the root for `shop.test`, and `reply` is its referral, `referral(reply, ".")`
# gives `("test", {"a.nic.test": ["198.51.100.10"], "b.nic.test": ["198.51.100.11"]})`. When `reply` is the poisoned one
# above, `referral(reply, "test")` gives `("blog.test", {"ns1.dns.example": [], "ns2.dns.example": []})`.
#
# - A **referral** is a set of NS records in the authority section whose owner, the name they belong to, lies below
#   `zone` and is the asked name or above it. A message has one such set or none. If it has none, the result is
#   `None`, whatever else stands in the message.
# - `servers` is a dict: each name server, in the order of the NS records, and the list of its addresses.
# - The addresses are the **glue**: the A records of the additional section, in their order. But believe them only for
#   name servers that are *in* `zone`, whose server sent this. The others get an empty list, whatever the message says,
#   and so does a server without A records. AAAA records are left out in this lesson.
# - `owner` and the servers are text without the final dot, in the message's own spelling.
# - Flags and the response code do not matter here. The next exercise looks at them.
#
# May be used: anything, dnspython too. `reply.authority` and `reply.additional` are lists of sets of records. A set
# has `.name`, its owner, and `.rdtype`, can be looped over, and its NS records have `.target`.
# `reply.get_rrset(section, name, IN, A)` is the set of A records at `name` in a section, or `None`. For names,
# `name.is_subdomain(other)` is true for the same name, too.
#
# <details><summary>Hint 1: to begin</summary>
#
# `reply = dns.message.from_wire(message)` reads the message; then
# `reply.question[0].name` is the asked name. `dns.name.from_text(zone)` makes a name of a text,
# `name.to_text(omit_final_dot=True)` a text of a name.
#
# </details>
#
# <details><summary>Hint 2: the owner</summary>
#
# Loop over `reply.authority`. For a set with `.rdtype == NS`, compare
# its `.name` with the zone and with the asked name. It is below the zone if it is a subdomain of it and not the
# same.
#
# </details>
#
# <details><summary>Hint 3: the glue</summary>
#
# For each record of the set, first see whether `record.target` is in the
# zone. Only then look for an A set at `record.target` in `reply.additional`. `str` makes a text of each
# record.
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
    probe = dns.message.make_query("shop.test", "A").to_wire()
    (heard,) = sim.ask(sim.roots[0], probe)
calling(referral, heard, ".").gives(
    ("test", {"a.nic.test": ["198.51.100.10"], "b.nic.test": ["198.51.100.11"]}),
    think="the authority section names the servers of test, the additional section has their addresses",
)
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("referral")


def refer(question, authority, additional=""):
    head = f"id 7\nopcode QUERY\nrcode NOERROR\nflags QR\n;QUESTION\n{question}\n"
    text = f"{head};AUTHORITY\n{authority}\n;ADDITIONAL\n{additional}\n"
    return dns.message.from_text(text.replace("\n\n", "\n")).to_wire(want_shuffle=False)


hosts = [f"{letter}.shop.test" for letter in draw.sample("abcdefghij", 3)]
addresses = {host: f"192.0.2.{draw.randrange(1, 250)}" for host in hosts}
records = "\n".join(f"shop.test. 60 IN NS {host}." for host in hosts)
glue = "\n".join(f"{host}. 60 IN A {addresses[host]}" for host in reversed(hosts))
owner, servers = referral(refer("www.shop.test. IN A", records, glue), "test")
assert same((owner, servers), ("shop.test", {host: [addresses[host]] for host in hosts})), (
    "each server of the referral has the addresses of its glue"
)
assert same(list(servers), hosts), "the servers stand in the order of the NS records"
ns = f"shop.test. 60 IN NS {hosts[0]}."
two = f"{hosts[0]}. 60 IN AAAA 2001:db8::1\n{hosts[0]}. 60 IN A 192.0.2.7\n{hosts[0]}. 60 IN A 192.0.2.8"
assert same(
    referral(refer("shop.test. IN MX", ns, two), "test"), ("shop.test", {hosts[0]: ["192.0.2.7", "192.0.2.8"]})
), "the addresses are those of the A records, all of them"
assert same(referral(refer("a.b.shop.test. IN A", ns), "test"), ("shop.test", {hosts[0]: []})), (
    "without glue the list of addresses is empty, and the server stays in the referral"
)
spelt = refer("a.Shop.test. IN A", "Shop.test. 60 IN NS Ns1.DNS.example.")
assert same(referral(spelt, "test"), ("Shop.test", {"Ns1.DNS.example": []})), "names keep the spelling of the message"
mixed = f"shop.test. 60 IN A 192.0.2.9\nshop.test. 60 IN DS 1 13 2 {'ab' * 32}\n{ns}"
assert same(referral(refer("shop.test. IN A", mixed), "test"), ("shop.test", {hosts[0]: []})), (
    "the NS records are the referral, whatever stands beside them"
)
### END HIDDEN TESTS

# %% test="test_referral_glue" points=2
import dns.message

from course.check import calling
from course.lab import Internet

with Internet() as sim:
    probe = dns.message.make_query("blog.test", "A").to_wire()
    (heard,) = sim.ask("198.51.100.10", probe)
calling(referral, heard, "test").gives(
    ("blog.test", {"ns1.dns.example": [], "ns2.dns.example": []}),
    think="a server without glue is named all the same: somebody else may know its address",
)
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("referral glue")


def referred(zone, owner, *hosts):
    records = "\n".join(f"{owner}. 60 IN NS {host}." for host in hosts)
    glue = "\n".join(f"{host}. 60 IN A {addresses[host]}" for host in hosts)
    text = f"id 7\nopcode QUERY\nflags QR\n;QUESTION\nwww.shop.test. IN A\n;AUTHORITY\n{records}\n;ADDITIONAL\n{glue}\n"
    return referral(dns.message.from_text(text).to_wire(want_shuffle=False), zone)


letters = draw.sample("abcdefghij", 5)
inside, beside, outside = f"{letters[0]}.shop.test", f"{letters[1]}.nic.test", f"{letters[2]}.dns.example"
alike, itself = f"{letters[3]}.mytest", "shop.test"
addresses = {host: f"192.0.2.{draw.randrange(1, 250)}" for host in (inside, beside, outside, alike, itself)}
assert same(referred("test", "shop.test", beside), ("shop.test", {beside: [addresses[beside]]})), (
    "a server of test can tell the addresses of all names in test"
)
assert same(referred("test", "shop.test", itself), ("shop.test", {itself: [addresses[itself]]})), (
    "a server of test can tell the addresses of all names in test"
)
assert same(
    referred("test", "shop.test", outside, inside), ("shop.test", {outside: [], inside: [addresses[inside]]})
), "a server of test cannot tell addresses of names outside test"
assert same(referred("test", "shop.test", alike), ("shop.test", {alike: []})), (
    "a server of test cannot tell addresses of names outside test"
)
assert same(referred("shop.test", "www.shop.test", beside), ("www.shop.test", {beside: []})), (
    "a server cannot tell addresses of names above its zone"
)
assert same(referred(".", "test", outside), ("test", {outside: [addresses[outside]]})), (
    "every name is in the root, so the root may tell any address"
)
with Internet() as sim:
    sim.fault("a.nic.test", "poisoned")
    (heard,) = sim.ask("198.51.100.10", probe)
assert same(referral(heard, "test"), ("blog.test", {"ns1.dns.example": [], "ns2.dns.example": []})), (
    "forged glue is not believed"
)
### END HIDDEN TESTS

# %% test="test_referral_zone" points=1
import dns.message

from course.check import calling
from course.lab import Internet

with Internet() as sim:
    probe = dns.message.make_query("eu.shop.test", "A").to_wire()
    (heard,) = sim.ask("198.51.100.31", probe)
calling(referral, heard, "shop.test").gives(
    ("eu.shop.test", {"ns1.eu.shop.test": ["198.51.100.41"]}), think="the zone may begin at the asked name itself"
)
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("referral zone")


def refer(owner, zone, kind="NS", data="ns.nic.test."):
    text = f"id 7\nopcode QUERY\nflags QR\n;QUESTION\nwww.shop.test. IN A\n;AUTHORITY\n{owner}. 60 IN {kind} {data}\n"
    return referral(dns.message.from_text(text.replace("\n..", "\n.")).to_wire(), zone)


assert same(refer("test", "shop.test"), None), "a referral leads down, never up"
assert same(refer(".", "shop.test"), None), "a referral leads down, never up"
sideways = "".join(draw.choices("abcdefgh", k=draw.randrange(5, 9))) + ".test"
assert same(refer(sideways, "test"), None), "a referral leads to a zone that the asked name is in"
assert same(refer("a.www.shop.test", "test"), None), "a referral leads to a zone that the asked name is in"
assert same(refer("op.test", "test"), None), "a referral leads to a zone that the asked name is in"
assert same(refer("shop.test", "shop.test"), None), "a referral leads below the zone, not to the zone again"
assert same(refer(".", "."), None), "a referral leads below the zone, not to the zone again"
assert same(refer("shop.test", "test", "SOA", "ns. h. 1 2 3 4 60"), None), "only NS records are a referral"
assert same(refer("www.shop.test", "test"), ("www.shop.test", {"ns.nic.test": []})), (
    "a referral may lead down by several labels at once"
)
with Internet() as sim:
    sim.fault("ns1.shop.test", draw.choice(["lame-upward", "lame-empty"]))
    (heard,) = sim.ask("198.51.100.31", probe)
assert same(referral(heard, "shop.test"), None), "a message without a referral gives None"
### END HIDDEN TESTS

# %% [markdown]
# ## What does a reply tell you?
#
# An answer, a *no*, an alias, a referral: or that the server is **lame**. The zone above still names it, but it knows
# nothing of the zone, which has usually moved. Here are three ways of it.

# %% tags=["nbval-check-output"]
replies = []
with Internet() as net:
    for kind in ["lame", "lame-upward", "lame-empty"]:
        net.fault("ns1.shop.test", kind)
        replies.append(reply_of(net, "198.51.100.31", "shop.test"))
        net.mend("ns1.shop.test")
print(
    *[(reply.rcode().name, dns.flags.to_text(reply.flags), *map(str, reply.authority)) for reply in replies], sep="\n"
)

# %% [markdown]
# A refusal, a referral *up* to the root, nothing at all. "No records, so there is no address" would be wrong each time.
# None of the three has the flag **AA**, authoritative answer: with it a server speaks for the zone.
#
# The **response code** is NOERROR when all is well, and **NXDOMAIN** when there is no such name. The others, such as
# REFUSED, are errors and say nothing about the name. NOERROR and AA without records is **NODATA**: the name exists and
# has none of this type.

# %% [markdown]
# ### Exercise: step
#
# **Core · 15 minutes.** Write `step(message, zone) -> (kind, data)`: what a reply tells you to do next. `message` and
# `zone` are as for `referral`. When `reply` is what a server of `shop.test` says when asked for its address,
# `step(reply, "shop.test")` gives `("answer", ["192.0.2.10"])`. When it was asked for the address of `www.shop.test`,
# an alias of that name, its reply holds alias and address, and `step` gives the same.
#
# The rules, in this order:
#
# 1. A response code other than NOERROR and NXDOMAIN: `("lame", None)`. Such a reply may come without its question.
# 2. Without the flag AA only a referral counts: `("ask", referral(message, zone))`, or `("lame", None)` if there is
#    none.
# 3. With AA, look at the asked name in the answer section. Records of the asked type there: `("answer", texts)`, the
#    `str` of each as it is (in `"10 mail.shop.test."` the dot stays). If there is a CNAME instead, look at its target
#    in the same way, and so on.
# 4. Stop at a target that has neither records nor a CNAME in this message, or that is not in `zone`. Then you have to
#    ask for the target itself: `("cname", target)`, text without the final dot. The code does not matter here: it
#    speaks of the chain's last name (RFC 6604 §3), so even NXDOMAIN is no word about the name that you asked for. And
#    for a target outside its zone a server cannot speak, whatever it sends. When the chain comes back to a name that it
#    has passed: `("lame", None)`.
# 5. Neither records nor a CNAME at the asked name: `("nx", None)` for NXDOMAIN, else `("nodata", None)`.
#
# Rule 2 calls your own `referral`. Only the last test cell needs it; the others can be passed without.
#
# May be used: anything, dnspython too. `reply.get_rrset(reply.answer, name, IN, CNAME)` is the CNAME set at `name`, or
# `None`; it has one record, and that has `.target`.
#
# <details><summary>Hint 1: to begin</summary>
#
# `reply.rcode()` can be compared with `dns.rcode.NOERROR` and
# `dns.rcode.NXDOMAIN`; `reply.flags & dns.flags.AA` is not zero with the flag. `reply.question[0].name` and
# `reply.question[0].rdtype` are what was asked.
#
# </details>
#
# <details><summary>Hint 2: the chain</summary>
#
# Keep the name you are at, and a list of names passed. As long as the
# name is in the zone and not in the list: answer if it has records of the asked type; leave the loop if it has no
# CNAME; else put it on the list and take the target.
#
# </details>
#
# <details><summary>Hint 3: behind the loop</summary>
#
# If the name is in the list, the chain is a circle. If the list is
# empty, nothing was found at the asked name: rule 5. Else rule 4, and the name you are at is the
# target.
#
# </details>


# %% answer="step"
def step(message, zone):
    ### BEGIN SOLUTION
    rcode, empty = message[3] & 0xF, {dns.rcode.NOERROR: "nodata", dns.rcode.NXDOMAIN: "nx"}
    if rcode not in empty:
        return "lame", None
    if not message[2] << 8 & dns.flags.AA:
        found = referral(message, zone)
        return ("ask", found) if found else ("lame", None)

    reply = dns.message.from_wire(message)
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
    return ("cname", name.to_text(omit_final_dot=True)) if passed else (empty[rcode], None)
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
    final_answer, no = (
        sim.ask("198.51.100.31", dns.message.make_query(name, "A").to_wire())[0]
        for name in ("shop.test", "gone.shop.test")
    )
calling(step, final_answer, "shop.test").gives(
    ("answer", ["192.0.2.10"]), think="the flag AA is set and the records are there"
)
calling(step, no, "shop.test").gives(("nx", None), think="there is no such name")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("step")


def reply(question, answer="", authority="", rcode="NOERROR"):
    head = f"id 7\nopcode QUERY\nrcode {rcode}\nflags QR AA\n;QUESTION\n{question}\n"
    text = f"{head};ANSWER\n{answer}\n;AUTHORITY\n{authority}\n"
    return dns.message.from_text(text.replace("\n\n", "\n")).to_wire(want_shuffle=False)


soa = "shop.test. 60 IN SOA ns1.shop.test. hostmaster.shop.test. 1 2 3 4 60"
name = "".join(draw.choices("abcdefgh", k=6)) + ".shop.test"
hosts = [f"192.0.2.{n}" for n in draw.sample(range(1, 250), 4)]
three = "\n".join(f"{name}. 60 IN A {host}" for host in hosts[:3])
assert same(step(reply(f"{name}. IN A", three), "shop.test"), ("answer", hosts[:3])), (
    "an answer is all records of the asked type, in order"
)
assert same(step(reply(f"{name}. IN A", three), "test"), ("answer", hosts[:3])), (
    "what counts is the flag AA, not how deep the zone is"
)
first, last = f"0.shop.test. 60 IN A {hosts[3]}\n", f"\nzz.shop.test. 60 IN A {hosts[3]}"
assert same(step(reply(f"{name}. IN A", first + three + last), "shop.test"), ("answer", hosts[:3])), (
    "records of other names are not the answer"
)
assert same(step(reply(f"{name}. IN A", first[:-1], soa), "shop.test"), ("nodata", None)), (
    "records of other names are not the answer"
)
mail = "shop.test. 60 IN MX 10 mail.shop.test.\nshop.test. 60 IN MX 20 mx.mailhost.example."
assert same(
    step(reply("shop.test. IN MX", mail), "shop.test"), ("answer", ["10 mail.shop.test.", "20 mx.mailhost.example."])
), "an answer is the text of each record"
assert same(step(reply(f"{name}. IN AAAA", "", soa), "shop.test"), ("nodata", None)), (
    "a name without records of this type is there all the same"
)
assert same(step(reply(f"{name}. IN A"), "shop.test"), ("nodata", None)), (
    "a name without records of this type is there all the same"
)
assert same(step(reply(f"{name}. IN A", "", soa, "NXDOMAIN"), "shop.test"), ("nx", None)), (
    "NXDOMAIN: there is no such name"
)
alias = f"www.shop.test. 60 IN CNAME {name}.\n"
assert same(step(reply("www.shop.test. IN A", alias + three), "shop.test"), ("answer", hosts[:3])), (
    "behind a CNAME in the zone the answer may stand in the same message"
)
for rcode in ("SERVFAIL", "REFUSED", "FORMERR", "NOTIMP"):
    assert same(step(reply(f"{name}. IN A", "", "", rcode), "shop.test"), ("lame", None)), (
        "an error says nothing about the name"
    )
### END HIDDEN TESTS

# %% test="test_step_cname" points=2
import dns.message

from course.check import calling
from course.lab import Internet

with Internet() as sim:
    probe = dns.message.make_query("images.shop.test", "A").to_wire()
    (heard,) = sim.ask("198.51.100.31", probe)
calling(step, heard, "shop.test").gives(
    ("cname", "shop.cdn.example"), think="the name is an alias; who knows its target?"
)
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("step cname")


def chain(type, answer, rcode="NOERROR"):
    head = f"id 7\nopcode QUERY\nrcode {rcode}\nflags QR AA\n;QUESTION\nwww.shop.test. IN {type}\n"
    return dns.message.from_text(f"{head};ANSWER\n{answer}\n").to_wire(want_shuffle=False)


one, two = (f"{letter}.shop.test" for letter in draw.sample("abcdefg", 2))
address, lie = f"192.0.2.{draw.randrange(1, 250)}", "203.0.113.66"
hops = [f"www.shop.test. 60 IN CNAME {one}.", f"{one}. 60 IN CNAME {two}.", f"{two}. 60 IN A {address}"]
assert same(step(chain("A", "\n".join(hops)), "shop.test"), ("answer", [address])), (
    "a chain in one message is followed to its end"
)
assert same(step(chain("A", "\n".join(reversed(hops))), "shop.test"), ("answer", [address])), (
    "a chain follows the names, not the order of the records"
)
assert same(step(chain("A", "\n".join(hops[:2])), "shop.test"), ("cname", two)), (
    "a chain without an end goes on at its last target"
)
assert same(step(chain("A", hops[0]), "shop.test"), ("cname", one)), "a chain without an end goes on at its last target"
beside = f"{hops[0]}\nzz.shop.test. 60 IN A {lie}\n0.shop.test. 60 IN A {lie}"
assert same(step(chain("A", beside), "shop.test"), ("cname", one)), (
    "records of names outside the chain are not the answer"
)
assert same(step(chain("A", "\n".join(hops[:2]), "NXDOMAIN"), "shop.test"), ("cname", two)), (
    "NXDOMAIN is about the last name of the chain: ask for that one"
)
assert same(step(chain("CNAME", hops[0]), "shop.test"), ("answer", [f"{one}."])), (
    "who asks for the CNAME gets it as the answer"
)
abroad = f"www.shop.test. 60 IN CNAME bank.example.\nbank.example. 60 IN A {lie}"
assert same(step(chain("A", abroad), "shop.test"), ("cname", "bank.example")), (
    "a server cannot speak for a target outside its zone"
)
assert same(step(chain("A", abroad), "."), ("answer", [lie])), "every name is in the root"
abroad = f"{hops[0]}\n{one}. 60 IN CNAME shop.test.evil.example.\nshop.test.evil.example. 60 IN A {lie}"
assert same(step(chain("A", abroad), "shop.test"), ("cname", "shop.test.evil.example")), (
    "a server cannot speak for a target outside its zone"
)
circle = f"{hops[0]}\n{one}. 60 IN CNAME www.shop.test."
assert same(step(chain("A", circle), "shop.test"), ("lame", None)), "a chain that comes back to itself leads nowhere"
assert same(step(chain("A", "www.shop.test. 60 IN CNAME www.shop.test."), "shop.test"), ("lame", None)), (
    "a chain that comes back to itself leads nowhere"
)
### END HIDDEN TESTS

# %% test="test_step_lame" points=1
import dns.message

from course.check import calling
from course.lab import Internet

with Internet() as sim:
    probe = dns.message.make_query("blog.test", "A").to_wire()
    (heard,) = sim.ask("198.51.100.31", probe)
calling(step, heard, "blog.test").gives(("lame", None), think="what does the code REFUSED tell about the name?")
### BEGIN HIDDEN TESTS
import dns.flags
import dns.rcode
import dns.rrset

from course.check import rng, same

draw = rng("step lame")
heard = dns.message.make_response(dns.message.make_query("shop.test", "A"))
heard.flags |= dns.flags.AA
heard.answer.append(dns.rrset.from_text("shop.test.", 60, "IN", "A", f"192.0.2.{draw.randrange(1, 250)}"))
for code in (dns.rcode.SERVFAIL, dns.rcode.REFUSED, dns.rcode.FORMERR, dns.rcode.NOTIMP):
    heard.set_rcode(code)
    assert same(step(heard.to_wire(), "shop.test"), ("lame", None)), "an error is an error, whatever comes with it"
bare = dns.message.Message(id=7)
bare.flags |= dns.flags.QR
bare.set_rcode(draw.choice([dns.rcode.REFUSED, dns.rcode.FORMERR]))
assert same(step(bare.to_wire(), "shop.test"), ("lame", None)), "an error may come without its question"
bare.flags |= dns.flags.AA
bare.set_rcode(draw.choice([1, 2, 4, 5]))
assert same(step(bare.to_wire(), "shop.test"), ("lame", None)), "an error is an error, even without its question"
### END HIDDEN TESTS

# %% test="test_step_hearsay" points=2
import dns.message

from course.check import calling
from course.lab import Internet

with Internet() as sim:
    probe = dns.message.make_query("shop.test", "A").to_wire()
    (heard,) = sim.ask(sim.roots[0], probe)
calling(step, heard, ".").gives(
    ("ask", ("test", {"a.nic.test": ["198.51.100.10"], "b.nic.test": ["198.51.100.11"]})),
    think="the root does not speak for shop.test, it refers you to test",
)
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("step hearsay")
faulty = draw.choice(["ns1.shop.test", "ns2.shop.test"])
address = {"ns1.shop.test": "198.51.100.31", "ns2.shop.test": "198.51.100.32"}[faulty]
probe = dns.message.make_query(draw.choice(["shop.test", "www.shop.test", "gone.shop.test"]), "A").to_wire()
with Internet() as sim:
    sim.fault(faulty, "lame-empty")
    (heard,) = sim.ask(address, probe)
    assert same(step(heard, "shop.test"), ("lame", None)), (
        "an empty reply without AA comes from a server that does not know the zone"
    )
    sim.mend(faulty)
    sim.fault(faulty, "lame-upward")
    (heard,) = sim.ask(address, probe)
    assert same(step(heard, "shop.test"), ("lame", None)), (
        "a referral up the tree comes from a server that does not know the zone"
    )


def heard(flags, rcode, answer="", authority=""):
    head = f"id 7\nopcode QUERY\nrcode {rcode}\nflags {flags}\n;QUESTION\nshop.test. IN A\n"
    text = f"{head};ANSWER\n{answer}\n;AUTHORITY\n{authority}\n"
    return dns.message.from_text(text.replace("\n\n", "\n")).to_wire(want_shuffle=False)


itself = "shop.test. 60 IN NS ns1.shop.test."
assert same(step(heard("QR", "NOERROR", "", itself), "shop.test"), ("lame", None)), (
    "a referral leads below the zone, not to the zone again"
)
last = draw.randrange(1, 250)
hearsay = f"shop.test. 60 IN A 192.0.2.{last}"
assert same(step(heard("QR RA", "NOERROR", hearsay), "shop.test"), ("lame", None)), "without AA an answer is hearsay"
assert same(step(heard("QR", "NXDOMAIN"), "shop.test"), ("lame", None)), "without AA a no is hearsay"
assert same(step(heard("QR", "NOERROR", "", itself), "test"), ("ask", ("shop.test", {"ns1.shop.test": []}))), (
    "without AA a referral counts"
)
assert same(step(heard("QR AA", "NOERROR", hearsay, itself), "test"), ("answer", [f"192.0.2.{last}"])), (
    "with AA the answer counts, and NS records beside it are no referral"
)
### END HIDDEN TESTS

# %% [markdown]
# ## The whole way
#
# First ask one zone, which has several servers so that some may fail. Then go from zone to zone.

# %% [markdown]
# ### Exercise: ask_zone
#
# **Core · 10 minutes.** Write `ask_zone(zone, addresses, name, type, ask) -> (kind, data)`: ask the servers of one
# zone, one after another, until a reply is of use. `addresses` is the list of their addresses, `name` is a name in
# `zone`, and `ask` is as for `exchange`. With a ready internet as `net`,
# `ask_zone("shop.test", ["198.51.100.31", "198.51.100.32"], "shop.test", "A", net.ask)`
# gives `("answer", ["192.0.2.10"])`, and only the first server was asked.
#
# - Go through the list once, in its order. Every query asks for the whole name and the type, does not ask for
#   recursion, and has a new random id from 0 to 65535.
# - No reply, and a reply that `step` calls lame, are of no use: go on to the next address. The first reply that is of
#   use counts: the result is what `step` makes of it. A *no* is of use, too.
# - When no address is left, or there was none, the result is `("lame", None)`.
#
# May be used: anything, dnspython too. Your `encode_query`, `exchange` and `step`, which calls `referral`, fit
# together here, and the tests run them with your answer. If one of them is not right yet, mend it first; its own tests
# tell you more. `dns.message.make_query(name, type, flags=0).to_wire()` makes such a query, too.
#
# <details><summary>Hint 1: one address</summary>
#
# Make the query, hand it to `exchange`. If that gives `None`, take the
# next address. Else ask `step`, with `zone`.
#
# </details>
#
# <details><summary>Hint 2: ids</summary>
#
# `secrets.randbits(16)` draws an id; the module `secrets` is imported. Draw
# inside the loop. (What the module `random` draws, a stranger can predict.)
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
### BEGIN HIDDEN TESTS
from course.check import rng, same
from course.lab import Query

draw = rng("ask_zone")
shop, label, alias = ("".join(draw.choices("abcdefgh", k=draw.randrange(3, 9))) + end for end in "xyz")
hosts, numbers = [f"{letter}.{shop}.test" for letter in draw.sample("abcdef", 3)], draw.sample(range(1, 99), 3)
at = {host: f"198.51.100.{number}" for host, number in zip(hosts, numbers, strict=True)}
address = f"192.0.2.{draw.randrange(1, 250)}"
zone = "\n".join(
    [
        "$TTL 300\n@ SOA ns. h. 1 7200 900 1209600 60",
        *(f"@ NS {host}." for host in hosts[:2]),
        *(f"{host}. A {at[host]}" for host in hosts),
        f"{label}.deep A {address}\n{label} MX 10 mail\n{alias} CNAME far.example.",
        f"eu NS {hosts[2]}.",
    ]
)
wanted = {
    (f"{label}.deep", "A"): ("answer", [address]),
    (label, "MX"): ("answer", [f"10 mail.{shop}.test."]),
    (alias, "A"): ("cname", "far.example"),
    (f"{label}.eu", "A"): ("ask", (f"eu.{shop}.test", {hosts[2]: [at[hosts[2]]]})),
    (label, "TXT"): ("nodata", None),
    (f"gone.{label}", "A"): ("nx", None),
}
with Internet(world=None) as sim:
    for host in hosts[:2]:
        sim.name_server(host, at[host], [(f"{shop}.test.", zone)])
    for (name, rrtype), want in wanted.items():
        first, second = draw.sample(hosts[:2], 2)
        name, before = f"{name}.{shop}.test", len(sim.queries())
        got = ask_zone(f"{shop}.test", [at[first], at[second]], name, rrtype, sim.ask)
        sent = [(first, name, rrtype, "udp")]
        assert same(sim.queries()[before:], sent), (
            "the first server that is of use is asked for the whole name and type, and nobody else, even if it says no"
        )
        assert same(got, want), "the result is what step makes of the reply"
    assert not any(e.recursion_desired for e in sim.log if isinstance(e, Query)), (
        "a query to a name server asks for no recursion"
    )
### END HIDDEN TESTS

# %% test="test_ask_zone_faults" points=2
from course.check import calling
from course.lab import Internet

with Internet() as sim:
    sim.fault("ns1.shop.test", "silent")
    calling(ask_zone, "shop.test", ["198.51.100.31", "198.51.100.32"], "shop.test", "A", sim.ask).gives(
        ("answer", ["192.0.2.10"]), think="shop.test has a second server"
    )
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("ask_zone faults")
letters, numbers = draw.sample("abcdefgh", 3), draw.sample(range(1, 99), 4)
hosts = [f"{letter}.shop.test" for letter in letters]
at = [f"198.51.100.{number}" for number in numbers[:3]]
address = f"192.0.2.{draw.randrange(1, 250)}"
zone = "\n".join(
    [
        "$TTL 300\n@ SOA ns. h. 1 7200 900 1209600 60",
        *(f"@ NS {host}." for host in hosts),
        *(f"{host}. A {number}" for host, number in zip(hosts, at, strict=True)),
        f"www A {address}",
    ]
)
useless = ["silent", "lame", "lame-upward", "lame-empty", "wrong-question", "pointer-loop"]
with Internet(seed=numbers[3], world=None) as sim:
    for host, number in zip(hosts, at, strict=True):
        sim.name_server(host, number, [("shop.test.", zone)])

    def asked(*faults, addresses=at):
        for host, fault in zip(hosts, faults, strict=False):
            sim.fault(host, fault)
        before = len(sim.queries())
        got = ask_zone("shop.test", [*addresses], "www.shop.test", "A", sim.ask)
        for host in hosts[: len(faults)]:
            sim.mend(host)
        return got, [(host, over) for host, _, _, over in sim.queries()[before:]]

    one, two, three = ((host, "udp") for host in hosts)
    answer = "answer", [address]
    kinds = draw.sample(useless, 6)
    assert same(asked(kinds[0]), (answer, [one, two])), "a server that is silent or lame is not the last one to ask"
    for pair in zip(kinds[::2], kinds[1::2], strict=True):
        assert same(asked(*pair), (answer, [one, two, three])), "servers are asked in order until one is of use"
    assert same(asked("spoofed"), (answer, [one])), "a stranger's message, with another id, changes nothing"
    assert same(asked("truncated"), (answer, [one, (hosts[0], "tcp")])), "a truncated reply is fetched again over TCP"
    assert same(asked(*draw.sample(useless, 3)), (("lame", None), [one, two, three])), (
        "when no server is of use nothing is known about the name, and each was asked once"
    )
    assert same(asked(addresses=[]), (("lame", None), [])), "without addresses nobody can be asked"
### END HIDDEN TESTS

# %% test="test_ask_zone_ids" points=1
from course.check import calling


def silent(address, message, over):
    return []


calling(ask_zone, ".", ["192.0.2.1"], "shop.test", "A", silent).gives(
    ("lame", None), think="the only server is silent: nobody is left to ask"
)
### BEGIN HIDDEN TESTS
from course.check import same

ids = []


def note(address, message, over):
    ids.append(int.from_bytes(message[:2], "big"))
    return []


ask_zone(".", [f"192.0.2.{number}" for number in range(1, 31)], "shop.test", "A", note)
assert same(len(ids), 30), "each server is asked, as long as none is of use"
assert len(set(ids)) > 25, "each query has a new random id"
assert max(ids) > 32767 > min(ids), "all 16 bits of an id are random"
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise: walk
#
# **Core · 15 minutes.** Write `walk(name, type, roots, ask) -> list[str]`: find the records of one type at one name,
# from the root down. `roots` is the list of addresses of the root's servers, of IPv4 and IPv6; `ask` is as for
# `exchange`. With a ready internet as `net`, `walk("shop.test", "A", net.roots, net.ask)` gives `["192.0.2.10"]` after
# three queries, and `walk("images.shop.test", "A", net.roots, net.ask)` gives `["203.0.113.10"]`.
#
# - At first you know one zone, `"."`, and its addresses. Always ask the **deepest zone you know** that the name is
#   in: for `www.shop.test` that is `www.shop.test`, or else `shop.test`, or else `test`, or else `"."`. A name is in a
#   zone by whole labels: `myshop.test` is not in `shop.test`.
# - `"ask"`: now you know one more zone. Its addresses are those of all its servers, in the order of the referral. A
#   server without addresses is passed over in this exercise.
# - `"cname"`: go on with the target. `"answer"`: that is the result. `"nx"` and `"nodata"`: the result is `[]`. It is
#   also `[]` when no server of the zone is of use; nothing is asked again.
# - Forget no zone until the walk ends.
#
# Names in the tests are in small letters and have no final dot, and no chain of aliases comes back to itself.
#
# May be used: anything, dnspython too. Your `ask_zone` fits here, and the tests run it with your walk: what it gets
# wrong, the walk gets wrong. If it is not right yet, mend it first; its own tests tell you more.
#
# <details><summary>Hint 1: a loop</summary>
#
# Keep a dict `zones = {".": roots}`. In a `while True` loop find the zone,
# call `ask_zone` with `zones[zone]`, and look at the kind. Two kinds go on with the loop, the others
# return.
#
# </details>
#
# <details><summary>Hint 2: the deepest zone</summary>
#
# Begin with the name itself. `name.partition(".")[2]` is what is
# left without its first label: take labels away until a zone is left that you know. When nothing is left, that is
# `"."`.
#
# </details>
#
# <details><summary>Hint 3: many lists</summary>
#
# With `"ask"`, the data is the owner and a dict of lists.
# `[address for addresses in servers.values() for address in addresses]` makes one list of them.
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
    calling(walk, "shop.test", "A", sim.roots, sim.ask).gives(
        ["192.0.2.10"], think="the root refers to test, and test to shop.test"
    )
    asked = [server for server, *_ in sim.queries()]
assert asked == ["a.root-servers.test", "a.nic.test", "ns1.shop.test"], (
    f"three queries are enough, these were sent to {asked}"
)
### BEGIN HIDDEN TESTS
from course.check import rng, same
from course.lab import Query

draw = rng("walk")


def build(net, zones):
    """``{origin: ({server: address}, records)}`` as servers, delegations and all the glue that a zone may hold."""
    at = {host: address for hosts, _ in zones.values() for host, address in hosts.items()}
    for host, address in at.items():
        served = [origin for origin, (hosts, _) in zones.items() if host in hosts]
        net.name_server(host, address, [(origin, text(origin, zones, at)) for origin in served])


def text(origin, zones, at):
    def under(name, zone):
        return zone == "." or name == zone or name.endswith(f".{zone}")

    hosts, lines = zones[origin]
    lines = ["$TTL 300", "@ SOA ns. h. 1 7200 900 1209600 60", *(f"@ NS {host}." for host in hosts), *lines]
    for child, (theirs, _) in zones.items():
        if (
            child
            != origin
            == max((zone for zone in zones if zone != child and under(child, zone)), key=len, default="")
        ):
            lines += [f"{child} NS {host}." for host in theirs]
    return "\n".join([*lines, *(f"{host}. A {address}" for host, address in at.items() if under(f"{host}.", origin))])


numbers = iter(draw.sample(range(1, 99), 9))
tld, shop, label = ("".join(draw.choices("abcdefgh", k=draw.randrange(3, 9))) + end for end in "xyz")
root, nic = f"a.root-servers.{tld}", f"a.nic.{tld}"
ns, eu = f"ns1.{shop}.{tld}", f"ns.eu.{shop}.{tld}"
address, other = f"192.0.2.{draw.randrange(1, 250)}", f"203.0.113.{draw.randrange(1, 250)}"
zones = {
    ".": ({root: f"198.51.100.{next(numbers)}"}, []),
    f"{tld}.": ({nic: f"198.51.100.{next(numbers)}", f"b.nic.{tld}": f"198.51.100.{next(numbers)}"}, []),
    f"{shop}.{tld}.": (
        {ns: f"198.51.100.{next(numbers)}", f"ns2.{shop}.{tld}": f"198.51.100.{next(numbers)}"},
        [f"{label}.deep A {address}", "@ MX 10 mail", "@ MX 20 post"],
    ),
    f"eu.{shop}.{tld}.": ({eu: f"198.51.100.{next(numbers)}"}, [f"{label} A {other}"]),
}
with Internet(world=None) as sim:
    build(sim, zones)

    def walked(name, type="A"):
        before = len(sim.queries())
        records = walk(name, type, sim.roots, sim.ask)
        return sorted(records), sim.queries()[before:]

    def path(name, *servers, type="A"):
        return [(server, name, type, "udp") for server in servers]

    name = f"{label}.deep.{shop}.{tld}"
    assert same(walked(name), ([address], path(name, root, nic, ns))), (
        "each zone on the way is asked once, with the whole name"
    )
    name = f"{label}.eu.{shop}.{tld}"
    assert same(walked(name), ([other], path(name, root, nic, ns, eu))), "a zone may be cut off below every zone"
    name = f"{shop}.{tld}"
    got = [f"10 mail.{name}.", f"20 post.{name}."], path(name, root, nic, ns, type="MX")
    assert same(walked(name, "MX"), got), (
        "the query asks for the type that is wanted, at every server, and all its records are the result"
    )
    assert same(walked(name, "TXT"), ([], path(name, root, nic, ns, type="TXT"))), (
        "no record of this type: one server's word is enough"
    )
    sim.fault(nic, "silent")
    name = f"gone.{shop}.{tld}"
    assert same(walked(name), ([], path(name, root, nic, f"b.nic.{tld}", ns))), (
        "a zone has several servers so that one of them may fail, but one server's no is enough"
    )
    assert not any(e.recursion_desired for e in sim.log if isinstance(e, Query)), (
        "a query to a name server asks for no recursion"
    )
### END HIDDEN TESTS

# %% test="test_walk_faults" points=1
from course.check import calling
from course.lab import Internet

with Internet() as sim:
    sim.fault("a.nic.test", "silent")
    calling(walk, "shop.test", "A", sim.roots, sim.ask).gives(["192.0.2.10"], think="test has a second server")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("walk faults")
numbers = draw.sample(range(1, 99), 5)
tld = "".join(draw.choices("abcdefgh", k=draw.randrange(3, 9)))
hosts = [f"a.root.{tld}", f"b.root.{tld}", f"a.nic.{tld}", f"b.nic.{tld}"]
at = {host: f"198.51.100.{number}" for host, number in zip(hosts, numbers, strict=False)}
address = f"192.0.2.{draw.randrange(1, 250)}"
glue = "\n".join(f"{host}. A {number}" for host, number in at.items())
soa = "$TTL 300\n@ SOA ns. h. 1 7200 900 1209600 60"
upper = f"{soa}\n@ NS {hosts[0]}.\n@ NS {hosts[1]}.\n{tld}. NS {hosts[2]}.\n{tld}. NS {hosts[3]}.\n{glue}"
lower = f"{soa}\n@ NS {hosts[2]}.\n@ NS {hosts[3]}.\nwww A {address}\n{glue}"
with Internet(seed=numbers[4], world=None) as sim:
    for host in hosts:
        sim.name_server(host, at[host], [(".", upper) if "root" in host else (f"{tld}.", lower)])
    useless = ["silent", "lame", "lame-upward", "lame-empty", "wrong-question", "pointer-loop"]

    def walked():
        before = len(sim.queries())
        return walk(f"www.{tld}", "A", sim.roots, sim.ask), [
            (host, over) for host, _, _, over in sim.queries()[before:]
        ]

    for pair in (draw.sample(useless, 2), draw.sample(["spoofed", "truncated"], 2)):
        path = []
        for first, kind in zip((0, 2), pair, strict=True):
            sim.fault(hosts[first], kind)
            again = {"spoofed": [], "truncated": [(hosts[first], "tcp")]}
            path += [(hosts[first], "udp"), *again.get(kind, [(hosts[first + 1], "udp")])]
        assert same(walked(), ([address], path)), (
            "a server that is silent, lame or overheard by a stranger does not end the walk"
        )
        for host in hosts:
            sim.mend(host)
    for host in hosts[2:]:
        sim.fault(host, draw.choice(useless))
    path = [(host, "udp") for host in (hosts[0], *hosts[2:])]
    assert same(walked(), ([], path)), "when no server is left the walk ends without a result, and is not begun again"
### END HIDDEN TESTS

# %% test="test_walk_glue" points=1
from course.check import calling
from course.lab import Internet

with Internet() as sim:
    calling(walk, "status.test", "A", sim.roots, sim.ask).gives(
        ["192.0.2.70"], think="its server is ns1.shop.test, and test has glue for it"
    )
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("walk glue")
numbers = draw.sample(range(1, 99), 4)
tld, other, blog, mail = ("".join(draw.choices("abcdefgh", k=draw.randrange(3, 9))) + end for end in "wxyz")
hosts = ["a.root", f"a.nic.{tld}", f"ns1.{blog}.{tld}", f"ns1.dns.{other}"]
at = {host: f"198.51.100.{number}" for host, number in zip(hosts, numbers, strict=True)}
soa = "$TTL 300\n@ SOA ns. h. 1 7200 900 1209600 60\n@ NS ns."
address, lie = f"192.0.2.{draw.randrange(1, 250)}", f"203.0.113.{draw.randrange(1, 250)}"
delegation = f"{blog} NS {hosts[3]}.\n{blog} NS {hosts[2]}.\n{mail} NS {hosts[3]}.\n{hosts[2]}. A {at[hosts[2]]}"
with Internet(world=None) as sim:
    sim.name_server(hosts[0], at[hosts[0]], [(".", f"{soa}\n{tld}. NS {hosts[1]}.\n{hosts[1]}. A {at[hosts[1]]}")])
    sim.name_server(hosts[1], at[hosts[1]], [(f"{tld}.", f"{soa}\n{delegation}")])
    sim.name_server(hosts[2], at[hosts[2]], [(f"{blog}.{tld}.", f"{soa}\nwww A {address}")])
    trapped = [(f"{zone}.{tld}.", f"{soa}\nwww A {lie}") for zone in (blog, mail)]
    sim.name_server(hosts[3], at[hosts[3]], trapped)

    def walked(name):
        before = len(sim.queries())
        return walk(name, "A", sim.roots, sim.ask), [(host, asked) for host, asked, _, _ in sim.queries()[before:]]

    name = f"www.{blog}.{tld}"
    path = [(host, name) for host in hosts[:3]]
    assert same(walked(name), ([address], path)), "a server without an address is passed over, the next one is asked"
    sim.fault(hosts[1], "poisoned", trap=at[hosts[3]])
    assert same(walked(name), ([address], path)), "an address from a server that has no say in it is never asked"
    name = f"www.{mail}.{tld}"
    assert same(walked(name), ([], [(host, name) for host in hosts[:2]])), (
        "an address from a server that has no say in it is never asked, even if there is no other"
    )
### END HIDDEN TESTS

# %% test="test_walk_cname" points=2
from course.check import calling
from course.lab import Internet

with Internet() as sim:
    calling(walk, "www.shop.test", "A", sim.roots, sim.ask).gives(
        ["192.0.2.10"], think="an alias in its own zone: the server sends the alias and the address together"
    )
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("walk cname")
numbers = draw.sample(range(1, 99), 7)
tld, other, shop, blog = ("".join(draw.choices("abcdefgh", k=draw.randrange(3, 9))) + end for end in "wxyz")
shop, blog, near, cdn = f"{shop}.{tld}", f"{blog}.{tld}", f"my{shop}.{tld}", f"cdn.{other}"
hosts = ["a.root", f"a.nic.{tld}", f"a.nic.{other}", *(f"ns.{zone}" for zone in (shop, blog, near, cdn))]
root, nic, far, ns, theirs, beside, edge = hosts
at = {host: f"198.51.100.{number}" for host, number in zip(hosts, numbers, strict=True)}
soa = "$TTL 300\n@ SOA ns. h. 1 7200 900 1209600 60\n@ NS ns."
address = f"192.0.2.{draw.randrange(1, 250)}"
cuts = {
    root: {tld: nic, other: far},
    nic: {shop: ns, blog: theirs, near: beside},
    far: {cdn: edge},
}
records = {
    ns: f"a CNAME b.{cdn}.\nback CNAME to.{blog}.\nhome A {address}\nnowhere CNAME gone.{cdn}.\nsame CNAME at.{near}.",
    theirs: f"to CNAME home.{shop}.",
    beside: f"at A {address}",
    edge: f"b A {address}",
}
served = {root: ".", nic: f"{tld}.", far: f"{other}.", ns: f"{shop}.", theirs: f"{blog}.", beside: f"{near}."}
with Internet(world=None) as sim:
    for host, origin in (served | {edge: f"{cdn}."}).items():
        delegations = [f"{zone}. NS {server}.\n{server}. A {at[server]}" for zone, server in cuts.get(host, {}).items()]
        text = "\n".join([soa, *delegations, records.get(host, "")])
        sim.name_server(host, at[host], [(origin, text)])

    def walked(name):
        before = len(sim.queries())
        return walk(name, "A", sim.roots, sim.ask), [(host, asked) for host, asked, _, _ in sim.queries()[before:]]

    name, target = f"a.{shop}", f"b.{cdn}"
    path = [(root, name), (nic, name), (ns, name), (root, target), (far, target), (edge, target)]
    assert same(walked(name), ([address], path)), "the target of a CNAME is looked up in its own zones"
    name, target = f"nowhere.{shop}", f"gone.{cdn}"
    path = [(root, name), (nic, name), (ns, name), (root, target), (far, target), (edge, target)]
    assert same(walked(name), ([], path)), "a CNAME may lead to a name that does not exist"
    name, target, end = f"back.{shop}", f"to.{blog}", f"home.{shop}"
    path = [(root, name), (nic, name), (ns, name), (nic, target), (theirs, target), (ns, end)]
    assert same(walked(name), ([address], path)), "zones that are known are asked again, without going back to the root"
    name, target = f"same.{shop}", f"at.{near}"
    path = [(root, name), (nic, name), (ns, name), (nic, target), (beside, target)]
    assert same(walked(name), ([address], path)), "a name is in a zone by whole labels, not by the end of its text"
### END HIDDEN TESTS

# %% [markdown]
# **Predict.** `images.shop.test` is an alias of `shop.cdn.example`. How many queries lead from the root to its
# address?

# %% tags=["needs-answer"]
predicted = None  # your number
with Internet() as net:
    walk("images.shop.test", "A", net.roots, net.ask)
prediction(predicted, len(net.queries()), "queries", "From the root to images.shop.test")

# %% tags=["needs-answer"]
ladder(net.log)

# %% [markdown]
# Two walks in one: of the zones that you know by then, only the root holds a name under `example`. Each alias that
# leaves its zone costs such a detour.

# %% [markdown]
# ### Exercise: resolve
#
# **Stretch · 15 minutes.** Write `resolve(name, type, roots, ask) -> list[str]`: as `walk`, with two things more. It
# also gets to servers without glue, and it always comes to an end. With a ready internet as `net`,
# `resolve("blog.test", "A", net.roots, net.ask)` gives `["192.0.2.60"]`.
#
# - Ask the servers of a zone one after another, in the order of the referral, each at all its addresses. When the turn
#   of a server without addresses comes, and not before, find the A records of its name, in the same way and from the
#   zones that you know. If it has none, the next server has its turn, even if the search has found a deeper zone that
#   holds your name. Glue counts for the zone with whose referral it came, not for others.
# - Look for the addresses of a server once in a call of `resolve`. While you are at it, its name may turn up again, as
#   a server whose address is needed: then it has none.
# - Call `ask` at most 32 times, all names included, over UDP and TCP together (Unbound's limit, `max-sent-count`, is
#   32, too). When more would be needed, the result is `[]`. Aliases need no other limit.
# - Forget nothing until the end: zones, their servers, addresses that you found for servers.
# - A search for a server may need another one, and so on. In the tests a zone has at most 40 servers, and no more than
#   40 searches ever wait for each other. (A real resolver sets a limit here, too.)
#
# May be used: anything, dnspython too. Your `ask_zone` fits here, too, and the tests run it with your answer. If it
# is not right yet, mend it first.
#
# <details><summary>Hint 1: an inner function</summary>
#
# Inside `resolve`, keep the zones, now with their dicts of
# servers, as `{".": {"the roots": roots}}`. An inner function `find(name, type)` does what `walk` does, and both the
# search for the name and the search for servers call it.
#
# </details>
#
# <details><summary>Hint 2: servers without addresses</summary>
#
# Call `ask_zone` for each server by itself. Keep a dict
# `found` from server names to addresses. Before you look for a name, put an empty list there: whoever comes by while
# you are at it finds that, and does not start again.
#
# </details>
#
# <details><summary>Hint 3: the limit</summary>
#
# Hand your own function to `ask_zone`, one that counts: it calls `ask`
# 32 times, and after that it gives `[]`, as a silent server does.
#
# </details>


# %% answer="resolve"
def resolve(name, type, roots, ask):
    ### BEGIN SOLUTION
    zones, found, left = {".": {"the roots": roots}}, {}, 32

    def limited(address, message, over):
        nonlocal left
        left -= 1
        return ask(address, message, over) if left >= 0 else []

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
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("resolve")
numbers = draw.sample(range(1, 99), 6)
tld, other, blog, mail, near = ("".join(draw.choices("abcdefgh", k=draw.randrange(3, 9))) + end for end in "vwxyz")
hosts = ["a.root", f"a.nic.{tld}", f"a.nic.{other}", f"ns1.dns.{other}", "trap", f"ns.{near}.{tld}"]
at = {host: f"198.51.100.{number}" for host, number in zip(hosts, numbers, strict=True)}
soa = "$TTL 300\n@ SOA ns. h. 1 7200 900 1209600 60\n@ NS ns."
address, lie = f"192.0.2.{draw.randrange(1, 250)}", f"203.0.113.{draw.randrange(1, 250)}"
glue = {host: f"{host}. A {at[host]}" for host in hosts}
upper = f"{soa}\n{tld}. NS {hosts[1]}.\n{other}. NS {hosts[2]}.\n{glue[hosts[1]]}\n{glue[hosts[2]]}"
left = f"{soa}\n{blog} NS {hosts[3]}.\n{mail} NS gone.dns.{other}.\n{mail} NS {hosts[3]}."
left += f"\n{near} NS {hosts[5]}.\n{near} NS {hosts[3]}.\n{glue[hosts[5]]}"
right = f"{soa}\ndns NS {hosts[3]}.\n{glue[hosts[3]]}"
with Internet(world=None) as sim:
    sim.name_server(hosts[0], at[hosts[0]], [(".", upper)])
    sim.name_server(hosts[1], at[hosts[1]], [(f"{tld}.", left)])
    sim.name_server(hosts[2], at[hosts[2]], [(f"{other}.", right)])
    theirs = f"{soa}\nwww A {address}"
    sim.name_server(
        hosts[3],
        at[hosts[3]],
        [(f"dns.{other}.", f"{soa}\nns1 A {at[hosts[3]]}"), *((f"{zone}.{tld}.", theirs) for zone in (blog, mail))],
    )
    sim.name_server(hosts[5], at[hosts[5]], [(f"{near}.{tld}.", theirs)])
    sim.name_server("trap", at["trap"], [(f"{tld}.", f"{soa}\n*.{blog} A {lie}\n*.{mail} A {lie}")])

    def walked(name):
        before = len(sim.queries())
        return resolve(name, "A", sim.roots, sim.ask), [(host, asked) for host, asked, _, _ in sim.queries()[before:]]

    name = f"gone.{near}.{tld}"
    path = [(hosts[0], name), (hosts[1], name), (hosts[5], name)]
    assert same(walked(name), ([], path)), (
        "a server without glue is looked for when its turn comes, and not when one with glue has said no"
    )
    gone, name = f"gone.dns.{other}", f"www.{mail}.{tld}"
    search = [(hosts[0], gone), (hosts[2], gone), (hosts[3], gone), (hosts[3], hosts[3])]
    path = [(hosts[0], name), (hosts[1], name), *search, (hosts[3], name)]
    assert same(walked(name), ([address], path)), (
        "without glue a server's address is found first, from the zones that are known; without one the next is asked"
    )
    sim.fault(hosts[1], "poisoned", trap=at["trap"])
    name = f"www.{blog}.{tld}"
    search = [(hosts[0], hosts[3]), (hosts[2], hosts[3]), (hosts[3], hosts[3])]
    path = [(hosts[0], name), (hosts[1], name), *search, (hosts[3], name)]
    assert same(walked(name), ([address], path)), "an address from a server that has no say in it is never asked"
### END HIDDEN TESTS

# %% test="test_resolve_memory" points=1
from course.check import calling
from course.lab import Internet

with Internet() as sim:
    calling(resolve, "www.shop.test", "A", sim.roots, sim.ask).gives(
        ["192.0.2.10"], think="an alias in its own zone: the server sends the alias and the address together"
    )
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("resolve memory")
numbers = draw.sample(range(1, 99), 5)
tld, other, shop, blog = ("".join(draw.choices("abcdefgh", k=draw.randrange(3, 9))) + end for end in "wxyz")
shop, blog, cdn = f"{shop}.{tld}", f"{blog}.{tld}", f"cdn.{other}"
hosts = root, nic, far, ns, theirs = "a.root", f"a.nic.{tld}", f"a.nic.{other}", f"ns.{shop}", f"ns.{cdn}"
at = {host: f"198.51.100.{number}" for host, number in zip(hosts, numbers, strict=True)}
soa = "$TTL 300\n@ SOA ns. h. 1 7200 900 1209600 60\n@ NS ns."
address = f"192.0.2.{draw.randrange(1, 250)}"
glue = {host: f"{host}. A {at[host]}" for host in hosts}
with Internet(world=None) as sim:
    served = {
        root: {".": f"{tld}. NS {nic}.\n{other}. NS {far}.\n{glue[nic]}\n{glue[far]}"},
        nic: {f"{tld}.": f"{shop}. NS {ns}.\n{blog}. NS {theirs}.\n{glue[ns]}"},
        far: {f"{other}.": f"{cdn}. NS {theirs}.\n{glue[theirs]}"},
        ns: {f"{shop}.": f"back CNAME to.{blog}.\nhome A {address}"},
        theirs: {f"{cdn}.": glue[theirs], f"{blog}.": f"to CNAME home.{shop}.\nat CNAME back.{shop}."},
    }
    for host, zones in served.items():
        sim.name_server(host, at[host], [(origin, f"{soa}\n{records}") for origin, records in zones.items()])

    def walked(name):
        before = len(sim.queries())
        return resolve(name, "A", sim.roots, sim.ask), [(host, asked) for host, asked, _, _ in sim.queries()[before:]]

    name, target, end = f"back.{shop}", f"to.{blog}", f"home.{shop}"
    search = [(root, theirs), (far, theirs), (theirs, theirs)]
    path = [(root, name), (nic, name), (ns, name), (nic, target), *search, (theirs, target), (ns, end)]
    assert same(walked(name), ([address], path)), "zones that are known are asked again, without going back to the root"
    name, first, second, end = f"at.{blog}", f"back.{shop}", f"to.{blog}", f"home.{shop}"
    path = [(root, name), (nic, name), *search, (theirs, name), (nic, first), (ns, first), (theirs, second), (ns, end)]
    assert same(walked(name), ([address], path)), "the address of a server is looked up once"
### END HIDDEN TESTS

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
### BEGIN HIDDEN TESTS
import struct

from course.check import rng, same

draw = rng("resolve ends")
sent = []
SERVERS, ALIAS, TC, AA, NXDOMAIN = 2, 5, 0x0200, 0x0400, 3


def wire(name):
    return b"".join(bytes([len(label)]) + label.encode() for label in name.split(".")) + b"\0"


def record(owner, kind, data):
    return wire(owner) + struct.pack("!HHIH", kind, 1, 60, len(data)) + data


def reply_to(message, flags, answer=(), authority=()):
    question = message[12 : message.index(b"\0", 12) + 5]
    numbers = 0x8000 | flags, 1, len(answer), len(authority), 0
    return message[:2] + struct.pack("!5H", *numbers) + question + b"".join([*answer, *authority])


def root(at, message, over, cnames=0, referrals=(), servers=(), found=(), long=0):
    """A root that knows the chain n0.test → n1.test → …, these zones, and addresses of servers that answer all.

    About the first ``long`` names of the chain it has too much to say for UDP.
    """
    labels, rest = [], message[12:]
    while rest[0]:
        labels.append(rest[1 : 1 + rest[0]].decode())
        rest = rest[1 + rest[0] :]
    name = ".".join(labels)
    number = int(name[1:-5]) if name[1:-5].isdigit() and name.endswith(".test") else None
    if number is not None and number < long and over == "udp":
        return reply_to(message, TC)
    for zone in referrals:
        if name.endswith(zone) and at == "198.51.100.1":
            return reply_to(message, 0, authority=[record(zone, SERVERS, wire(server)) for server in servers[zone]])
    if name not in found and at == "198.51.100.1":
        if number is None:
            return reply_to(message, AA | NXDOMAIN)
        if number < cnames:
            return reply_to(message, AA, [record(name, ALIAS, wire(f"n{number + 1}.test"))])
    at = dict(found).get(name, address)
    return reply_to(message, AA, [record(name, 1, bytes(map(int, at.split("."))))])


world = {}


def ask(address, message, over):
    sent.append(message)
    return [root(address, message, over, **world)] if len(sent) <= 200 else []


ask.logged = True
address = f"192.0.2.{draw.randrange(1, 250)}"


def walked(name, **given):
    sent.clear()
    world.clear()
    world.update(given)
    return resolve(name, "A", ["198.51.100.1"], ask)


assert same(walked("n0.test", cnames=28, long=3), [address]), (
    "many aliases are not a loop: 32 queries are allowed, over UDP and TCP together"
)
assert same(len(sent), 32), "each alias takes one query, or two if the reply over UDP is truncated"
assert same(walked("n0.test", cnames=32, long=3), []), (
    "a search that would need more than 32 queries ends without a result"
)
assert len(sent) <= 32, "a search sends at most 32 queries, over UDP and TCP together"
circle = {"x.zone": ["ns.y.zone"], "y.zone": ["ns.x.zone"]}
assert same(walked("www.x.zone", referrals=list(circle), servers=circle), []), (
    "zones whose servers are each in the other cannot be reached"
)
assert len(sent) <= 32, "zones whose servers are each in the other cannot be reached"
circle = {"x.zone": ["ns.x.zone"]}
assert same(walked("www.x.zone", referrals=list(circle), servers=circle), []), (
    "a zone whose only server is in it needs glue"
)
inside = {"x.zone": [f"s{number}.x.zone" for number in range(40)]}
assert same(walked("www.x.zone", referrals=list(inside), servers=inside), []), (
    "a zone whose servers are all in it needs glue, however many they are"
)
many = {"referrals": ["big.zone"], "servers": {"big.zone": [f"s{number}.host" for number in range(40)]}}
last = draw.randrange(33, 40)
assert same(walked("www.big.zone", **many, found={f"s{last}.host": "198.51.100.2"}), []), (
    "queries for the names of servers count, too"
)
assert len(sent) <= 32, "queries for the names of servers count, too"
### END HIDDEN TESTS

# %% tags=["needs-answer"]
with Internet() as net:
    net.fault("a.nic.test", "poisoned")
    resolve("blog.test", "A", net.roots, net.ask)
ladder(net.log)

# %% [markdown]
# Half of these queries look for a *server*, and none goes to the forged address 203.0.113.66. Real resolvers do more:
# they show upper servers only the labels those need (RFC 9156), check signatures (DNSSEC, RFC 4033), and remember what
# they found.

# %% [markdown]
# ## What may a cache keep?
#
# A reply may hold several records, each with its own TTL. And a *no* holds none. How long may each be kept?

# %% tags=["nbval-check-output"]
with Internet() as net:
    alias = reply_of(net, "198.51.100.61", "pages.cdn.example")
    gone = reply_of(net, "198.51.100.31", "gone.shop.test")
print(*alias.answer, gone.rcode().name, *gone.authority, sep="\n")

# %% [markdown]
# The alias may be kept for 300 seconds, its addresses for 30 only. In our cache **an answer lives as long as its
# shortest-lived record**; real caches keep alias and addresses each by itself, to the same end. Ten seconds later a
# client is told the 20 that are *left*, or it would keep the answer too long. A hit renews nothing.

# %% [markdown]
# The *no* is kept, too. The zone's SOA record says for how long: the smaller of its TTL and its last number, MINIMUM
# (RFC 2308 §5); here both are 60. NXDOMAIN holds for the name, whatever the type. NODATA holds for one type.

# %% [markdown]
# ### Exercise: Cache
#
# **Stretch · 15 minutes.** Write the class `Cache()` with two methods.
#
# - `put(name, type, answer, ttls, now)` keeps an answer that came in at the time `now`. `answer` is a list of texts
#   such as `["192.0.2.10"]`, or `"nodata"`, or `"nx"`: this very name does not exist. (NXDOMAIN behind an alias speaks
#   of the chain's last name, so it is put there.) `ttls` is a list of numbers, one or more: the TTLs of the records
#   along the chain, and for a *no* also the TTL and the MINIMUM of the SOA record.
# - `get(name, type, now) -> (answer, seconds)` finds the answer as it was put (the same list will do), and how many
#   seconds it has left. When there is none it gives `None`.
#
# All times are whole seconds, and `now` never goes back. After
# `cache.put("shop.test", "A", ["192.0.2.10"], [300], 1000)` the call `cache.get("shop.test", "A", 1100)`
# gives `(["192.0.2.10"], 200)`.
#
# - An answer lives for the smallest of its TTLs, counted from its `put`. At the second when they are over it is gone:
#   the one above is found at 1299 and not at 1300. With a TTL of 0 it is never found.
# - Capital and small letters make no difference in a name (RFC 4343 §3). Types are in capitals.
# - A new answer takes the place of what was kept for the same name and type.
# - `"nx"` holds for every type of its name, and takes the place of all that was kept for the name. Any other answer
#   for the name ends the `"nx"`, for all types.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: time</summary>
#
# Keep the moment when the copy ends, `now + min(ttls)`, and not the TTL. What
# is left later on is then one subtraction.
#
# </details>
#
# <details><summary>Hint 2: a place for each copy</summary>
#
# A dictionary of dictionaries works:
# `self.names[name.lower()][type] = answer, end`. To get the inner one, whether it is there yet or not:
# `self.names.setdefault(name.lower(), {})`.
#
# </details>
#
# <details><summary>Hint 3: NXDOMAIN</summary>
#
# Keep it under a type that does not exist, such as `"*"`, after
# `.clear()` on the name's dictionary. `get` looks there first. And when `put` finds a `"*"` there, it clears
# too.
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
calling(cache.get, "shop.test", "A", 1000).gives(None, think="nothing was put yet")
cache.put("shop.test", "A", ["192.0.2.10"], [300], 1000)
calling(cache.get, "shop.test", "A", 1100).gives((["192.0.2.10"], 200), think="100 of the 300 seconds are over")
calling(cache.get, "shop.test", "A", 1299).gives((["192.0.2.10"], 1), think="one second is left")
calling(cache.get, "shop.test", "A", 1300).gives(None, think="300 seconds are over")
cache.put("gone.shop.test", "A", "nx", [60, 60], 1300)
calling(cache.get, "gone.shop.test", "MX", 1310).gives(("nx", 50), think="there is no such name, whatever the type")

# %% test="test_cache_life" points=2
from course.check import calling

cache = Cache()
calling(cache.get, "shop.test", "A", 0).gives(None, think="nothing was put yet")
cache.put("shop.test", "A", ["192.0.2.10"], [300], 0)
calling(cache.get, "shop.test", "A", 0).gives((["192.0.2.10"], 300), think="no second is over yet")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("cache life")
both = ["192.0.2.21", "192.0.2.22"]
for _ in range(4):
    cache, ttl, start = Cache(), draw.randrange(20, 4000), draw.randrange(10_000, 100_000)
    early, later = sorted(draw.sample(range(1, ttl - 1), 2))
    cache.put("api.shop.test", "A", both, [ttl], start)
    assert same(cache.get("api.shop.test", "A", start + early), (both, ttl - early)), (
        "a hit tells how many seconds are left"
    )
    assert same(cache.get("api.shop.test", "A", start + later), (both, ttl - later)), "a hit does not renew a copy"
    assert same(cache.get("api.shop.test", "A", start + ttl - 1), (both, 1)), (
        "a copy is good until its last second is over"
    )
    assert same(cache.get("api.shop.test", "A", start + ttl), None), (
        "at the second when the TTL is over the copy is gone"
    )
    assert same(cache.get("api.shop.test", "A", start + 9 * ttl), None), "a copy that is gone does not come back"
cache = Cache()
cache.put("once.shop.test", "A", both, [0], 500)
assert same(cache.get("once.shop.test", "A", 500), None), "an answer with a TTL of 0 is not kept"
cache.put("shop.test", "A", ["192.0.2.10"], [300], 1000)
cache.put("shop.test", "A", ["192.0.2.99"], [60], 1100)
assert same(cache.get("shop.test", "A", 1110), (["192.0.2.99"], 50)), "a new answer takes the place of the old one"
assert same(cache.get("shop.test", "A", 1170), None), "an answer that was replaced does not come back"
### END HIDDEN TESTS

# %% test="test_cache_chain" points=1
from course.check import calling

cache = Cache()
calling(cache.get, "www.shop.test", "A", 0).gives(None, think="nothing was put yet")
cache.put("www.shop.test", "A", ["192.0.2.10"], [30, 300], 0)
calling(cache.get, "www.shop.test", "A", 10).gives((["192.0.2.10"], 20), think="how long is the whole chain good for?")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("cache chain")
for place in (0, 1, 2, 3):
    cache, shortest = Cache(), draw.randrange(20, 100)
    ttls = [draw.randrange(200, 4000) for _ in range(3)]
    ttls.insert(place, shortest)
    cache.put("a.shop.test", "A", ["192.0.2.30"], ttls, 7)
    age = draw.randrange(1, shortest)
    assert same(cache.get("a.shop.test", "A", 7 + age), (["192.0.2.30"], shortest - age)), (
        "the shortest TTL along the chain counts"
    )
    assert same(cache.get("a.shop.test", "A", 7 + shortest), None), "the shortest TTL along the chain counts"
### END HIDDEN TESTS

# %% test="test_cache_names_and_types" points=1
from course.check import calling

cache = Cache()
calling(cache.get, "shop.test", "A", 0).gives(None, think="nothing was put yet")
cache.put("shop.test", "A", ["192.0.2.10"], [300], 0)
calling(cache.get, "www.shop.test", "A", 0).gives(None, think="the copy is for another name")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("cache names and types")
for _ in range(4):
    cache = Cache()
    spelt = ["".join(draw.choice([c.lower(), c.upper()]) for c in name) for name in ["Www.Shop.TEST"] * 2]
    cache.put(spelt[0], "A", ["192.0.2.10"], [300], 0)
    assert same(cache.get(spelt[1], "A", 1), (["192.0.2.10"], 299)), (
        "capital and small letters make no difference in a name"
    )
    assert same(cache.get(spelt[0], "MX", 1), None), "a copy is for one type: another type was never asked"
    cache.put("WWW.shop.test", "AAAA", ["2001:db8:2::10"], [60], 1)
    assert same(cache.get("www.shop.test", "A", 2), (["192.0.2.10"], 298)), "two types of a name are kept side by side"
    assert same(cache.get("www.shop.test", "AAAA", 2), (["2001:db8:2::10"], 59)), (
        "two types of a name are kept side by side"
    )
### END HIDDEN TESTS

# %% test="test_cache_negative" points=2
from course.check import calling

cache = Cache()
calling(cache.get, "db.shop.test", "A", 0).gives(None, think="nothing was put yet")
cache.put("db.shop.test", "A", "nodata", [60, 60], 0)
calling(cache.get, "db.shop.test", "A", 0).gives(("nodata", 60), think="an empty answer is an answer")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("cache negative")
small, large = sorted(draw.sample(range(30, 3000), 2))
for soa in ([small, large], [large, small]):
    cache = Cache()
    cache.put("gone.shop.test", "A", "nx", soa, 100)
    assert same(cache.get("gone.shop.test", "A", 110), ("nx", small - 10)), (
        "that a name does not exist is kept too, for the smaller number in the SOA"
    )
    assert same(cache.get("Gone.shop.test", "A", 100 + small), None), "a kept no ends as any other answer does"
cache = Cache()
cache.put("gone.shop.test", "A", "nx", [86_400, 300, 60], 0)
assert same(cache.get("gone.shop.test", "MX", 5), ("nx", 55)), "a name that does not exist has no records of any type"
cache.put("gone.shop.test", "AAAA", ["2001:db8::1"], [300], 10)
assert same(cache.get("gone.shop.test", "AAAA", 20), (["2001:db8::1"], 290)), "a name that has records exists"
assert same(cache.get("gone.shop.test", "A", 20), None), "a name that has records exists"
cache = Cache()
cache.put("db.shop.test", "A", "nodata", [3600, 60], 0)
cache.put("db.shop.test", "MX", ["10 mail.shop.test"], [300], 0)
assert same(cache.get("db.shop.test", "MX", 1), (["10 mail.shop.test"], 299)), (
    "no data of one type says nothing about the others"
)
assert same(cache.get("db.shop.test", "AAAA", 1), None), "no data of one type says nothing about the others"
assert same(cache.get("db.shop.test", "A", 1), ("nodata", 59)), (
    "an empty answer stays beside the answers of other types"
)
cache.put("db.shop.test", "TXT", "nx", [60, 60], 10)
assert same(cache.get("db.shop.test", "MX", 20), ("nx", 50)), "when a name is gone, all that was kept for it is gone"
assert same(cache.get("db.shop.test", "MX", 80), None), "when a name is gone, all that was kept for it is gone"
### END HIDDEN TESTS

# %% [markdown]
# Without such copies every question for a name that does not exist goes on to a server. With them there is a trap: look
# a name up *before* you create it, and your resolver denies it for as long as the SOA says.

# %% [markdown]
# ## How long are clients stranded?
#
# You change an address. A resolver that kept the old one sends all its clients there, until its copy ends. Resolvers
# fetched it at different moments, so their copies end at different moments: spread evenly over one TTL.

# %% [markdown]
# ### Exercise: failover
#
# **Core · 10 minutes.** Write `failover(ttl, resolvers, clients_per_resolver, t) -> (share, qps)`. You changed the
# record at `t = 0`; `t` is in seconds and not negative, `ttl` is at least 1. Resolvers had cached the old address at
# moments spread evenly over one TTL before that. `share` is the part of all clients that is still sent to the old
# address at time `t`, from 0 to 1. `qps` is how many queries a second reach your name server while every resolver
# fetches the record anew whenever its copy expires. Not every argument need matter for both. Round both to two places:
# `failover(60, 1000, 50, 30)` gives `(0.5, 16.67)`.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: share</summary>
#
# Half a TTL after the change, which copies have expired: the ones fetched
# early in the last TTL, or the ones fetched late? What part of all copies is that?
#
# </details>
#
# <details><summary>Hint 2: queries</summary>
#
# Who asks your name server: a client, or the resolver it shares with its
# neighbours? How often does one of them ask?
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

calling(failover, 60, 1000, 1, 30).gives(
    (0.5, 16.67), tol=0.011, think="one client behind each resolver, or fifty: what changes?"
)
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
# **Predict.** The TTL is 300. A minute after the change, what share of the clients still goes to the old address?

# %% tags=["needs-answer"]
from course.draw import curves

predicted = None  # your number, from 0 to 1
shares = {f"TTL {ttl} s": [(t, failover(ttl, 1000, 50, t)[0]) for t in range(0, 301, 10)] for ttl in (60, 300)}
measured = failover(300, 1000, 50, 60)[0]
curves(shares, "seconds after the change", "share at the old address", prediction=(60, predicted, measured))

# %% [markdown]
# "All move when the TTL is over" is wrong: they move one by one, from the first second on. A TTL of 60 empties the old
# address in a minute. It costs five times the queries of 300: each resolver asks once in a TTL, however many clients it
# has. With a day, 86400, half of all clients are still stranded after twelve hours.

# %% [markdown]
# DNS is not all of it. First somebody must notice and change the record: the **detection time**. Some resolvers keep
# every answer for a minimum time, their **floor**; some serve old copies while your name server is silent (RFC 8767).
# And open connections never ask.

# %% [markdown]
# ### Exercise: choose_ttl
#
# **Stretch · 10 minutes.** Write `choose_ttl(moved, within, detection, floor, resolvers, budget) -> int | None`: the
# largest TTL in whole seconds that keeps both promises below, or `None` when no TTL does.
#
# - At the time 0 an address dies; after `detection` seconds the record is changed. Resolvers had fetched the old one
#   at moments spread evenly over the time for which they keep it. That time is the TTL, or their `floor` if that is
#   longer.
# - First promise: at `within` seconds after time 0, at least `moved` percent of all clients no longer get the old
#   address.
# - Second promise: your name server gets at most `budget` queries a second. There are `resolvers` resolvers, and each
#   asks again as soon as its copy ends.
#
# All arguments are whole numbers. `moved` is 1 to 100, `resolvers` and `budget` are at least 1, the times are in
# seconds and not negative. A TTL is at least 1. `choose_ttl(100, 120, 30, 0, 1000, 50)` gives `90`, and with 50 for
# `moved` it is 180.
#
# May be used: anything in the standard library. `failover` itself is too coarse here, as it rounds.
#
# <details><summary>Hint 1: the first promise</summary>
#
# Copies are kept for T seconds, and S seconds after the change a
# part S / T of the clients has moved, or all of them if S is T or more. What is the largest T for which that is at
# least `moved` percent? Stay with whole numbers, as fractions like 0.07 are not exact: multiply first, then divide
# with `//`, which rounds down.
#
# </details>
#
# <details><summary>Hint 2: floor and budget</summary>
#
# A larger TTL always brings fewer queries. So only the largest
# one that keeps the first promise needs a look: is the floor above it, are the queries too many?
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
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("choose_ttl share")
for moved in (100, 75, 50, 25, 90, 70, 40):
    detection = draw.randrange(5, 200)
    left = draw.choice([s for s in range(20, 600) if moved in (25, 50, 75, 100) or s * 100 % moved])
    got = choose_ttl(moved, detection + left, detection, 0, 1, 1000)
    assert same(got, left * 100 // moved), "copies end evenly over one TTL, beginning when the record is changed"
fractions = [7, 14, 17, 28, 34, 55, 56, 68, 97]  # where moved / 100 or 100 / moved, as a float, gives one second less
for moved in [*fractions, *draw.sample(range(1, 101), 12)]:
    times = draw.randrange(1, 3)
    got = choose_ttl(moved, times * moved, 0, 0, 1, 1000)
    assert same(got, times * 100), "whole numbers are exact, fractions are not"
assert same(choose_ttl(100, 61, 60, 0, 10, 1000), 1), "one second is enough for a TTL of one second"
assert same(choose_ttl(50, 60, 90, 0, 10, 1000), None), "when all the time goes by before the change, no TTL helps"
### END HIDDEN TESTS

# %% test="test_choose_ttl_floor" points=1
from course.check import calling

calling(choose_ttl, 100, 120, 30, 60, 1000, 50).gives(90, think="a floor below the TTL changes nothing")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("choose_ttl floor")
for moved in (100, 75, 50):
    detection, left = draw.randrange(5, 200), draw.randrange(30, 600)
    longest = left * 100 // moved
    given = moved, detection + left, detection
    assert same(choose_ttl(*given, longest - 1, 1, 1000), longest), "a floor below the TTL changes nothing"
    assert same(choose_ttl(*given, longest, 1, 1000), longest), "a floor as long as the TTL changes nothing"
    assert same(choose_ttl(*given, longest + 1, 1, 1000), None), (
        "no TTL helps when resolvers keep every answer for too long"
    )
### END HIDDEN TESTS

# %% test="test_choose_ttl_budget" points=1
from course.check import calling

calling(choose_ttl, 100, 60, 0, 0, 6000, 120).gives(
    60, think="6000 resolvers ask once in 60 seconds each: 100 queries a second"
)
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("choose_ttl budget")
for moved in (100, 75, 50):
    detection, left, budget = draw.randrange(5, 200), draw.randrange(30, 600), draw.randrange(10, 300)
    longest = left * 100 // moved
    given = moved, detection + left, detection, 10
    assert same(choose_ttl(*given, longest * budget // 3, budget), longest), (
        "of all TTLs that keep both promises the largest is wanted"
    )
    assert same(choose_ttl(*given, longest * budget, budget), longest), (
        "as many queries as the budget allows are not too many"
    )
    assert same(choose_ttl(*given, longest * budget + 1, budget), None), (
        "a TTL that brings too many queries does not do"
    )
### END HIDDEN TESTS

# %% [markdown]
# ## One name, many machines
#
# A name may have several addresses. **Round robin**: the server lists them in another order each time. This one turns
# its list on by one place; others shuffle.


# %% tags=["nbval-check-output"]
def orders(net, times):
    return [
        [record.address for record in reply_of(net, "198.51.100.31", "api.shop.test").answer[0]] for _ in range(times)
    ]


with Internet() as net:
    print(*orders(net, 4), sep="\n")

# %% [markdown]
# Most clients try the first address of their list, so each address gets about a third of them: weak machine or strong,
# idle or busy, alive or not. It costs nothing and is good enough inside a company. **Predict**: 192.0.2.22 is dead, and
# clients then try the next address of their list. Of 300 clients, how many does 192.0.2.23 serve?

# %%
predicted = None  # your number

# %% [markdown]
# ### Exercise: balance
#
# **Stretch · 10 minutes.** Write `balance(addresses, dead, retries) -> dict`. A name server replies with the list
# `addresses`, the next time with the second one first and the first one last, and so on, until every address has been
# first; each order goes to the same number of clients. At the addresses in the list `dead` nobody answers. A client
# tries the first address of its reply. When that one is dead it tries the next in its reply, and so on, at most
# `retries` more addresses; at the end of its reply it gives up.
#
# The result has every address as a key, dead ones too, with the share of all clients that it serves, from 0.0 to 1.0,
# and the key `"failed"` with the share that nobody serves. Nothing is rounded. The addresses are texts, all
# different, at least one; `retries` is a whole number, 0 or more.
#
# `balance(["a", "b", "c", "d"], ["b"], 0)` gives `{"a": 0.25, "b": 0.0, "c": 0.25, "d": 0.25, "failed": 0.25}`.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: the replies</summary>
#
# There are as many orders as addresses. The one that begins at place
# `i` is `addresses[i:] + addresses[:i]`, and it goes to `1 / len(addresses)` of the clients.
#
# </details>
#
# <details><summary>Hint 2: one client</summary>
#
# It looks at `reply[: retries + 1]` and stays with the first address
# there that is not dead. If there is none, it counts as failed.
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
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("balance blind")
for _ in range(4):
    addresses = [f"192.0.2.{n}" for n in draw.sample(range(1, 255), draw.randrange(3, 8))]
    dead = draw.sample(addresses, draw.randrange(1, len(addresses)))
    share = 1 / len(addresses)
    want = {address: 0.0 if address in dead else share for address in addresses} | {"failed": share * len(dead)}
    assert same(balance(addresses, dead, 0), want), "the name server gives out dead addresses like the others"
### END HIDDEN TESTS

# %% test="test_balance_retries" points=2
from course.check import calling

calling(balance, ["a", "b", "c", "d"], ["b"], 0).gives(
    {"a": 0.25, "b": 0.0, "c": 0.25, "d": 0.25, "failed": 0.25}, think="no retries: whoever begins with b is not served"
)
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("balance retries")
n = draw.randrange(5, 9)
addresses = [f"192.0.2.{last}" for last in draw.sample(range(1, 255), n)]


def served(**times):
    """Shares in which an address or ``failed`` counts otherwise than once, or not at all."""
    shares = {address: times.get(f"at{place}", 1) / n for place, address in enumerate(addresses)}
    return shares | {"failed": times.get("failed", 0) / n}


assert same(balance([*addresses], [addresses[1]], 2), served(at1=0, at2=2)), (
    "all clients of a dead address go on to the one after it"
)
assert same(balance([*addresses], [addresses[1]], 1), served(at1=0, at2=2)), "one retry means two addresses in all"
assert same(balance([*addresses], [addresses[-1]], 1), served(**{f"at{n - 1}": 0, "at0": 2})), (
    "the first address comes after the last"
)
pair = [addresses[2], addresses[1]]
assert same(balance([*addresses], [*pair], 1), served(at1=0, at2=0, at3=2, failed=1)), (
    "a retry may come to a dead address too"
)
assert same(balance([*addresses], [*pair], 2), served(at1=0, at2=0, at3=3)), "a further retry goes one address further"
assert same(balance([*addresses], [*addresses], n + 2), served(**{f"at{i}": 0 for i in range(n)}, failed=n)), (
    "when all are dead nobody is served"
)
### END HIDDEN TESTS

# %% tags=["needs-answer"]
from collections import Counter

with Internet() as net:
    replies = orders(net, 300)
print(balance(["192.0.2.21", "192.0.2.22", "192.0.2.23"], ["192.0.2.22"], 1))
served = Counter(reply[1] if reply[0] == "192.0.2.22" else reply[0] for reply in replies)
prediction(predicted, served["192.0.2.23"], "clients", "Of 300 clients, 192.0.2.23 serves")

# %% [markdown]
# Two thirds, not half. As this server only turns its list, **the next address takes over the whole load of the dead
# one**. A machine that could just bear its third now fails as well. With a shuffled list each would get half.

# %% [markdown]
# **Anycast**: many machines announce the same block of addresses, and routing brings each client, each resolver, to
# one of them. The root's servers work like this, and 1.1.1.1: its answers take a few milliseconds where networks meet,
# about 11 on average over the world (as DNSPerf measures). Routing follows policy, so the machine need not be the
# closest: lesson 8.

# %% [markdown]
# **GeoDNS** answers by where the question comes from. But that is the resolver, not the client, unless it passes on a
# part of the client's address, with **ECS** (RFC 7871): of an IPv4 address usually the first 24 bits. That costs
# privacy, and a copy in the cache for each subnet. Many resolvers do not send it.

# %% [markdown]
# ## Who may issue a certificate for your name?
#
# **Certificate authorities** issue certificates, in which they confirm whose a name is. One for `*.shop.test`, a
# **wildcard**, holds for all names one label below `shop.test`. A **CAA record** lists the authorities that may issue
# for a name: `(0, "issue", "letsencrypt.org")` is its flags, tag and value (RFC 8659).

# %% [markdown]
# An authority must look before it issues. It climbs from the name towards the root until it finds a set of CAA records.
# That first set counts, and no other.

# %% [markdown]
# ### Exercise: may_issue
#
# **Stretch · 15 minutes.** Write `may_issue(caa, name, ca, wildcard) -> bool`: may the authority `ca` issue for `name`,
# or with `wildcard=True` for `*.name`? Either way the climb begins at `name`. `caa` maps a name to what a query for its
# CAA records finds: a list of `(flags, tag, value)`, or a `str` when the name is a CNAME, which is the name it points
# to. Names that are missing have no records. All names and tags are lower case, names have no final dot, and no CNAME
# runs in a circle.
#
# `may_issue({"shop.test": [(0, "issue", "ca.test")]}, "www.shop.test", "ca.test", False)` gives `True`; for
# `"other.test"` as `ca` it gives `False`.
#
# The rules, from RFC 8659 §3 and §4:
#
# - The first non-empty set on the way up counts: `www.shop.test`, `shop.test`, `test`. No set at all: anyone may
#   issue.
# - A query follows a CNAME to its target, and from there another one. When no records are found at the end, the climb
#   goes on from the name you asked, never through the parents of a target.
# - `issue` lists who may issue. `issuewild`, when the set has any, takes its place for wildcards; without a wildcard it
#   says nothing. A set in which no record applies, such as one with `iodef` alone, forbids nobody.
# - The value is the authority's name, then perhaps `;` and parameters: `"ca.test; policy=ev"`. Spaces around the name
#   do not count. Just `";"` names nobody. Other values that break the grammar do not occur.
# - The bit 128 of the flags means *critical*: a set with a critical tag other than `issue`, `issuewild` and `iodef`
#   (where to report) forbids everybody, whatever else it says.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: climbing</summary>
#
# Write a small function that finds the records of one name, CNAMEs
# included. Then call it for the name, its parent, its parent's parent.
#
# </details>
#
# <details><summary>Hint 2: the set</summary>
#
# With the set in hand, first look for a critical tag that you do not know.
# Then pick the tag that counts: `issuewild` only for a wildcard, and only if the set has one.
#
# </details>
#
# <details><summary>Hint 3: the value</summary>
#
# `value.split(";")[0].strip()` is the authority's name, or
# empty.
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

rules = {"shop.test": [(0, "issue", "ca.test")]}
calling(may_issue, rules, "www.shop.test", "ca.test", False).gives(
    True, think="the set of shop.test names this authority"
)
calling(may_issue, rules, "www.shop.test", "other.test", False).gives(False, think="the set names another authority")
### BEGIN HIDDEN TESTS
from copy import deepcopy

from course.check import rng, same

draw = rng("may_issue")


def issued(caa, *asked):
    return may_issue(deepcopy(caa), *asked)

ca, other = draw.sample(["ca.test", "trust.example", "sign.example", "certs.test"], 2)
policy = {"shop.test": [(0, "issue", f"{ca}; policy=ev"), (0, "iodef", "mailto:security@shop.test")]}
assert same(issued(policy, "shop.test", ca, False), True), "parameters after the semicolon are not part of the name"
assert same(issued(policy, "shop.test", other, False), False), "only a listed authority may issue"
both = {"shop.test": [(0, "issue", ca), (0, "issue", other)]}
assert same([issued(both, "shop.test", a, False) for a in (ca, other)], [True, True]), "any of several may issue"
nobody = {"shop.test": [(0, "issue", ";")]}
assert same(issued(nobody, "shop.test", ca, False), False), "a lone semicolon names nobody"
spaced = {"shop.test": [(0, "issue", f"  {ca} ; policy=ev")]}
assert same(issued(spaced, "shop.test", ca, False), True), "spaces around the authority's name do not count"
### END HIDDEN TESTS

# %% test="test_may_issue_climbs" points=1
from course.check import calling

calling(may_issue, {"shop.test": [(0, "issue", "ca.test")]}, "www.shop.test", "other.test", False).gives(
    False, think="does a set at shop.test count for www.shop.test?"
)
### BEGIN HIDDEN TESTS
from copy import deepcopy

from course.check import rng, same


def issued(caa, *asked):
    return may_issue(deepcopy(caa), *asked)


top = {"test": [(0, "issue", "ca.test")]}
assert same(issued(top, "a.b.shop.test", "other.test", False), False), (
    "the search goes on until it finds a set or the root"
)
draw = rng("may_issue climbs")
depth = draw.randrange(2, 6)
name = ".".join(draw.choice(["www", "api", "a", "b"]) for _ in range(depth)) + ".shop.test"
near = {"shop.test": [(0, "issue", "near.example")], "test": [(0, "issue", "far.example")]}
assert same(issued(near, name, "far.example", False), False), "the nearest set counts, sets above it do not"
assert same(issued(near, name, "near.example", False), True), "the nearest set counts, sets above it do not"
empty = {"www.shop.test": [], "shop.test": [(0, "issue", "near.example")]}
assert same(issued(empty, "www.shop.test", "far.example", False), False), "an empty set is passed on the way up"
assert same(issued({}, name, "near.example", False), True), "without any record anyone may issue"
assert same(issued({"www.shop.test": [(0, "issue", ";")]}, "shop.test", "near.example", False), True), (
    "children bind no parent"
)
alias = {"www.shop.test": "edge.cdn.example", "cdn.example": [(0, "issue", "cdn-ca.example")]}
assert same(issued(alias, "www.shop.test", "near.example", False), True), (
    "the parents of a CNAME's target say nothing"
)
bound = {**alias, "shop.test": [(0, "issue", "near.example")]}
assert same(issued(bound, "www.shop.test", "near.example", False), True), (
    "after a CNAME the climb goes on from the asked name"
)
assert same(issued(bound, "www.shop.test", "cdn-ca.example", False), False), (
    "after a CNAME the climb goes on from the asked name"
)
chain = {"www.shop.test": "a.example", "a.example": "b.example", "b.example": [(0, "issue", "b-ca.example")]}
assert same(issued(chain, "www.shop.test", "b-ca.example", False), True), "a query follows CNAMEs to the last target"
assert same(issued(chain, "www.shop.test", "near.example", False), False), (
    "a query follows CNAMEs to the last target"
)
### END HIDDEN TESTS

# %% test="test_may_issue_wildcard" points=1
from course.check import calling

rules = {"shop.test": [(0, "issue", "ca.test"), (0, "issuewild", "wild.test")]}
calling(may_issue, rules, "shop.test", "ca.test", True).gives(False, think="issuewild is there, and this is a wildcard")
### BEGIN HIDDEN TESTS
from copy import deepcopy

from course.check import same


def issued(caa, *asked):
    return may_issue(deepcopy(caa), *asked)


assert same(issued(rules, "shop.test", "wild.test", True), True), "issuewild lists who may issue wildcards"
assert same(issued(rules, "shop.test", "ca.test", False), True), "issuewild says nothing about other names"
assert same(issued(rules, "shop.test", "wild.test", False), False), "issuewild says nothing about other names"
plain = {"shop.test": [(0, "issue", "ca.test")]}
assert same(issued(plain, "shop.test", "ca.test", True), True), "without issuewild, issue counts for wildcards too"
assert same(issued(plain, "shop.test", "wild.test", True), False), (
    "without issuewild, issue counts for wildcards too"
)
only = {"shop.test": [(0, "issuewild", ";")]}
assert same(issued(only, "shop.test", "ca.test", False), True), "a set without issue forbids no ordinary certificate"
assert same(issued(only, "shop.test", "ca.test", True), False), "a lone semicolon names nobody"
### END HIDDEN TESTS

# %% test="test_may_issue_critical" points=1
from course.check import calling

rules = {"shop.test": [(128, "issue", "ca.test")]}
calling(may_issue, rules, "shop.test", "ca.test", False).gives(True, think="critical, but is the tag unknown?")
### BEGIN HIDDEN TESTS
from course.check import same

critical = {"shop.test": [(128, "quantum", "yes"), (0, "issue", "ca.test")]}
assert same(may_issue(critical, "shop.test", "ca.test", False), False), (
    "a critical tag that is not known forbids everybody"
)
reserved = {"shop.test": [(1, "quantum", "yes"), (0, "issue", "ca.test")]}
assert same(may_issue(reserved, "shop.test", "ca.test", False), True), "only flag 128 means critical"
harmless = {"shop.test": [(0, "quantum", "yes"), (0, "issue", "ca.test")]}
assert same(may_issue(harmless, "shop.test", "ca.test", False), True), "an unknown tag that is not critical is skipped"
known = {"shop.test": [(128, "issue", "ca.test"), (128, "issuewild", "ca.test"), (128, "iodef", "mailto:a@shop.test")]}
assert same(may_issue(known, "shop.test", "ca.test", False), True), (
    "a critical tag that is known forbids nothing by itself"
)
report = {"shop.test": [(0, "iodef", "mailto:a@shop.test")]}
assert same(may_issue(report, "shop.test", "ca.test", False), True), "a set that lists nobody to issue restricts nobody"
above = {"www.shop.test": [(0, "issue", "ca.test")], "shop.test": [(128, "quantum", "yes")]}
assert same(may_issue(above, "www.shop.test", "ca.test", False), True), "only the set that counts can forbid"
assert same(may_issue({"shop.test": [(129, "quantum", "yes")]}, "shop.test", "ca.test", True), False), (
    "critical is one bit of the flags"
)
### END HIDDEN TESTS

# %% [markdown]
# ## Who else reads your lookups?
#
# Everybody on the way, your provider first, can read and change plain DNS, which goes to port 53. **DoT** puts it into
# TLS, which encrypts, on a port of its own, 853 (RFC 7858 §3.1), **DoH** into HTTPS on 443, where all web pages go (RFC
# 8484). Browsers do DoH, operating systems DoT or DoH.

# %% tags=["nbval-check-output"]
with Internet() as net:
    print({over: net.ask("198.51.100.31", shop_query, over)[0].hex()[-8:] for over in ["udp", "tcp", "dot", "doh"]})

# %% [markdown]
# The same address, `c0 00 02 0a`, in four envelopes. What does somebody see who can only look at the envelopes? Three
# recordings in `data/` have it: the client 203.0.113.7 looks up `jobs.shop.test` and `www.shop.test`, then opens a
# page at `www.shop.test`. **Predict**: from how many of the three does an observer learn each of the two names?

# %%
from scapy.layers.inet import IP
from scapy.utils import rdpcap

predicted = [None, None]  # your numbers, of jobs and of www


def packets_of(capture):
    packets = [frame[IP] for frame in rdpcap(f"data/{capture}.pcap")]
    return [
        (ip.src, ip.sport, ip.dst, ip.dport, ip.payload.name.lower(), ip.payload.payload.original) for ip in packets
    ]


# %% [markdown]
# A packet is now a tuple: source and its port, destination and its port, `"udp"` or `"tcp"`, payload. In encrypted
# ones hardly anything can be read. But TLS begins with a ClientHello, sent before there is a key, and it usually
# holds the wanted server name, the **SNI**. OpenSSL can read it; lesson 5 takes it apart.

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
# **Stretch · 15 minutes.** Write `leaks(packets, client) -> dict`: what somebody learns who sees all packets that the
# address `client` sends. `packets` is a list of tuples
# `(source, source_port, destination, destination_port, protocol, payload)`: addresses are texts, ports numbers,
# `protocol` is `"udp"` or `"tcp"`, `payload` is bytes and may be empty. Packets from other addresses may be among
# them; they do not count. The result holds three sets of texts:
#
# - `"addresses"`: all addresses that the client sends a packet to.
# - `"resolvers"`: those of them whose port says that they are asked for names: 53, plain DNS, and 853, which is DoT
#   over TCP and DNS over QUIC over UDP (RFC 9250 §4.1.1). What goes to port 443 may be DoH or any web page.
# - `"names"`: all names that can be read, in small letters and without a final dot. They stand in the question of each
#   DNS query to port 53, and as server names in TLS, on all other ports, 853 among them. No test asks for the root.
#
# A payload to port 53 is empty or one whole query with one question. Over UDP it is just the message; over TCP two
# bytes with its length come first (RFC 1035 §4.2.2). A ClientHello always lies in one packet.
#
# `leaks([("192.0.2.1", 40000, "198.51.100.53", 853, "tcp", b"")], "192.0.2.1")`
# gives `{"addresses": {"198.51.100.53"}, "resolvers": {"198.51.100.53"}, "names": set()}`.
#
# May be used: `server_name` from above; `dns.message` of dnspython, or your own `decode_name`; anything in the
# standard library.
#
# <details><summary>Hint 1: one packet at a time</summary>
#
# Begin with three empty sets. For each packet from the client
# add the destination to the addresses, and look at the destination port for the resolvers.
#
# </details>
#
# <details><summary>Hint 2: a query</summary>
#
# `dns.message.from_wire(message).question[0].name.to_text(omit_final_dot=True)` is the name in a DNS
# message. From TCP, hand over `payload[2:]`. Skip empty payloads.
#
# </details>
#
# <details><summary>Hint 3: everything else</summary>
#
# On all ports but 53, `server_name(payload)` is `None` or the name
# as it was sent, capitals and final dot included.
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
            names.add(name.lower())
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
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("leaks addresses")
places = [f"198.51.100.{n}" for n in draw.sample(range(2, 250), 6)]
ports = [443, 53, 853, 443, 22, 8080]
packets = [("192.0.2.9", 5000, "198.51.100.1", 53, "udp", b""), ("198.51.100.1", 53, "192.0.2.9", 5000, "udp", b"")]
packets += [
    ("203.0.113.7", draw.randrange(30_000, 60_000), a, p, "tcp", b"") for a, p in zip(places, ports, strict=True)
]
packets += [
    ("203.0.113.7", 853, places[0], 443, "udp", b"\x40 encrypted"),
    ("203.0.113.7", 5001, places[4], 22, "tcp", b"SSH-2.0-x\r\n"),
]
found = leaks(packets, "203.0.113.7")
assert same(found["addresses"], set(places)), "encryption hides no address: every packet says where it goes"
assert same(found["resolvers"], {places[1], places[2]}), (
    "ports 53 and 853 are for DNS only, port 443 is for the whole web"
)
assert same(found["names"], set()), "without readable names there are none to learn"
### END HIDDEN TESTS

# %% test="test_leaks_names" points=2
from course.check import calling

calling(
    leaks, [("192.0.2.1", 40000, "203.0.113.9", 443, "tcp", b"\x17\x03\x03\x00\x05\x8a\x01\xfe\x42\x90")], "192.0.2.1"
).gives({"addresses": {"203.0.113.9"}, "resolvers": set(), "names": set()}, think="a TLS record with encrypted data")
### BEGIN HIDDEN TESTS
import ssl

import dns.message

from course.check import rng, same

draw = rng("leaks names")


def hello(name):
    """The ClientHello of a real client that wants to go to ``name``."""
    context, sent = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), ssl.MemoryBIO()
    try:
        context.wrap_bio(ssl.MemoryBIO(), sent, server_hostname=name).do_handshake()
    except ssl.SSLWantReadError:
        return sent.read()


def names_in(*sent):
    """What is learnt from packets to (port, protocol, payload)."""
    packets = [("203.0.113.7", 50_000 + n, "192.0.2.10", *to) for n, to in enumerate(sent)]
    return leaks(packets, "203.0.113.7")


a, b, c, d = (
    f"{draw.choice(['www', 'mail', 'api'])}{n}.{draw.choice(['shop', 'blog'])}.test"
    for n in draw.sample(range(1000), 4)
)
query = dns.message.make_query(a, draw.choice(["A", "MX"])).to_wire()
framed = len(query).to_bytes(2, "big") + query
shouted = dns.message.make_query(b.upper() + ".", "AAAA").to_wire()
syn = 53, "tcp", b""
both = names_in((53, "udp", query), (443, "tcp", hello(c)), (443, "tcp", b"\x17\x03\x03" + query))
assert same(both["names"], {a, c}), "names are learnt from DNS questions and from TLS, each by itself"
assert same(names_in(syn, (53, "tcp", framed), (53, "udp", shouted))["names"], {a, b}), (
    "plain DNS can be read over UDP and over TCP, as one name in any spelling"
)
assert same(names_in((443, "tcp", hello(c)), (853, "tcp", b""))["names"], {c}), (
    "encrypted DNS does not hide the server name that TLS sends afterwards"
)
assert same(names_in((853, "tcp", hello(d)), (8443, "tcp", hello(c.title())))["names"], {c, d}), (
    "a server name can be read on any port, the resolver's own too"
)
https = names_in((443, "tcp", hello(c)))
assert same(https["resolvers"], set()), "a server name is a part of TLS: whoever receives it need not be a resolver"
### END HIDDEN TESTS

# %% tags=["needs-answer"]
learnt = {capture: leaks(packets_of(capture), "203.0.113.7") for capture in ["plain", "dot", "doh"]}
print(*learnt.items(), sep="\n")
seen = [sum(name in found["names"] for found in learnt.values()) for name in ["jobs.shop.test", "www.shop.test"]]
print(predicted, "predicted,", seen, "measured")

# %% [markdown]
# Encryption hides `jobs.shop.test`, which was only looked up. It hides no site that is opened: **the address stays
# visible, and so does the SNI**, which belongs to TLS and not to DNS. (ECH hides it, where both sides have it: lesson
# 5.) Most DoH clients even send the resolver's own name as SNI; the one recorded here sent none. And the resolver
# sees every name: DoT and DoH protect the way to it, nothing behind it. For DoH the set of resolvers is empty, as its
# port tells nothing.

# %% [markdown]
# ## What you can do now
#
# - Write a query byte by byte, and read names without going round in a circle.
# - Walk from the root to an answer: id and question tell the reply, AA and bailiwick tell what to believe.
# - Say how long an answer may be kept. Copies end one by one over a TTL; load follows resolvers, not clients.
# - Round robin shares blindly, anycast follows routing, GeoDNS sees the resolver.
# - Your lookups are read by whoever is on the way, or by the resolver alone. Addresses and SNI stay visible.
# - Read a CAA policy as an authority must.

# %% [markdown]
# **Go further.** Model and algorithm: RFC 1034 §4.3.2 and §5.3.3. Messages: RFC 1035 §4, EDNS: RFC 6891. Words:
# RFC 9499. Forgery: RFC 5452. A *no*: RFC 2308, RFC 8020. Failures: RFC 9520. Stale answers: RFC 8767. HTTPS records:
# RFC 9460. DoT, DoH, DNS over QUIC: RFC 7858, 8484, 9250. CAA: RFC 8659.

# %% [markdown]
# # DNS
#
# **About 53 minutes**: 3 reading, 50 of core exercises; 0 more of stretch.
#
# You move a service to a new address. When has everybody moved? Who tells a browser the address in the first place, and
# who could get a certificate for the name? This lesson asks real name servers, with bytes that you write yourself.

# %% tags=["setup"]
import struct

from course.lab import Internet

TYPES = {"A": 1, "NS": 2, "CNAME": 5, "SOA": 6, "MX": 15, "TXT": 16, "AAAA": 28, "HTTPS": 65, "CAA": 257}

# %% [markdown]
# ## A question is 27 bytes
#
# A DNS message has a header of 12 bytes, then a question, then records. A name in it is a row of **labels**, each after
# one byte with its length. The last label is the **root**, of length 0.

# %% [markdown]
# ### Exercise: encode_query
#
# **Core · 10 minutes.** Write `encode_query(name, type, id) -> bytes`: the message that asks a name server for the
# records of one type at one name. `type` is a key of `TYPES`, such as `"A"`; `id` is a number from 0 to 65535.
# `encode_query("shop.test", "A", 258)` gives `b"\x01\x02\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x04shop\x04test\x00\x00\x01\x00\x01"`.
#
# - The **header** is six numbers of 16 bits each, high byte first: the id, the flags, then how many questions, answers,
#   authority records and additional records follow. You ask a name server and not a resolver, so no flag is set: bit
#   `0x0100` would ask for recursion.
# - The **question** is the name, then two more numbers of 16 bits: the type's number from `TYPES`, and the class, 1.
# - A **name** is its labels, each after one byte with its length, and at the end the root, a label of length 0. Letters
#   are sent as they are given, capitals too. A final dot changes nothing, and `"."` is the root alone.
# - Raise `ValueError` for a label that is empty or longer than 63 bytes, and for a name that takes more than 255 bytes
#   as it is sent: length bytes and root included.
#
# Names in the tests are ASCII, and a dot always stands between two labels.
#
# May be used: anything in the standard library. `struct.pack` and `int.to_bytes` are made for this.
#
# <details><summary>Hint 1: where to begin</summary>Split the name at its dots. For `"shop.test"` that gives two labels,
# and you want `b"\x04shop" + b"\x04test" + b"\x00"`.</details>
#
# <details><summary>Hint 2: numbers</summary>`struct.pack("!6H", id, 0, 1, 0, 0, 0)` is the header: `!` means high byte
# first, `H` is a number of 16 bits.</details>
#
# <details><summary>Hint 3: limits</summary>Check the labels one by one. Check the 255 on the finished bytes of the
# name, not on the text: a name of `n` letters and dots takes `n + 2` bytes.</details>

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
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("encode_query")
numbers = {"A": 1, "NS": 2, "CNAME": 5, "SOA": 6, "MX": 15, "TXT": 16, "AAAA": 28, "HTTPS": 65, "CAA": 257}
for type, number in numbers.items():
    labels = ["".join(draw.choices("abcdefghijklmnop-0123456789", k=draw.randrange(1, 20))) for _ in range(draw.randrange(1, 6))]
    name = b"".join(bytes([len(label)]) + label.encode() for label in labels) + b"\0"
    id = draw.randrange(256) << 8 | draw.randrange(256)
    message = encode_query(".".join(labels), type, id)
    assert same(message[:2], bytes([id >> 8, id & 255])), "every number goes out with its high byte first, the id too"
    assert same(message[2:4], b"\0\0"), "a question to a name server sets no flag and asks for no recursion"
    assert same(message[4:12], b"\0\1\0\0\0\0\0\0"), "the header counts one question and no records"
    assert same(message[12:], name + bytes([number >> 8, number & 255, 0, 1])), "labels after their lengths, the root, type, class"
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
id = draw.randrange(1, 256)
sent = bytes([0, id, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 63]) + longest.encode() + b"\4test\0\0\1\0\1"
assert same(encode_query(f"{longest}.test", "A", id), sent), "a label of 63 bytes is fine, and so is an id below 256"
assert raises(ValueError, encode_query, f"www.{longest}a.test", "A", 1), "a label of 64 bytes is too long"
assert raises(ValueError, encode_query, "www..test", "A", 1), "only the root is an empty label, and it stands at the end"
assert raises(ValueError, encode_query, ".shop.test", "A", 1), "only the root is an empty label, and it stands at the end"
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
# ### Exercise: decode_name
#
# **Core · 15 minutes.** Write `decode_name(message, offset) -> (name, after)`: read the name that begins at byte `offset`
# of `message`. `name` is its labels with dots between them, `"."` for the root alone. `after` is the offset of the first
# byte behind the name at the place where it stands. `decode_name(b"\x04shop\x04test\x00\x03www\xc0\x00", 0)` gives
# `("shop.test", 11)`, and the same message read at 11 gives `("www.shop.test", 17)`.
#
# - A byte from 0 to 63 is the length of a label, and 0 is the root, which ends the name.
# - A byte of 192 or more begins a **pointer** of two bytes: the last 14 of its 16 bits are the offset at which the name goes
#   on. A pointer ends the name where it stands. There may be another pointer at the other place, and so on, without limit.
# - Raise `ValueError` when the message ends before the name does; for a first byte from 64 to 191, which is reserved; for a
#   name of more than 255 bytes when written without pointers, length bytes and root included; and for a pointer that
#   does not lead *back*.
# - Back means: to a place before the one where the part being read began. At first this part begins at `offset`, after
#   a pointer at its target. So a name can never come round to itself.
#
# Labels in the tests are ASCII and hold no dots. Letters stay as they are.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: a name without pointers</summary>In a loop: read the length at `offset`; if it is 0, stop; else
# take `message[offset + 1 : offset + 1 + length]` and move behind it.</details>
#
# <details><summary>Hint 2: a pointer</summary>`(message[offset] - 192) * 256 + message[offset + 1]` is its target. Only the
# first pointer decides `after`: note `offset + 2` once, then go on reading at the target.</details>
#
# <details><summary>Hint 3: refusing</summary>`message[i]` behind the end raises `IndexError`, which you can turn into
# `ValueError`. A slice behind the end raises nothing: it is just shorter.</details>

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

# %% test="test_decode_name_pointers" points=2
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
        assert same(decode_name(message + b"\xff\xff", max(names)), (names[max(names)], len(message))), "after a pointer the name goes on elsewhere and the message goes on behind the pointer"
chain = b"\1z\0" + b"".join(bytes([1, 97 + i % 26, 192, max(0, 3 + 4 * (i - 1))]) for i in range(50))
letters = [chr(97 + i % 26) for i in reversed(range(50))]
assert same(decode_name(chain, len(chain) - 4), (".".join([*letters, "z"]), len(chain))), "a name may need many pointers"
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
    assert same(decode_name(tail + head, len(tail)), (name, len(tail + head))), "a name of 255 bytes, pointers followed, is fine"
    longer = bytes([lengths[cut] + 1]) + b"x" + tail[1:]
    assert raises(ValueError, decode_name, longer + head, len(longer)), "a name of 256 bytes, pointers followed, is too long"
assert raises(ValueError, decode_name, b"\x3f" + b"a" * 62, 0), "a label is as long as its first byte says"
grows = bytes(5) + bytes([len(lengths)]) + b"g" * len(lengths) + b"\xc0\5"
assert raises(ValueError, decode_name, grows, 5), "a name that comes round to itself would grow without end"
for first in (64, 65, 127, 128, draw.randrange(66, 127), draw.randrange(129, 191), 191):
    assert raises(ValueError, decode_name, bytes(16384) + bytes([first]) + bytes(300), 16384), "a first byte from 64 to 191 is neither a length nor a pointer"
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
assert raises(ValueError, decode_name, b"\1a\0", 3 + draw.randrange(1, 9)), "behind the end of a message there is no name"
before = b"\1z\0" * draw.randrange(1, 9)
at = len(before)
assert raises(ValueError, decode_name, before + sent + bytes([192, at]), at), "a name whose pointer leads into the name itself has no end"
assert raises(ValueError, decode_name, before + bytes([192, at + 2, 192, at]), at), "two pointers that lead to each other are a loop"
assert raises(ValueError, decode_name, before + bytes([192, at + 2, 192, at]), at + 2), "two pointers that lead to each other are a loop"
assert raises(ValueError, decode_name, before + sent + bytes([192, at + len(sent) + 2]) + b"\1b\0", at), "a pointer leads back, never forward"
assert raises(ValueError, decode_name, before + bytes([192, at + 2]) + sent + b"\0", at), "a pointer leads back, never forward"
assert same(decode_name(before + sent + bytes([192, at - 3]), at), (f"{label}.z", at + len(sent) + 2)), "a pointer that leads back is fine"
### END HIDDEN TESTS

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

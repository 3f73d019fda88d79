# %% [markdown]
# # HTTP/1.1, HTTP/2, HTTP/3
#
# **About 73 minutes**: 13 reading, 60 of core exercises; 36 more of stretch. No core exercise needs a stretch one.
#
# GET means the same in all versions of HTTP. What changed each time is how a request travels, and a switch in a
# load balancer's settings now decides how a lost packet hurts. Which one do you turn on, and what for? Here you
# write an HTTP/2 client from its first byte, then hold all three against each other. Then you can
#
# - read and write HTTP/2's frames, and unpack its compressed fields;
# - say what a client owes its server, and what happens if it does not pay;
# - tell what one lost packet stops in each version;
# - count the round trips before the first request;
# - say what HTTP/3 cures, and what it does not.

# %% tags=["setup"]
from course.lab import HPACK_STATIC, PageServer, field_sections, hpack_integer, hpack_string, recorded_loads

# %% [markdown]
# ## One at a time
#
# **HTTP/1.1** (1997 in RFC 2068, today RFC 9112) sends text over TCP, one request at a time: an answer has to end
# before the next may begin.
#
# **Pipelining**, sending several requests ahead, was allowed, but answers had to come in order (RFC 9112 §9.3.2), so a
# slow one held up all behind it. In practice it never worked. Browsers opened six connections to each origin instead,
# with a handshake and a slow start for each.
#
# **HTTP/2** (2015, today RFC 9113) cuts requests and answers into **frames** and mixes those of many **streams** on
# one connection. A stream is one exchange: the client's are 1, 3, 5, … Stream 0 is the connection itself. A slow
# answer no longer holds up a fast one.

# %% [markdown]
# ### Exercise: read_frames
#
# **Core · 8 minutes.** Write `read_frames(data) -> (frames, rest)`: cut the bytes that came over a connection into
# frames (RFC 9113 §4.1). A frame is a tuple `(type, flags, stream, payload)`.
# `read_frames(b"\0\0\0\4\1\0\0\0\0\0")` gives `([(4, 1, 0, b"")], b"\0")`.
#
# | bytes of a frame | what they hold |
# |---|---|
# | 0 to 2 | the length of the payload alone |
# | 3 | the type |
# | 4 | the flags |
# | 5 to 8 | one reserved bit, to be ignored, then the stream in 31 bits |
# | from 9 on | the payload |
#
# - Numbers have their high byte first.
# - `frames` has all frames that are whole, in their order, whatever their type, however many there are, and however
#   long they are.
# - `rest` is what stands behind them: the beginning of a frame, or `b""`.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: where to begin</summary>
#
# As long as there are nine bytes, `int.from_bytes(data[:3], "big")` says where the first frame ends. If `data`
# reaches that far, keep the frame and go on with what is behind it.
#
# </details>
#
# <details><summary>Hint 2: the stream</summary>
#
# The reserved bit is the highest of four bytes: `& 0x7FFFFFFF` takes it away.
#
# </details>

# %% answer="read_frames"
def read_frames(data):
    ### BEGIN SOLUTION
    frames = []
    while len(data) >= (end := 9 + int.from_bytes(data[:3], "big")):
        stream = int.from_bytes(data[5:9], "big") & 0x7FFFFFFF
        frames.append((data[3], data[4], stream, data[9:end]))
        data = data[end:]
    return frames, data
    ### END SOLUTION

# %% test="test_read_frames" points=1
from course.check import calling

calling(read_frames, b"\0\0\0\4\1\0\0\0\0\0").gives(([(4, 1, 0, b"")], b"\0"), think="a frame without payload")
calling(read_frames, b"\0\0\2\0\1\x80\0\0\3hi" + b"\0\0\1\0\0\0\0\0\5!").gives(
    ([(0, 1, 3, b"hi"), (0, 0, 5, b"!")], b""), think="two frames; the highest bit in front of stream 3 is reserved"
)
calling(read_frames, b"\0\0\2\0\1\0\0\0\3h").gives(
    ([], b"\0\0\2\0\1\0\0\0\3h"), think="one byte of the payload is still to come"
)

# %% test="test_read_frames_fields" points=1
from course.check import calling

calling(read_frames, b"\0\0\1\6\0\0\0\1\0x").gives(([(6, 0, 256, b"x")], b""), think="the stream has four bytes")

# %% test="test_read_frames_rest" points=1
from course.check import calling

calling(read_frames, b"\0\0\0\4\0\0\0\0\0").gives(([(4, 0, 0, b"")], b""), think="nothing stands behind the frame")

# %% [markdown]
# ## Fields in a few bytes
#
# A HEADERS frame carries a **block**: the fields of a request or an answer, packed by **HPACK** (RFC 7541). Both
# ends keep two tables. The static one has 61 fields that are common in the web, `HPACK_STATIC`. The dynamic one
# begins empty and takes up what was sent, so that next time an index will do.

# %% tags=["nbval-check-output"]
from course.draw import prediction, waterfall

print(HPACK_STATIC[2 - 1], HPACK_STATIC[8 - 1], HPACK_STATIC[61 - 1])
print(hpack_integer(b"\x1f\x9a\x0a", 5), hpack_string(b"\x0acustom-keyand so on"))
print(hpack_string(bytes.fromhex("8cf1e3c2e5f23a6ba0ab90f4ff")))

# %% [markdown]
# The tedious parts are given. `hpack_integer(data, bits)` reads a number that begins in the low bits of a byte,
# `hpack_string(data)` a string: each gives the value and its bytes. The last string was in **Huffman's**
# code, which servers use: 15 characters in 12 bytes.

# %% [markdown]
# ### Exercise: decode
#
# **Core · 15 minutes.** Write `decode(block, entries, limit) -> (fields, entries, limit)`: unpack one block (RFC 7541
# §6). `fields` is a list of `(name, value)`, for `b""` an empty one. `entries` is the dynamic table, newest first, and
# `limit` how many bytes it may take; both come as the block before has left them, and go as this one leaves them.
# `decode(b"\x40\1a\1b", [], 4096)` gives `([("a", "b")], [("a", "b")], 4096)`.
#
# | first byte | what it begins |
# |---|---|
# | `1xxxxxxx` | an index: the field that stands there |
# | `01xxxxxx` | a name's index, then a value: a field that enters the table as its newest entry |
# | `001xxxxx` | a new limit, no field; a block may begin with several |
# | `0000xxxx`, `0001xxxx` | likewise a field, which leaves the table alone |
#
# - The integer begins in the bits `x`. If a name's index is 0, the name follows as a string. Values are strings,
#   taken as they are.
# - Indices from 1 on are the static table's; 62 is the newest entry.
# - An entry takes 32 bytes more than its name and value have characters. While together they take more than the
#   limit, the oldest leaves, be it the new one itself.
# - Raise `ValueError` for an index where nothing stands (in the first row, 0 too), a new limit above 4096 or behind a
#   field, and a block that ends too early, as `hpack_integer` and `hpack_string` do.
# - The list that is handed in stays as it is.
#
# May be used: anything in the standard library and the lab, but not the package `hpack`.
#
# <details><summary>Hint 1: a loop</summary>
#
# The first byte says how many bits the integer has: 7, 6, 5 or 4. Read it, cut it off, `block = block[used:]`,
# and then what follows. Go on while something is left.
#
# </details>
#
# <details><summary>Hint 2: one list of both tables</summary>
#
# `known = [*HPACK_STATIC, *entries]` has index 1 at place 0. Beware of `known[-1]`: index 0 stands nowhere.
#
# </details>
#
# <details><summary>Hint 3: who leaves</summary>
#
# After each field and each new limit:
# `while sum(32 + len(name) + len(value) for name, value in entries) > limit`, take the last
# one away. That does for all cases.
#
# </details>

# %% answer="decode"
def decode(block, entries, limit):
    ### BEGIN SOLUTION
    fields, entries = [], list(entries)

    def field(index):
        known = [*HPACK_STATIC, *entries]
        if not 0 < index <= len(known):
            raise ValueError(f"nothing stands at index {index}")
        return known[index - 1]

    def text():
        nonlocal block
        found, used = hpack_string(block)
        block = block[used:]
        return found

    while block:
        bits = 7 if block[0] & 0x80 else 6 if block[0] & 0x40 else 5 if block[0] & 0x20 else 4
        number, used = hpack_integer(block, bits)
        block = block[used:]
        match bits:
            case 7:
                fields.append(field(number))
            case 5:
                if fields or number > 4096:
                    raise ValueError("this limit is too high, or too late")
                limit = number
            case _:
                fields.append((field(number)[0] if number else text(), text()))
        if bits == 6:
            entries.insert(0, fields[-1])
        while sum(32 + len(name) + len(value) for name, value in entries) > limit:
            entries.pop()
    return fields, entries, limit
    ### END SOLUTION

# %% test="test_decode" points=1
from course.check import calling

calling(decode, b"\x40\1a\1b", [], 4096).gives(([("a", "b")], [("a", "b")], 4096), think="a new name, and a value")
calling(decode, b"\x82\xbe\xbf", [("a", "b"), ("c", "d")], 4096).gives(
    ([(":method", "GET"), ("a", "b"), ("c", "d")], [("a", "b"), ("c", "d")], 4096),
    think="index 2 is static, 62 the newest entry, 63 the one before it",
)
calling(decode, b"\x40\1c\1d", [("a", "b")], 67).gives(
    ([("c", "d")], [("c", "d")], 67), think="two entries take 2 times 34 bytes, and there is room for 67"
)

# %% test="test_decode_forms" points=2
from course.check import calling

calling(decode, b"\x04\2/x", [], 4096).gives(([(":path", "/x")], [], 4096), think="static name 4, and the table stays")

# %% test="test_decode_table" points=2
from course.check import calling

calling(decode, b"\x44\2/x", [], 4096).gives(
    ([(":path", "/x")], [(":path", "/x")], 4096), think="static name 4, and a new entry"
)

# %% test="test_decode_refuses" points=1
from course.check import calling

calling(decode, b"\x82", [], 4096).gives(([(":method", "GET")], [], 4096), think="index 2 is in the static table")
calling(decode, b"\xbf", [("a", "b")], 4096).raises(ValueError, think="one entry has index 62, so what has 63?")

# %% [markdown]
# ## What a client owes
#
# Some frames want an answer. SETTINGS say what the other end can do, and want an **ACK** (RFC 9113 §6.5.3). PING asks
# whether you are there (§6.7). And every stream, and the connection as a whole, has a **window**: how many bytes of
# DATA may still come, 65 535 at the beginning (§6.9.2). WINDOW_UPDATE raises it.

# %% [markdown]
# ### Exercise: reply
#
# **Core · 6 minutes.** Write `reply(frame) -> list[frame]`: the frames that a client owes for one that came.
# Frames are tuples as those of `read_frames`. `reply((6, 0, 0, b"12345678"))` gives
# `[(6, 1, 0, b"12345678")]`.
#
# | what came | what is owed |
# |---|---|
# | SETTINGS, type 4 | SETTINGS with flags 1 (ACK), on stream 0, without payload |
# | PING, type 6 | PING with flags 1 (ACK), on stream 0, with the same payload |
# | DATA, type 0 | WINDOW_UPDATE, type 8, flags 0, on stream 0, then the same on the stream of the DATA |
# | any other type | nothing |
#
# - SETTINGS and PING come on stream 0. If their flag 1 is set, they are ACKs themselves, whatever they carry:
#   nothing is owed.
# - The payload of a WINDOW_UPDATE is the length of the whole payload of the DATA, in four bytes, the high byte first.
#   DATA without payload needs none.
# - Flag 1 of DATA, END_STREAM, says that the stream has ended: then it is owed on stream 0 only.
# - Other flags do not matter.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: where to begin</summary>
#
# `kind, flags, stream, payload = frame` takes the tuple apart, and `flags & 1` looks at flag 1 alone.
#
# </details>
#
# <details><summary>Hint 2: the window</summary>
#
# `len(payload).to_bytes(4, "big")` is the payload of both updates.
#
# </details>

# %% answer="reply"
def reply(frame):
    ### BEGIN SOLUTION
    kind, flags, stream, payload = frame
    size = len(payload).to_bytes(4, "big")
    match kind, flags & 1:
        case 4, 0:
            return [(4, 1, 0, b"")]
        case 6, 0:
            return [(6, 1, 0, payload)]
        case 0, ended if payload:
            return [(8, 0, open_one, size) for open_one in ([0] if ended else [0, stream])]
    return []
    ### END SOLUTION

# %% test="test_reply" points=1
from course.check import calling

calling(reply, (6, 0, 0, b"12345678")).gives([(6, 1, 0, b"12345678")], think="a PING comes back with its payload")
calling(reply, (0, 0, 1, b"hello")).gives(
    [(8, 0, 0, b"\0\0\0\5"), (8, 0, 1, b"\0\0\0\5")], think="five bytes were taken from two windows"
)
calling(reply, (4, 0, 0, b"\0\3\0\0\0\x64")).gives([(4, 1, 0, b"")], think="the ACK repeats no setting")
calling(reply, (4, 1, 0, b"")).gives([], think="this is an ACK, and nobody acknowledges an ACK")

# %% test="test_reply_acks" points=1
from course.check import calling

calling(reply, (6, 0, 0, b"abcdefgh")).gives([(6, 1, 0, b"abcdefgh")], think="whoever pings wants to see it again")

# %% test="test_reply_windows" points=1
from course.check import calling

calling(reply, (4, 0, 0, b"\0\4\0\1\0\0")).gives([(4, 1, 0, b"")], think="setting 4 is about windows and wants an ACK")

# %% [markdown]
# ## A client of your own
#
# What is left is to speak first. A client opens with a **preface** that no HTTP/1.1 server takes for a request (RFC
# 9113 §3.4), its SETTINGS, and may send its first request right behind them.

# %% [markdown]
# Here are the preface, a writer of frames, and the block of a GET, which needs four fields: the names of all four,
# and two of them whole, stand in the static table.

# %% tags=["setup"]
PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"


def write_frame(frame):
    kind, flags, stream, payload = frame
    return len(payload).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + payload


def get_block(path, host="localhost"):
    named = [(b"\1", host), (b"\4", path)]
    return b"\x82\x86" + b"".join(name + bytes([len(text)]) + text.encode() for name, text in named)

# %% [markdown]
# ### Exercise: talk
#
# **Core · 15 minutes.** Write `talk(send, receive, decode, path) -> (status, body)`: GET `path` over a
# new connection. `send(data)` sends bytes. `receive()` gives some bytes that came, or `b""` if no more come.
# `decode` is as you wrote it, and raises nothing here. With a server that has a page,
# `talk(send, receive, decode, "/page")` gives `(200, b"<html>…")`.
#
# - First, send `PREFACE`, SETTINGS, `(4, 0, 0, b"")`, and HEADERS, `(1, 5, 1, get_block(path))`.
# - Before you receive again or return, send what `reply` gives for each whole frame, the answer's last too, in order.
#   Frames behind it, and any before a `ConnectionError`, may be paid or not.
#
# | type | what it means |
# |---|---|
# | 1, HEADERS | begins a block; with flag 4, END_HEADERS, is all of it |
# | 9, CONTINUATION | more of the block; with flag 4, its end |
# | 0, DATA | more of the body |
# | 3, RST_STREAM | raise `ConnectionError` |
# | 7, GOAWAY | raise `ConnectionError` if its payload begins with four bytes 0 |
# | any other | nothing |
#
# - Give each whole block to `decode`, with the entries and limit of the last time, at first `[]` and 4096.
# - The first `":status"` from 200 on is the status. Blocks with 1xx may come before, one without `":status"` behind
#   the body.
# - Only flag 1, END_STREAM, of HEADERS or DATA ends the answer: with this frame, or the block that it begins. Return
#   it, whatever comes behind; receive no more.
# - If no more comes before that, raise `ConnectionError`.
#
# A `":status"` is the first field, of three digits; an answer has one, each block a field. Only stream 1 is used,
# without padding, pushes, priorities or reserved bits. Other flags do not matter.
#
# May be used: anything in the standard library and the lab, but neither `h2` nor `httpx`. The tests run `talk` with
# your `read_frames` and `reply`, if you call them: mend these first; their own tests tell you more.
#
# <details><summary>Hint 1: two loops</summary>
#
# `while data := receive():` ends at `b""`. In it, `frames, rest = read_frames(rest + data)`, and then a loop over
# `frames` that first sends the replies.
#
# </details>
#
# <details><summary>Hint 2: what to remember</summary>
#
# The rest, the entries, the limit, the block so far, the status, the body, and whether flag 1 was seen.
#
# </details>
#
# <details><summary>Hint 3: when to return</summary>
#
# Flag 1 of other types means something else. After HEADERS with flag 1 but without flag 4, the answer ends with the
# CONTINUATION that has flag 4.
#
# </details>

# %% answer="talk"
def talk(send, receive, decode, path):
    ### BEGIN SOLUTION
    send(PREFACE + write_frame((4, 0, 0, b"")) + write_frame((1, 5, 1, get_block(path))))
    rest, entries, limit, block, status, body, ends = b"", [], 4096, b"", None, b"", False
    while data := receive():
        frames, rest = read_frames(rest + data)
        for frame in frames:
            kind, flags, _, payload = frame
            send(b"".join(map(write_frame, reply(frame))))
            if kind == 3 or (kind == 7 and payload.startswith(bytes(4))):
                raise ConnectionError("the server will not answer")
            ends |= kind in (0, 1) and flags & 1
            if kind in (1, 9):
                block += payload
                if flags & 4:
                    fields, entries, limit = decode(block, entries, limit)
                    said, block = dict(fields).get(":status", "1"), b""
                    status = status if said.startswith("1") else int(said)
            elif kind == 0:
                body += payload
            if ends and not block:
                return status, body
    raise ConnectionError("the answer has no end")
    ### END SOLUTION

# %% test="test_talk" points=1
from course.check import calling, same


def shown_decode(block, entries, limit):
    return [(":status", block.decode())], entries, limit


def shown_receive():
    return shown_pieces.pop(0) if shown_pieces else b""


def shown_send(data):
    shown_sent.append(data)


shown_asked = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\0\0\0\4\0\0\0\0\0"
shown_asked += b"\0\0\x13\1\5\0\0\0\1" + b"\x82\x86\1\x09localhost\4\4/one"
shown_owed = b"\0\0\0\4\1\0\0\0\0" + b"\0\0\4\x08\0\0\0\0\0" + b"\0\0\0\2"
shown_pieces = [b"\0\0\0\4\0\0\0\0\0" + b"\0\0\3\1\4", b"\0\0\0\x01200" + b"\0\0\2\0\1\0\0\0\x01hi"]
shown_sent = []
calling(talk, shown_send, shown_receive, shown_decode, "/one").gives(
    (200, b"hi"), think="SETTINGS, HEADERS in two parts, DATA with END_STREAM"
)
assert same(b"".join(shown_sent)[: len(shown_asked)], shown_asked), "preface, SETTINGS, request"
assert same(b"".join(shown_sent)[len(shown_asked) :], shown_owed), "then an ACK, and two bytes for a window"

# %% test="test_talk_answer" points=2
from course.check import calling


def shown_decode(block, entries, limit):
    return [(":status", block.decode())], entries, limit


def shown_receive():
    return shown_pieces.pop(0) if shown_pieces else b""


def shown_send(data):
    """Takes what is sent."""


shown_pieces = [b"\0\0\3\1\5\0\0\0\x01204"]
calling(talk, shown_send, shown_receive, shown_decode, "/two").gives(
    (204, b""), think="HEADERS with END_STREAM and END_HEADERS are all of an answer without a body"
)

# %% test="test_talk_owed" points=2
from course.check import calling


def shown_decode(block, entries, limit):
    return [(":status", block.decode())], entries, limit


def shown_receive():
    return shown_pieces.pop(0) if shown_pieces else b""


def shown_send(data):
    """Takes what is sent."""


shown_pieces = [b"\0\0\3\1\4\0\0\0\x01200" + b"\0\0\2\0\1\0\0\0\x01hi"]
calling(talk, shown_send, shown_receive, shown_decode, "/three").gives((200, b"hi"), think="in one piece")

# %% test="test_talk_ends" points=2
from course.check import calling


def shown_decode(block, entries, limit):
    return [(":status", block.decode())], entries, limit


def shown_receive():
    return shown_pieces.pop(0) if shown_pieces else b""


def shown_send(data):
    """Takes what is sent."""


shown_pieces = [b"\0\0\3\1\4\0\0\0\x01200" + b"\0\0\2\0\1\0\0\0\x01ok"]
calling(talk, shown_send, shown_receive, shown_decode, "/four").gives(
    (200, b"ok"), think="flag 1 of DATA says that it has ended"
)

# %% [markdown]
# ## Your bytes, a real server
#
# Behind TLS, both ends agree on `h2` by ALPN. In cleartext, a client has to know before that the server speaks
# HTTP/2, and begins (RFC 9113 §3.3). `PageServer` has such a server, hypercorn, and a page of thirty objects; `dial`
# opens a connection to it. All that is said there from now on are **your bytes**.

# %% tags=["needs-answer", "nbval-check-output"]
with PageServer(seed=7) as server, server.dial() as peer:
    status, body = talk(peer.send, peer.receive, decode, "/12")
    print(status, len(body), "bytes, as they should be:", body == server.body("/12"))

# %% [markdown]
# A 200, with your frames, your table, your ACKs. Now ask for all thirty objects at once, each on a stream of its
# own, and pay nothing: no ACK, no WINDOW_UPDATE. They have 262 213 bytes together. **Predict**: how many bytes of
# DATA come?

# %% tags=["needs-answer", "measured"]
predicted_bytes = None  # your number
requests = [write_frame((1, 5, 2 * n + 1, get_block(f"/{n:02}"))) for n in range(30)]
with PageServer(seed=7) as server, server.dial(silence=0.5) as peer:
    peer.send(PREFACE + write_frame((4, 0, 0, b"")) + b"".join(requests))
    came, left = read_frames(b"".join(iter(peer.receive, b"")))
order = [stream for kind, flags, stream, payload in came if kind == 0]
data_bytes = sum(len(payload) for kind, flags, stream, payload in came if kind == 0)
print(data_bytes, "bytes, of the streams", *order)
prediction(predicted_bytes, data_bytes, "bytes", "DATA for a client that never raises a window")

# %% [markdown]
# Exactly 65 535, and then silence, without an error or an end. hypercorn, nghttpd and nginx forgive a missing ACK,
# yet no window of yours: **a client that does not pay does not fail, it hangs**, and only with large answers.

# %% [markdown]
# The line of numbers shows streams whose turns come in between each other. That is multiplexing. Now pay, with your
# `reply`, and count again.

# %% tags=["needs-answer", "nbval-check-output"]
with PageServer(seed=7) as server, server.dial(silence=0.5) as peer:
    peer.send(PREFACE + write_frame((4, 0, 0, b"")) + b"".join(requests))
    paid, cut_off = 0, b""
    while data := peer.receive():
        now, cut_off = read_frames(cut_off + data)
        peer.send(b"".join(write_frame(owed) for frame in now for owed in reply(frame)))
        paid += sum(len(payload) for kind, _, _, payload in now if kind == 0)
print(paid, "bytes, which is all of them" if paid == sum(server.objects.values()) else "bytes")

# %% [markdown]
# ## Break it: one request too many
#
# The server's SETTINGS said how many streams may be open at a time: setting 3 (RFC 9113 §6.5.2) is 100. `answers`
# writes requests as fast as it can and counts the answers. **Predict**: 100 open requests are answered; how many of
# 101?

# %%
def answers(frames):
    with PageServer(seed=7) as server, server.dial(silence=0.5) as peer:
        peer.send(PREFACE + write_frame((4, 0, 0, b"")) + b"".join(map(write_frame, frames)))
        came, _ = read_frames(b"".join(iter(peer.receive, b"")))
    return sum(kind == 1 for kind, *_ in came), [frame for frame in came if frame[0] == 7]

# %% tags=["needs-answer"]
predicted_answers = None  # your number
asking = [(1, 5, 2 * n + 1, get_block("/12")) for n in range(101)]
enough, too_many = answers(asking[:100]), answers(asking)
prediction(predicted_answers, too_many[0], "answers", "Answers to 101 requests at once")

# %% tags=["needs-answer", "nbval-check-output"]
print(enough, too_many)

# %% [markdown]
# None. hypercorn takes the 101st as a broken protocol: it says GOAWAY and drops the connection with all the hundred
# that were in order. nghttpd and nginx refuse only the one that is too many. Both are allowed (RFC 9113
# §5.1.2, §5.4.1), so **count your open streams** before you ask.

# %% [markdown]
# And a client that hangs up? RST_STREAM with code 8, CANCEL, ends a stream. Ask a hundred times, cancel each at
# once, and ask once more.

# %% tags=["needs-answer", "nbval-check-output"]
cancel = [(3, 0, stream, b"\0\0\0\x08") for _, _, stream, _ in asking]
pairs = [frame for both in zip(asking[:100], cancel[:100], strict=True) for frame in both]
print(answers([*pairs, asking[100]]))

# %% [markdown]
# The last one is answered as if nothing had been: a cancelled stream does not count any more. What did the server do
# for the hundred? `cancel` asks and cancels, too, and looks at the application. **Predict**: how many of them does
# it run to their end, though nobody waits?

# %%
predicted_ended = None  # your number
with PageServer(seed=7) as server:
    cost = server.cancel(100)
prediction(predicted_ended, cost.ended, "of 100", "Cancelled requests that the application runs to their end")

# %% [markdown]
# All of them, for answers that nobody reads. The client has paid a few bytes for each, and the limit of 100 protects
# nobody. As **Rapid Reset** (CVE-2023-44487) this made the largest attacks up to 2023. Here is what three servers
# were recorded to do with a hundred requests and with one too many, where all cancels came behind all requests.

# %% tags=["nbval-check-output"]
import json
from pathlib import Path

for seen in json.loads(Path("data/cancelled.json").read_text()):
    fate = "goes on" if seen["alive"] else "closes the connection"
    print(f"{seen['server']:17} {seen['asked']} cancelled, {seen['refused']} refused, then {fate}")

# %% [markdown]
# ## Fields that shrink, and two that do not
#
# Here is what twenty equal requests take, in bytes of fields, over HTTP/2 and over HTTP/3, each between two ends of
# real software (h2; aioquic). HTTP/3 has its own packing, **QPACK** (RFC 9204), which sends entries of the table on a
# stream for themselves (§4.2). **Predict**: what does the *second* request take over HTTP/3, both together?

# %%
predicted_second = None  # your number
h2_fields, h3_fields = field_sections("h2", 20), field_sections("h3", 20)
prediction(predicted_second, sum(h3_fields[1]), "bytes", "Fields of the second request over HTTP/3")

# %% tags=["nbval-check-output"]
print("request  HTTP/2  HTTP/3: section, instructions")
for n in (1, 2, 3, 20):
    print(f"{n:7}  {h2_fields[n - 1][0]:6}  {h3_fields[n - 1][0]:15} {h3_fields[n - 1][1]:13}")

# %% [markdown]
# The second costs **more than the first**: this encoder lets a field into the table when it sees it for the second
# time, as most fields never come back. From the third request on it pays. HPACK in h2 bets on each field at once.

# %% [markdown]
# Why not HPACK? It needs all blocks in the order in which they were packed, and QUIC's streams have no order among
# each other. QPACK may still block: a section that uses an entry which has not arrived has to wait (RFC 9204
# §2.1.2).

# %% tags=["nbval-check-output"]
token = {"authorization": "Bearer 0123456789abcdef"}
print([section for section, _ in field_sections("h2", 3, extra=token)])
print([sum(both) for both in field_sections("h3", 3, extra=token)])

# %% [markdown]
# A token comes whole each time over HTTP/2: h2 marks Authorization, and short cookies, as **never indexed**, so that
# nobody can guess them by watching sizes (RFC 7541 §7.1.3). That is this packer's choice. aioquic's QPACK puts it into
# the table. "HTTP/2 sends a field only once" is false, and it is false for the largest fields of your API.

# %% [markdown]
# ## One lost packet
#
# TCP knows one line of bytes. When a packet is lost, all that came behind it waits in the kernel for the repetition,
# whatever stream it belongs to. HTTP/2 has cured **head-of-line blocking** between answers, and met it again in TCP.

# %% [markdown]
# **HTTP/3** (2022, RFC 9114) leaves TCP. **QUIC** (RFC 9000) runs over UDP, has TLS 1.3 folded in, and knows streams
# itself: it repairs losses for each of them. A gap holds up the stream it is in, and no other.

# %% [markdown]
# ### Exercise: finish_times
#
# **Core · 10 minutes.** Write `finish_times(protocol, packets, lost, repeat) -> dict`: the tick at which
# each object is whole. `packets` is a list of `(connection, object)`, a number and a text: packet i, counted from 0,
# arrives at tick i. If i is in `lost`, a set of such numbers, it is lost, and its repetition arrives `repeat` ticks
# later than it would have. `finish_times("h3", [(0, "a"), (0, "b"), (0, "a"), (0, "b")], {0}, 10)` gives
# `{"a": 10, "b": 3}`, and with `"h2"` both are whole at 10.
#
# | protocol | a packet is handed to the application when it has arrived, and so have … |
# |---|---|
# | `"h1"` | all before it on its connection |
# | `"h2"` | all before it |
# | `"h3"` | all before it of its object |
#
# - An object is whole when all of its packets have been handed over.
# - For `"h2"` and `"h3"` the connections in the list do not matter. An object may lie on several, for `"h1"`, too.
# - No repetition is lost, and none delays another packet. `repeat` is at least 1.
# - What was handed in stays as it is.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: arrivals</summary>
#
# Packet i arrives at `i + repeat * (i in lost)`.
#
# </details>
#
# <details><summary>Hint 2: one line for each</summary>
#
# Packets wait in lines: one for each connection, one in all, or one for each object. Keep the latest arrival of each
# line in a dict, `latest[line] = max(latest.get(line, 0), arrival)`; that is when this packet is handed over.
#
# </details>

# %% answer="finish_times"
def finish_times(protocol, packets, lost, repeat):
    ### BEGIN SOLUTION
    latest, whole = {}, {}
    for i, (connection, thing) in enumerate(packets):
        line = {"h1": connection, "h2": "all", "h3": thing}[protocol]
        arrival = i + repeat * (i in lost)
        latest[line] = max(latest.get(line, arrival), arrival)
        whole[thing] = max(whole.get(thing, arrival), latest[line])
    return whole
    ### END SOLUTION

# %% test="test_finish_times" points=1
from course.check import calling

shown_mixed = [(0, "a"), (0, "b"), (0, "a"), (0, "b")]
calling(finish_times, "h3", shown_mixed, {0}, 10).gives({"a": 10, "b": 3}, think="only a lost something")
calling(finish_times, "h2", shown_mixed, {0}, 10).gives({"a": 10, "b": 10}, think="b came behind what was lost")
calling(finish_times, "h1", [(0, "a"), (1, "b"), (0, "a")], {1}, 2).gives(
    {"a": 2, "b": 3}, think="two connections; the one packet of b comes at 1 + 2"
)

# %% test="test_finish_times_lines" points=2
from course.check import calling

calling(finish_times, "h2", [(0, "a"), (0, "b")], set(), 10).gives({"a": 0, "b": 1}, think="nothing is lost")

# %% test="test_finish_times_repeats" points=2
from course.check import calling

calling(finish_times, "h3", [(0, "a"), (0, "b")], set(), 10).gives({"a": 0, "b": 1}, think="nothing is lost")

# %% [markdown]
# Is the world like that? The page of thirty objects, 30 ms away each way, at 5 Mbit/s, over six connections of
# HTTP/1.1, one of HTTP/2, and one of HTTP/3: each once in peace, and once with its 91st full packet lost.
# **Predict**: how many of the thirty objects does that packet hold up, at least for a while, over HTTP/2? And over
# HTTP/3?

# %% tags=["measured"]
with PageServer(seed=7) as server:
    peaceful = [server.load(version) for version in ("h1", "h2", "h3")]
    hurt = [server.load(version, lost=90) for version in ("h1", "h2", "h3")]
waterfall(peaceful)

# %% [markdown]
# That was in peace. Over HTTP/1.1, six objects come at a time; over the other two, all thirty come together, in
# turns. Now the packet is lost.

# %% tags=["measured"]
predicted_h2, predicted_h3 = None, None  # your numbers
prediction(predicted_h2, len(hurt[1].stalled), "of 30", "Objects that one lost packet holds up over HTTP/2")

# %% tags=["measured"]
prediction(predicted_h3, len(hurt[2].stalled), "of 30", "Objects that one lost packet holds up over HTTP/3")

# %% tags=["measured"]
waterfall(hurt)

# %% [markdown]
# Over HTTP/2 the bytes of nearly every object come in time, and lie in the kernel of a client that may not have
# them. Over HTTP/3 only one or two objects wait, whose bytes were in the packet; over HTTP/1.1, those of one
# connection. **HTTP/2 puts all on one line of TCP, and one loss stops all of it.**
#
# And a real browser? Chromium 156 was recorded with the same page on the same link. Over HTTP/3, which had to be
# forced on it on loopback, at most six requests are open at a time, as over HTTP/1.1: a version says what is
# possible, the browser what it does.

# %%
waterfall(recorded_loads("data/browser.json"))

# %% [markdown]
# And your model? `load.packets` is what the link took, in order, `load.lost` what it dropped. Objects whose time
# grows by the loss should be those whose last byte really waited, `load.late`.

# %% tags=["needs-answer", "measured"]
for load in hurt:
    model = [finish_times(load.version, load.packets, lost, load.repeat) for lost in (set(), load.lost)]
    late = {name for name in model[0] if model[1][name] > model[0][name]}
    print(load.version, len(late), "late, as measured:", late == load.late)

# %% [markdown]
# ## Before the first request
#
# A handshake costs round trips, and light sets their price. TCP takes one, TLS 1.3 one more, and TLS 1.2 two. QUIC
# greets and agrees on keys in the same round trip.

# %% [markdown]
# A client that has been there before may send **early data** with its first packet (0-RTT), as lesson 5 showed: on
# resumption only, and only what may be repeated.

# %% [markdown]
# "HTTP/3 takes one round trip" is true from the second visit on. **The first is usually not HTTP/3**: a client learns
# of it from the field `Alt-Svc` of an answer (RFC 9114 §3.1.1), or from an HTTPS record in DNS (RFC 9460 §9).

# %% [markdown]
# And the server's certificate has to be small: to an address that is not proven, a server may send three times what
# it got (RFC 9000 §8.1), 3 × 1200 = 3600 bytes for a first datagram. With aioquic, 3.3 kB of certificates and what
# else the handshake says exceed that, and make it two round trips.

# %% [markdown]
# ### Exercise: setup_rtts
#
# **Core · 6 minutes.** Write `setup_rtts(protocol, tls, resumed, early, known) -> int`: how many round
# trips pass before the first request can leave. `protocol`, what the client would like best, is `"h1"`, `"h2"` or
# `"h3"`; `tls` is `"1.2"`, `"1.3"` or `None`. The others are true or false.
# `setup_rtts("h3", "1.3", False, False, False)` gives `2`.
#
# | what has to be set up | round trips |
# |---|---|
# | TCP | 1 |
# | behind it TLS 1.2 | 2, or 1 if `resumed` |
# | behind it TLS 1.3 | 1, or 0 if `resumed` and `early` |
# | QUIC, with TLS 1.3 within | 1, or 0 if `resumed` and `early` |
#
# - `"h1"` and `"h2"` run over TCP, with `tls` behind it; `None` is cleartext, where nothing follows TCP.
# - `"h3"` runs over QUIC if `known`: the origin has told of it before. If not, the request goes over TCP, as for
#   `"h2"`.
# - `"h3"` comes with `"1.3"` only.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: early data</summary>
#
# `saved = resumed and early` is wanted twice. What does early data save, TLS or TCP?
#
# </details>
#
# <details><summary>Hint 2: two ways</summary>
#
# First decide whether QUIC is used. All the rest is 1 for TCP and what TLS adds.
#
# </details>

# %% answer="setup_rtts"
def setup_rtts(protocol, tls, resumed, early, known):
    ### BEGIN SOLUTION
    hello = 0 if resumed and early else 1
    if protocol == "h3" and known:
        return hello
    return 1 + {None: 0, "1.2": 1 if resumed else 2, "1.3": hello}[tls]
    ### END SOLUTION

# %% test="test_setup_rtts" points=1
from course.check import calling

calling(setup_rtts, "h3", "1.3", False, False, False).gives(2, think="who knows already that this origin speaks h3?")
calling(setup_rtts, "h2", "1.3", True, True, True).gives(1, think="early data travels inside of TCP")
calling(setup_rtts, "h1", "1.2", False, True, False).gives(3, think="one for TCP, two for TLS 1.2")

# %% test="test_setup_rtts_tcp" points=2
from course.check import calling

calling(setup_rtts, "h2", "1.3", False, False, False).gives(2, think="one for TCP, one for TLS 1.3")

# %% test="test_setup_rtts_quic" points=2
from course.check import calling

calling(setup_rtts, "h3", "1.3", True, True, False).gives(1, think="not known yet: TCP, and early data behind it")

# %% [markdown]
# Which of them all would you like? Here are the ways to a first request, on a line with 60 ms of round trip.

# %% tags=["needs-answer", "nbval-check-output"]
ways = {
    "h2 over TLS 1.2": ("h2", "1.2", False, False, False),
    "h2 over TLS 1.3": ("h2", "1.3", False, False, False),
    "h2 with early data": ("h2", "1.3", True, True, False),
    "h3, the first visit": ("h3", "1.3", False, False, False),
    "h3, where it is known": ("h3", "1.3", False, False, True),
    "h3 with early data": ("h3", "1.3", True, True, True),
}
print(*(f"{60 * setup_rtts(*way):3} ms  {name}" for name, way in ways.items()), sep="\n")

# %% [markdown]
# ## Who moves
#
# A phone leaves the house: from Wi-Fi to LTE its address changes. A TCP connection *is* two addresses and two ports,
# so it is over, and the client pays one to three round trips for a new one.

# %% [markdown]
# QUIC's connections have **ids** instead. The server sees a known id from a new address, challenges that path, and goes
# on, with a fresh congestion window (RFC 9000 §9.4). Only clients may move (§9).

# %% tags=["measured"]
STEPS = ("connection", "request", "address", "PATH_CHALLENGE", "PATH_RESPONSE", "broken", "done")
with PageServer(seed=7) as server:
    moves = [server.move(version) for version in ("h3", "h2")]
for step in (event for load in moves for event in load.events if event.what in STEPS):
    print(f"{1000 * step.s:5.0f} ms  {step.what:14} {step.note}")

# %% [markdown]
# First HTTP/3: the ids of both ends change with the address, so that nobody on the way can tell that this is the
# same client. What the challenge says has to come back from the new address, and the download ends on the connection
# on which it began. Then HTTP/2: broken, a new connection, and the request once more from its first byte.

# %% [markdown]
# There is a price behind your balancer: one that shares datagrams out by address sends the moved client to a server
# that has never heard of it. It has to look at the id.

# %% [markdown]
# ## Which one?
#
# | version | HTTP/1.1 | HTTP/2 | HTTP/3 |
# |---|---|---|---|
# | year, today's RFC | 1997, 9112 | 2015, 9113 | 2022, 9114 |
# | runs over | TCP | TCP | QUIC over UDP |
# | at the same time | one answer | many streams | many streams |
# | fields | plain | HPACK | QPACK |
# | a loss holds up | one connection of six | every stream | one stream |
# | new, round trips | 1 to 3 | 1 to 3 | 0 or 1, once known |
# | moves with its client | no | no | yes |
#
# HTTP/2 is the default on today's internet, and gRPC is built on it; HTTP/3 comes next, and CloudFront, Cloudflare
# and Fastly serve both. Turn HTTP/2 on for browsers and gRPC, and HTTP/3 beside it where clients are far, move, or
# lose packets. Between servers that hardly lose any, HTTP/2 or HTTP/1.1 will do.
#
# Two promises have faded. **Server push** is specified in both (RFC 9113 §8.4, 9114 §4.6), but browsers gave it up
# for `103 Early Hints` (RFC 8297), which Python's own `http.client` and `requests` mistake for the answer. HTTP/2's
# tree of priorities gave way to a field, `Priority` (RFC 9113 §5.3, 9218).

# %% [markdown]
# ## What you can do now
#
# - Cut a connection into frames, unpack HPACK, and get a page from a real server with bytes of your own.
# - Pay what a client owes: ACKs, PINGs back, and windows, or a large answer falls silent at 65 535 bytes.
# - A lost packet stops one connection of six, every stream of HTTP/2, or one stream of HTTP/3.
# - Count round trips: HTTP/3 saves some once it is known, and all only on resumption.
# - HTTP/3 still blocks within a stream, and in QPACK's table; with h2 as its packer, a token
#   crosses HTTP/2 whole each time.

# %% [markdown]
# **Go further.** HTTP/1.1: RFC 9112. HTTP/2: RFC 9113, HPACK: RFC 7541. QUIC: RFC 9000, its recovery: RFC 9002.
# HTTP/3: RFC 9114, QPACK: RFC 9204. Alternative services: RFC 7838, HTTPS records: RFC 9460. Priorities: RFC 9218.

# %% [markdown]
# ## Further: how QUIC writes numbers
#
# This and what follows is stretch, and goes on from **[One lost packet](#One-lost-packet)**. Lengths, streams and types
# of QUIC and HTTP/3 are numbers of one, two, four or eight bytes, which say themselves how long they are.

# %% [markdown]
# ### Exercise: varint
#
# **Stretch · 6 minutes.** Write `varint(data) -> (value, used)`: the number that `data` begins with, as QUIC writes
# numbers (RFC 9000 §16), and how many bytes it takes. `varint(b"\x7b\xbd")` gives `(15293, 2)`.
#
# | highest two bits of the first byte | bytes in all |
# |---|---|
# | `00` | 1 |
# | `01` | 2 |
# | `10` | 4 |
# | `11` | 8 |
#
# - All bits behind these two are the value, the high byte first.
# - A small number may be written in a long form.
# - What stands behind the number does not matter. If `data` ends within the number, raise `ValueError`.
#
# May be used: anything in the standard library, but not `aioquic`.
#
# <details><summary>Hint 1: the length</summary>
#
# `data[0] >> 6` is a number from 0 to 3, and `1 << that` the length.
#
# </details>
#
# <details><summary>Hint 2: the value</summary>
#
# Read all the bytes as one number and take away the two highest bits: of eight bytes, 62 bits are left.
#
# </details>

# %% answer="varint"
def varint(data):
    ### BEGIN SOLUTION
    if not data or len(data) < (size := 1 << (data[0] >> 6)):
        raise ValueError("the number is cut off")
    return int.from_bytes(data[:size], "big") % (1 << 8 * size - 2), size
    ### END SOLUTION

# %% test="test_varint" points=1
from course.check import calling

calling(varint, b"\x7b\xbd").gives((15293, 2), think="0x7b begins with the bits 01: two bytes, and 14 bits of value")
calling(varint, b"\x25\xff").gives((37, 1), think="0x25 begins with 00: one byte, whatever follows")
calling(varint, b"\x40").raises(ValueError, think="01 promises two bytes")

# %% test="test_varint_values" points=1
from course.check import calling

calling(varint, b"\x05").gives((5, 1), think="one byte, 00 in front")

# %% test="test_varint_refuses" points=1
from course.check import calling

calling(varint, b"\x05").gives((5, 1), think="one byte is enough here")
calling(varint, b"").raises(ValueError, think="no byte is no number")

# %% [markdown]
# ## Further: a client over HTTP/3
#
# This goes on from **[how QUIC writes numbers](#Further:-how-QUIC-writes-numbers)**. HTTP/3's frames have a type and a
# length, neither stream nor flags: QUIC brings each stream by itself and says where it ends. There is no window to pay
# and no PING to answer, as QUIC does that, too. Given are a GET and, as `qpack_fields`, the unpacking of fields.

# %% tags=["setup"]
from course.lab import qpack_fields


def get_frame(path, host="localhost"):
    named = [(b"\x50", host), (b"\x51", path)]
    section = b"\0\0\xd1\xd7" + b"".join(name + bytes([len(text)]) + text.encode() for name, text in named)
    return b"\1" + (0x4000 | len(section)).to_bytes(2, "big") + section

# %% [markdown]
# ### Exercise: talk_h3
#
# **Stretch · 12 minutes.** Write `talk_h3(send, receive, fields, path) -> (status, body)`: GET `path` over a new
# connection of QUIC. `send(stream, data, fin)` sends bytes on a stream, and ends it if `fin` is true. `receive()` gives
# `(stream, data, fin)`: bytes of a stream, perhaps none, in that stream's order, and whether it ends behind them; or
# `None` if no more come. `fields(section)` gives a list of `(name, value)`. With a server that has a page,
# `talk_h3(send, receive, fields, "/page")` gives `(200, b"<html>…")`.
#
# - Before you receive, in any order: send `b"\0\4\0"` on stream 2, a control stream and its SETTINGS, which never ends;
#   send `get_frame(path)`, HEADERS, on stream 0, and end that.
# - The answer comes on stream 0, as frames: type and length, each as `varint` reads it, then so many bytes of payload.
#   A frame may come in pieces.
#
# | type | payload |
# |---|---|
# | 1, HEADERS | a section of fields |
# | 0, DATA | more of the body |
# | any other | nothing that matters |
#
# - The first `":status"` from 200 on is the status. Sections with 1xx may come before, one without `":status"` behind
#   the body.
# - Where stream 0 ends, so does the answer: return it, and receive no more.
# - Raise `ConnectionError` if no more comes before that, or if a frame of any type is not whole then.
# - What other streams bring does not matter.
#
# A `":status"` is three digits, and the first field; an answer has one, and each section a field. Otherwise the server
# keeps the rules of RFC 9114.
#
# May be used: anything in the standard library and the lab, but not `aioquic`. The tests run `talk_h3` with your
# `varint`, if you call it: mend it first; its own tests tell you more.
#
# <details><summary>Hint 1: collect, then cut</summary>
#
# Nobody wants the body before it is whole. So keep all that stream 0 brings, and take it apart when it has ended.
#
# </details>
#
# <details><summary>Hint 2: one frame</summary>
#
# `kind, used = varint(data)`, `size, more = varint(data[used:])`, and the payload begins at `used + more`. Where a
# number is cut off, `varint` raises `ValueError`.
#
# </details>

# %% answer="talk_h3"
def talk_h3(send, receive, fields, path):
    ### BEGIN SOLUTION
    send(2, b"\0\4\0", False)
    send(0, get_frame(path), True)
    data, status, body, end = b"", None, b"", False
    while not end:
        if (came := receive()) is None:
            raise ConnectionError("the answer has no end")
        stream, part, fin = came
        if stream == 0:
            data, end = data + part, fin
    while data:
        try:
            kind, used = varint(data)
            size, more = varint(data[used:])
        except ValueError:
            raise ConnectionError("the answer ends in the head of a frame") from None
        payload, data = data[used + more :][:size], data[used + more + size :]
        if len(payload) < size:
            raise ConnectionError("the answer ends in a frame")
        match kind:
            case 0:
                body += payload
            case 1:
                said = dict(fields(payload)).get(":status", "1")
                status = status if said.startswith("1") else int(said)
    return status, body
    ### END SOLUTION

# %% test="test_talk_h3" points=1
from course.check import calling, same


def shown_fields(section):
    return [(":status", section.decode())]


def shown_receive():
    return shown_pieces.pop(0) if shown_pieces else None


def shown_send(stream, data, fin):
    shown_sent.append((stream, data, fin))


def shown_told(number):
    """All that was sent on a stream, and whether it was ended."""
    mine = [(data, fin) for at, data, fin in shown_sent if at == number]
    return b"".join(data for data, _ in mine), any(fin for _, fin in mine)


shown_sent, shown_pieces = [], [(3, b"\0\4\0", False), (0, b"\1\x03200\0", False), (0, b"\2hi", True)]
calling(talk_h3, shown_send, shown_receive, shown_fields, "/one").gives(
    (200, b"hi"), think="the server's control stream, then HEADERS and DATA, which comes in two pieces"
)
assert same(shown_told(2), (b"\0\4\0", False)), "a control stream with SETTINGS, which stays open"
shown_section = b"\0\0\xd1\xd7\x50\x09localhost\x51\4/one"
assert same(shown_told(0), (b"\1\x40" + bytes([len(shown_section)]) + shown_section, True)), "the request, and its end"

# %% test="test_talk_h3_answer" points=1
from course.check import calling


def shown_fields(section):
    return [(":status", section.decode())]


def shown_receive():
    return shown_pieces.pop(0) if shown_pieces else None


def shown_send(stream, data, fin):
    """Takes what is sent."""


shown_pieces = [(0, b"\1\x03204", True)]
calling(talk_h3, shown_send, shown_receive, shown_fields, "/two").gives(
    (204, b""), think="HEADERS may be all of an answer"
)

# %% test="test_talk_h3_streams" points=1
from course.check import calling


def shown_fields(section):
    return [(":status", section.decode())]


def shown_receive():
    return shown_pieces.pop(0) if shown_pieces else None


def shown_send(stream, data, fin):
    """Takes what is sent."""


shown_pieces = [(0, b"\1\x03200\0\2hi", False), (0, b"", True)]
calling(talk_h3, shown_send, shown_receive, shown_fields, "/three").gives(
    (200, b"hi"), think="the end may come by itself"
)

# %% test="test_talk_h3_ends" points=1
from course.check import calling


def shown_fields(section):
    return [(":status", section.decode())]


def shown_receive():
    return shown_pieces.pop(0) if shown_pieces else None


def shown_send(stream, data, fin):
    """Takes what is sent."""


shown_pieces = [(0, b"\1\x03200\0\2ok", True)]
calling(talk_h3, shown_send, shown_receive, shown_fields, "/four").gives((200, b"ok"), think="in one piece")

# %% [markdown]
# Now your bytes go to hypercorn's HTTP/3. What you see first are the streams that it opens: 3 for control, with its
# SETTINGS, 7 and 11 for QPACK's tables. **Break it**: the second time, the control stream ends, and no answer comes.

# %% tags=["needs-answer", "nbval-check-output"]
with PageServer(seed=7) as server:
    with server.dial_quic() as peer:
        status, body = talk_h3(peer.send, peer.receive, qpack_fields, "/12")
        print(status, len(body), "bytes, as they should be:", body == server.body("/12"))
    with server.dial_quic() as peer:
        peer.send(2, b"\0\4\0", True)
        peer.send(0, get_frame("/12"), True)
        print({stream for stream, _, _ in iter(peer.receive, None)} - {3, 7, 11} or "nothing on stream 0")

# %% [markdown]
# ## Further: whose packet is it?
#
# This goes on from **[Who moves](#Who-moves)**. A server has many connections and one socket. For each packet it has to
# find out which of them it belongs to, and a balancer that keeps connections together has the same question.

# %% [markdown]
# ### Exercise: route_datagram
#
# **Stretch · 8 minutes.** Write `route_datagram(kind, src, cid, conns) -> int | None`: which of a
# server's connections a packet belongs to. `kind` is `"tcp"` or `"quic"`, `src` the address and port that it comes
# from, `cid` the connection id that it carries, `b""` if none. `conns` is a list of dicts
# `{"kind", "src", "ids"}`; `ids` is the list of the ids that the server has given out for it. TCP has no ids: there,
# `cid` is `b""` and `ids` is `[]`. With one connection
# `phone = {"kind": "quic", "src": ("192.0.2.1", 5000), "ids": [b"\7"]}`,
# `route_datagram("quic", ("198.51.100.9", 6000), b"\7", [phone])` gives `0`.
#
# - The result is the place of the connection in `conns`, counted from 0, or `None`. Connections of the other kind are
#   counted, but never fit.
# - A packet of TCP belongs to the connection with its source.
# - A packet of QUIC with an id belongs to the connection that has this id, wherever it comes from.
# - Without an id, it belongs to the connection of QUIC with its source that has no ids.
# - At most one connection fits, and `conns` stays as it is.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: where to begin</summary>
#
# `for place, conn in enumerate(conns)`, and one question for each of the three ways.
#
# </details>
#
# <details><summary>Hint 2: a known source, an unknown id</summary>
#
# The source says nothing then: many clients may share an address and even, behind a translator, come by a port that
# somebody else had.
#
# </details>

# %% answer="route_datagram"
def route_datagram(kind, src, cid, conns):
    ### BEGIN SOLUTION
    for place, conn in enumerate(conns):
        if conn["kind"] == kind:
            by_source = conn["src"] == src and not conn["ids"]
            if (cid in conn["ids"]) if cid else by_source:
                return place
    return None
    ### END SOLUTION

# %% test="test_route_datagram" points=1
from course.check import calling

shown_phone = {"kind": "quic", "src": ("192.0.2.1", 5000), "ids": [b"\7"]}
shown_desk = {"kind": "tcp", "src": ("192.0.2.2", 5000), "ids": []}
calling(route_datagram, "quic", ("198.51.100.9", 6000), b"\7", [shown_phone]).gives(
    0, think="the id is known, from anywhere"
)
calling(route_datagram, "tcp", ("198.51.100.9", 6000), b"", [shown_phone, shown_desk]).gives(
    None, think="TCP knows no new source"
)
calling(route_datagram, "quic", ("192.0.2.1", 5000), b"\x08", [shown_desk, shown_phone]).gives(
    None, think="a known source with an id that nobody has: it may be somebody else's"
)
shown_bare = {"kind": "quic", "src": ("192.0.2.1", 5000), "ids": []}
calling(route_datagram, "quic", ("192.0.2.1", 5000), b"", [shown_phone, shown_bare]).gives(
    1, think="no id, so the connection of this source that has none"
)

# %% test="test_route_datagram_moved" points=1
from course.check import calling

shown_phone = {"kind": "quic", "src": ("192.0.2.1", 5000), "ids": [b"\7"]}
calling(route_datagram, "quic", ("192.0.2.1", 5000), b"\7", [shown_phone]).gives(0, think="nothing has moved")

# %% test="test_route_datagram_sources" points=1
from course.check import calling

shown_desk = {"kind": "tcp", "src": ("192.0.2.2", 5000), "ids": []}
calling(route_datagram, "tcp", ("192.0.2.2", 5000), b"", [shown_desk]).gives(
    0, think="the source is that of the connection"
)

# %% [markdown]
# ## Further: one connection and many hosts
#
# gRPC sends all of a client's calls over one connection of HTTP/2. A balancer at layer 4 passes bytes on and so chooses
# a host once, when a connection is opened. One at layer 7 takes frames apart and can choose for each call. Now a new
# host joins two busy ones, and all clients are connected already: how much work does it get?

# %% [markdown]
# ### Exercise: calls_per_host
#
# **Stretch · 10 minutes.** Write `calls_per_host(layer, events, age) -> dict`: how many calls each host has had behind
# a balancer at `layer`, 4 or 7. `events` is a list of `("join", host)` and `("call", client)`, in order; `age` says how
# many calls a client sends over one connection, `None` if it keeps it for ever. After
# `steps = [("join", "a"), ("call", "x"), ("join", "b"), ("call", "x")]`, `calls_per_host(4, steps, None)` gives
# `{"a": 2, "b": 0}`.
#
# - A client has one connection at most. It opens one with its call if it has none.
# - At layer 4, a new connection goes to the host with the fewest open ones, and all of its calls go there.
# - At layer 7, each call goes to the host that has had the fewest calls.
# - Of equal hosts, the one that joined first is taken. A host that joins later changes no open connection.
# - With the call that reaches `age`, the connection ends, and is no longer open. At layer 7 that changes nothing.
#
# The first event is a `"join"`, no host joins twice, `age` is `None` or at least 1. A client may have a host's name; no
# name is empty. `events` stays as it is.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: what to keep</summary>
#
# For each host its calls; for each client the host of its connection, and how many calls that connection has had.
#
# </details>
#
# <details><summary>Hint 2: the fewest, and the first of equals</summary>
#
# `min(calls, key=…)` goes through a dict in the order of its making and takes the first of equals.
#
# </details>

# %% answer="calls_per_host"
def calls_per_host(layer, events, age):
    ### BEGIN SOLUTION
    calls, host_of, sent = {}, {}, {}
    for kind, name in events:
        match kind, layer:
            case "join", _:
                calls[name] = 0
            case _, 7:
                calls[min(calls, key=calls.get)] += 1
            case _:
                if name not in host_of:
                    taken = list(host_of.values())
                    host_of[name], sent[name] = min(calls, key=taken.count), 0
                calls[host_of[name]] += 1
                sent[name] += 1
                if sent[name] == age:
                    del host_of[name]
    return calls
    ### END SOLUTION

# %% test="test_calls_per_host" points=1
from course.check import calling

shown_joined = [("join", "a"), ("call", "x"), ("join", "b"), ("call", "x")]
calling(calls_per_host, 4, shown_joined, None).gives({"a": 2, "b": 0}, think="x has its connection to a, and keeps it")
calling(calls_per_host, 7, shown_joined, None).gives(
    {"a": 1, "b": 1}, think="the second call goes to b, which has had none"
)
shown_calls = [("join", "a"), ("call", "x"), ("join", "b"), ("call", "y")]
calling(calls_per_host, 4, shown_calls, 1).gives(
    {"a": 2, "b": 0}, think="the connection of x has ended; of two hosts that have none open, a was first"
)

# %% test="test_calls_per_host_spread" points=1
from course.check import calling

shown_two = [("join", "a"), ("join", "b"), ("call", "x"), ("call", "y")]
calling(calls_per_host, 4, shown_two, None).gives({"a": 1, "b": 1}, think="one connection each")

# %% test="test_calls_per_host_age" points=1
from course.check import calling

shown_alone = [("join", "a"), ("call", "x"), ("call", "x"), ("call", "x")]
calling(calls_per_host, 4, shown_alone, 2).gives({"a": 3}, think="however often x connects, there is one host")

# %% tags=["needs-answer"]
crowd = [("call", f"client {n % 8}") for n in range(240)]
steps = [("join", "old 1"), ("join", "old 2"), *crowd[:80], ("join", "new"), *crowd]
for layer, age in ((4, None), (4, 20), (7, None)):
    print(f"layer {layer}, {age or 'endless'} calls a connection:", calls_per_host(layer, steps, age))

# %% [markdown]
# **At layer 4 the new host idles**, however long one waits. gRPC's servers can therefore end a connection by its age,
# with GOAWAY (RFC 9113 §6.8). That helps, more slowly. At layer 7 the newcomer even gets all calls until it has had as
# many as the others, which is why real balancers count calls that are under way.

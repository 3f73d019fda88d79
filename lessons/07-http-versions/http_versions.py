# %% [markdown]
# # HTTP/1.1, HTTP/2, HTTP/3
#
# **About 10 minutes**: 2 reading, 8 of core exercises; 0 more of stretch. No core exercise needs a stretch one.
#
# GET means the same in all versions of HTTP. What changed three times is how a request travels, and a switch in a
# load balancer's settings now decides how a lost packet hurts. Which one do you turn on, and what for? Here you
# write an HTTP/2 client from its first byte, then hold all three against each other. Then you can
#
# - read and write HTTP/2's frames, and unpack its compressed fields;
# - say what a client owes its server, and what happens if it does not pay;
# - tell what one lost packet stops in each version;
# - count the round trips before the first request;
# - say what HTTP/3 cures, and what it does not.

# %% tags=["setup"]
from course.lab import HPACK_STATIC, hpack_integer, hpack_string

# %% [markdown]
# ## One at a time
#
# **HTTP/1.1** (1997 in RFC 2068, today RFC 9112) sends text over TCP, one request at a time: an answer has to end before
# the next may begin. **Pipelining**, sending several requests ahead, was allowed, but answers had to come in order
# (§9.3.2), so a slow one held up all behind it. In practice it never worked. Browsers opened six connections to each
# origin instead, with a handshake and a slow start for each.

# %% [markdown]
# **HTTP/2** (2015, today RFC 9113) cuts requests and answers into **frames** and mixes those of many **streams** on one
# connection. A stream is one exchange: the client's are 1, 3, 5, … Stream 0 is the connection itself. A slow answer no
# longer holds up a fast one.

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
# As long as there are nine bytes, `int.from_bytes(data[:3], "big")` says where the first frame ends. If `data` reaches
# that far, keep the frame and go on with what is behind it.
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

calling(read_frames, b"\0\0\0\4\1\0\0\0\0\0").gives(([(4, 1, 0, b"")], b"\0"), think="a frame without payload, and a byte")
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

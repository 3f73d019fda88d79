import asyncio

import pytest

from course.lab.trace._line import Line


async def echo(reader, writer):
    while data := await reader.read(100):
        writer.write(data)
    writer.close()


async def ended(reader):
    """Whether nothing more comes: by an end, or by a reset."""
    try:
        return await reader.read() == b""
    except ConnectionResetError:
        return True


async def talked(delay, pieces):
    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    line = Line(server.sockets[0].getsockname()[1], delay)
    await line.open()
    reader, writer = await asyncio.open_connection("127.0.0.1", line.port)
    begun = asyncio.get_running_loop().time()
    for piece in pieces:
        writer.write(piece)
    writer.write_eof()
    got = await reader.read()
    took = asyncio.get_running_loop().time() - begun
    writer.close()
    server.close()
    line.close()
    return got, 1000 * took


def test_all_bytes_arrive_in_order_and_then_the_end():
    got, _ = asyncio.run(talked(1, [b"one ", b"two ", b"three"]))
    assert got == b"one two three"


def test_nothing_is_back_before_its_time():
    _, took = asyncio.run(talked(20, [b"hello"]))
    assert took >= 40


def test_who_calls_a_part_that_does_not_listen_is_cut_off():
    async def called():
        server = await asyncio.start_server(echo, "127.0.0.1", 0)
        line = Line(server.sockets[0].getsockname()[1], 1)
        server.close()
        await server.wait_closed()
        await line.open()
        reader, writer = await asyncio.open_connection("127.0.0.1", line.port)
        found = await ended(reader)
        writer.close()
        line.close()
        return found

    assert asyncio.run(called())


def test_a_closed_line_refuses_callers_and_cuts_off_the_others():
    async def closed():
        server = await asyncio.start_server(echo, "127.0.0.1", 0)
        line = Line(server.sockets[0].getsockname()[1], 1)
        await line.open()
        reader, writer = await asyncio.open_connection("127.0.0.1", line.port)
        writer.write(b"there?")
        assert await reader.read(6) == b"there?"
        line.close()
        assert await ended(reader)
        with pytest.raises(ConnectionRefusedError):
            await asyncio.open_connection("127.0.0.1", line.port)
        writer.close()
        server.close()

    asyncio.run(closed())

"""The database over sockets: what it holds, refuses, admits, and does for clients who have left."""

import asyncio
import socket
from contextlib import suppress

import pytest

from course.lab import Closed, Database, LabError, Opened, Refused, Shop, TurnedAway, Worked, arrivals


def kinds(database, kind):
    return [event for event in database.log if isinstance(event, kind)]


def once_one_has_left(database):
    """A connection, as soon as the server has heard that another one has ended."""
    for _ in range(1000):
        with suppress(LabError):
            return database.connect()
    raise AssertionError("nobody has left")


def test_a_query_is_answered_as_often_as_it_is_asked():
    with Database(query_ms=1) as database, database.connect() as connection:
        assert [connection.query() for _ in range(3)] == ["ok"] * 3
        assert len(kinds(database, Opened)) == 1
        assert [event.wanted for event in kinds(database, Worked)] == [True] * 3


def test_one_more_than_it_holds_is_refused_in_postgresqls_words_until_one_leaves():
    with Database(capacity=2, query_ms=1) as database:
        first, second = database.connect(), database.connect()
        with pytest.raises(LabError, match=r"^FATAL: sorry, too many clients already$"):
            database.connect()
        assert kinds(database, Refused)[0].held == 2
        second.close()
        with once_one_has_left(database) as third:
            assert third.query() == "ok"
            assert [event.connection for event in kinds(database, Closed)] == [1]
        first.close()


def test_a_query_that_is_not_admitted_is_told_so_and_the_connection_goes_on():
    asked = []

    def admit(waiting):
        asked.append(waiting)
        return waiting < 1

    with Database(workers=1, query_ms=50, admit=admit) as database:
        with socket.create_connection(("127.0.0.1", database.port)) as plain, plain.makefile("r") as lines:
            plain.sendall(b"query\n" * 3)
            told = [lines.readline().strip() for _ in range(4)]
            plain.sendall(b"query\n")
            assert lines.readline() == "ok\n"
        assert told == ["ready", "ERROR: too many queries wait", "ok", "ok"]
        assert asked == [0, 1]
        assert [event.waiting for event in kinds(database, TurnedAway)] == [1]


def test_work_is_done_for_a_client_who_has_left():
    with Database(workers=1, query_ms=30) as database:
        gone = socket.create_connection(("127.0.0.1", database.port))
        gone.sendall(b"query\n")
        with database.connect() as patient:
            gone.close()
            assert patient.query() == "ok"
        assert [event.wanted for event in kinds(database, Worked)] == [False, True]


def test_no_more_queries_are_worked_on_at_once_than_there_are_workers():
    with Database(workers=2, query_ms=20) as database:
        with socket.create_connection(("127.0.0.1", database.port)) as plain, plain.makefile("r") as lines:
            plain.sendall(b"query\n" * 6)
            assert [lines.readline() for _ in range(7)][1:] == ["ok\n"] * 6
        waited = [event.waited_ms for event in kinds(database, Worked)]
        assert [round(wait) >= low for wait, low in zip(waited, [0, 0, 15, 15, 35, 35], strict=True)] == [True] * 6


def test_a_crowd_is_served_attempted_and_counted():
    tried_again = []

    def retry(attempt, ok, failed):
        tried_again.append((attempt, failed > 0))
        return 1 if attempt < 2 else None

    with Database(capacity=1000, query_ms=1) as database:
        told = database.crowd(arrivals([(50, 400)], 1), retry, deadline_ms=60_000)
        assert told.served() == told.asked() == told.attempts() == 20
        assert tried_again == []
    with Database(capacity=0) as database:
        told = database.crowd([0, 1, 2], retry)
        assert (told.served(), told.attempts()) == (0, 6)
        assert sorted(tried_again) == [(1, True)] * 3 + [(2, True)] * 3


def test_outside_of_its_block_it_says_what_to_do():
    with pytest.raises(LabError, match="use it in a with block: with Database"):
        Database().connect()


@pytest.mark.parametrize("server", [Database, Shop])
def test_who_asks_for_the_address_while_it_opens_gets_the_same(server):
    async def ask(edge):
        return await asyncio.gather(edge.open(), edge.open())

    with server() as opened:
        first, second = opened._background.call(ask(opened._edge))
    assert first == second

import asyncio

import pytest

from course.lab.base._binding import Loopback
from course.lab.base._log import Log
from course.lab.dns._edge import Edge
from course.lab.dns._name_server import NameServer

ADDRESS = "192.0.2.1"


@pytest.mark.parametrize("over", ["udp", "tcp", "dot"])
def test_who_gives_up_waiting_does_not_close_what_others_wait_for(over):
    async def run():
        edge = Edge(Loopback(), Log(10), asyncio.get_running_loop())
        server = NameServer("ns", [ADDRESS], [])
        impatient, patient = (asyncio.create_task(edge.open(server, ADDRESS, over)) for _ in range(2))
        await asyncio.sleep(0)
        impatient.cancel()
        try:
            return await patient
        finally:
            edge.close()

    host, port = asyncio.run(run())
    assert (host, port > 0) == ("127.0.0.1", True)

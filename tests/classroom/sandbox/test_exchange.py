"""nbgrader's exchange lies below /usr, which the sandbox shows; what others have handed in is not there inside."""

import sys
import tempfile
from pathlib import Path

import pytest
from nbgrader.exchange.default.exchange import Exchange

from classroom.judge.session_pool import SessionPool
from classroom.sandbox.limits import Limits
from classroom.sandbox.mounts import EXCHANGE
from tests.classroom.judge.orders import run, shown

LOOK = """
import os

def write(folder):
    try:
        open(folder + "/probe", "w")
    except OSError as error:
        return type(error).__name__

print([names for _, folders, files in os.walk({folder!r}) for names in (folders, files)], write({folder!r}))
"""


@pytest.fixture
def exchange():
    """A folder in what the sandbox shows, with a submission in it."""
    with tempfile.TemporaryDirectory(dir=sys.prefix, prefix="exchange-") as folder:
        handed_in = Path(folder) / "course" / "inbound" / "ada+04-dns" / "dns.ipynb"
        handed_in.parent.mkdir(parents=True)
        handed_in.write_text("{}")
        Path(folder).chmod(0o755)
        yield folder


def seen_by_student_code(folder: str, **how) -> str:
    with SessionPool(**how) as sessions:
        ran = sessions.run([run(LOOK.format(folder=folder))], {}, Limits(cpu_s=5, wall_s=60))
    return shown(ran.verdicts["cell"]["outputs"])


def test_a_folder_that_is_emptied_is_empty_inside_and_cannot_be_written_to(exchange):
    assert seen_by_student_code(exchange, emptied=(exchange,)) == "[[], []] OSError\n"


def test_without_that_it_could_be_read(exchange):
    assert "dns.ipynb" in seen_by_student_code(exchange, emptied=())


def test_the_exchange_is_where_nbgrader_has_it():
    assert Path(EXCHANGE) in Path(Exchange.root.default_value).parents

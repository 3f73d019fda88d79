"""What lesson 10 says of PostgreSQL and PgBouncer: the committed recording shows it, and the tool makes it again."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools import needs

ROOT = Path(__file__).parent.parent
COMMITTED = ROOT / "lessons" / "10-connection-pooling" / "data" / "pools.json"
pytestmark = pytest.mark.lesson("10-connection-pooling")

SEEN = {
    "too many clients": ["OperationalError", "FATAL:  sorry, too many clients already"],
    "full": {"connected": "OK", "first query": ["ProtocolViolation", "query_wait_timeout"]},
    "reading": {"after SELECT": 1, "after COMMIT": 0},
    "setting": {"before": "4MB", "another client": "77MB"},
    "restart": {
        "direct": ["AdminShutdown", "terminating connection due to administrator command"],
        "pooled": "answered",
    },
}
FORGOTTEN = ["InvalidSqlStatementName", 'prepared statement "_pg3_0" does not exist']


def test_the_committed_recording_shows_what_the_lesson_says():
    told = json.loads(COMMITTED.read_text("utf-8"))
    assert {name: told[name] for name in SEEN} == SEEN
    assert told["prepared"] == {"as it comes": FORGOTTEN, "prepare_threshold=None": "ten times"}
    assert told["versions"]["pgbouncer"].startswith("1.18")


@needs("pgbouncer", package="pgbouncer")
@needs("psql", package="postgresql")
@needs("setpriv", package="util-linux")
@pytest.mark.long
def test_real_pools_behave_as_recorded(tmp_path):
    file = tmp_path / "pools.json"
    done = subprocess.run(
        [sys.executable, ROOT / "tools/record_pools.py", file], capture_output=True, text=True, timeout=200
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(file.read_text("utf-8"))
    assert {name: told[name] for name in SEEN} == SEEN
    tracked = tuple(map(int, told["versions"]["pgbouncer"].split(".")[:2])) >= (1, 21)
    assert told["prepared"]["prepare_threshold=None"] == "ten times"
    assert told["prepared"]["as it comes"] == ("ten times" if tracked else FORGOTTEN)

"""Which schedulers are talked to, and what is said of the others."""

import sys

import pytest
from click.testing import CliRunner

from classroom.__main__ import main
from classroom.cluster.certificates import make_certificates
from classroom.cluster.connect import checked, connect
from classroom.errors import CourseError


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("tls://hub.example:9000", "tls://hub.example:9000"),
        ("tls://hub.example", "tls://hub.example:8786"),
        ("tls://10.0.0.7", "tls://10.0.0.7:8786"),
        ("tls://[2001:db8::1]:9000", "tls://[2001:db8::1]:9000"),
    ],
)
def test_an_address_by_tls_is_taken(written, meant):
    assert checked(written) == meant


@pytest.mark.parametrize("written", ["tcp://hub.example:8786", "ws://hub.example:8786", "http://hub.example:8786"])
def test_a_port_that_anybody_may_use_is_refused_with_the_reason_and_the_way_out(written):
    with pytest.raises(CourseError) as refused:
        checked(written)
    assert str(refused.value) == (
        f"{written} is refused: whoever reaches the port of a scheduler without TLS runs code as you. Make "
        "certificates with classroom certificates, start scheduler and workers with them, and give tls://HOST:8786"
    )


@pytest.mark.parametrize(
    "written", ["hub.example:8786", "tls://", "tls://hub:99999", "tls://a/b", "tls://a@b", "tls://["]
)
def test_what_is_no_address_is_told_how_one_is_written(written):
    with pytest.raises(CourseError, match=r"write it as tls://HOST:8786$"):
        checked(written)


def test_nothing_is_graded_by_tcp(tmp_path):
    (tmp_path / "lessons" / "01-tiny").mkdir(parents=True)
    command = ["grade", "01-tiny", "--course", str(tmp_path), "--scheduler", "tcp://hub.example:8786"]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 1
    assert done.stderr.startswith("classroom: tcp://hub.example:8786 is refused: whoever reaches the port")


def test_without_dask_the_command_that_installs_it_is_named(tmp_path, monkeypatch):
    make_certificates(tmp_path / "certificates")
    monkeypatch.setitem(sys.modules, "dask", None)
    with pytest.raises(CourseError, match="Dask, which is not installed: run make cluster"):
        connect("tls://127.0.0.1:1", tmp_path / "certificates", print)

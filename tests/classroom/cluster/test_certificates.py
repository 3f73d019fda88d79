"""Scheduler, workers and grader know each other by certificates of one folder, and nobody else gets in."""

import ssl
import stat

import pytest
from click.testing import CliRunner

from classroom.__main__ import main
from classroom.cluster.certificates import CA, ROLES, make_certificates, names, own
from classroom.errors import CourseError


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("cluster") / "certificates"
    make_certificates(made)
    return made


def side(folder, role, server):
    authority, certificate, key = own(folder, role)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER if server else ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(authority)
    context.load_cert_chain(certificate, key)
    return context


def shake_hands(client, server):
    """A handshake in memory; raises where either side does not know the other."""
    there, back = ssl.MemoryBIO(), ssl.MemoryBIO()
    ends = client.wrap_bio(back, there), server.wrap_bio(there, back, server_side=True)
    for _ in range(4):
        for end in ends:
            try:
                end.do_handshake()
            except ssl.SSLWantReadError:
                continue
    assert all(end.getpeercert() for end in ends)


@pytest.mark.parametrize("role", ["worker", "client"])
def test_a_worker_and_the_grader_reach_the_scheduler(folder, role):
    shake_hands(side(folder, role, False), side(folder, "scheduler", True))


def test_certificates_of_another_folder_do_not(folder, tmp_path):
    make_certificates(tmp_path / "other")
    with pytest.raises(ssl.SSLCertVerificationError):
        shake_hands(side(tmp_path / "other", "client", False), side(folder, "scheduler", True))


def test_nobody_else_may_read_them_and_nobody_can_make_more(folder):
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert modes == dict.fromkeys([CA, *(name for role in ROLES for name in names(role))], 0o600)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert b"PRIVATE KEY" not in (folder / CA).read_bytes()


def test_certificates_that_are_in_use_are_not_written_over(folder):
    before = (folder / CA).read_bytes()
    done = CliRunner().invoke(main, ["certificates", str(folder)])
    assert (done.exit_code, (folder / CA).read_bytes()) == (1, before)
    assert "is not empty: give another folder" in done.stderr


def test_the_command_says_until_when_they_are_good(tmp_path):
    done = CliRunner().invoke(main, ["certificates", str(tmp_path / "new")])
    assert done.exit_code == 0
    assert "until 2" in done.stdout
    assert own(tmp_path / "new", "worker")


def test_a_missing_file_is_named(folder, tmp_path):
    with pytest.raises(CourseError, match="make certificates with classroom") as told:
        own(tmp_path, "client")
    assert str(told.value).startswith(f"{tmp_path} lacks ca.pem, client.pem, client-key.pem")

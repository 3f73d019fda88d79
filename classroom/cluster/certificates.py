"""Certificates by which scheduler, workers and grader know each other, and nobody else is let in."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from classroom.errors import CourseError

CA = "ca.pem"
ROLES = ("scheduler", "worker", "client")
DAYS = 365


def names(role: str) -> tuple[str, str]:
    """Files of a role's certificate and of its private key."""
    return f"{role}.pem", f"{role}-key.pem"


def make_certificates(folder: Path) -> datetime:
    """Write a certificate authority's certificate, and for each role a certificate and a private key with mode 0600.

    Returns when they expire (UTC). The authority's own key is kept nowhere, so that nobody can make more. `CourseError`
    where there are some already.
    """
    import trustme

    if folder.exists() and any(folder.iterdir()):
        raise CourseError(f"{folder} is not empty: give another folder, or remove it when nothing runs by it any more")
    ends = datetime.now(UTC) + timedelta(days=DAYS)
    authority = trustme.CA(organization_name="Grading", organization_unit_name="for one cluster")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    _write(folder / CA, authority.cert_pem.bytes())
    for role in ROLES:
        made = authority.issue_cert(f"{role}.invalid", common_name=role, not_after=ends)
        certificate, key = names(role)
        _write(folder / certificate, b"".join(part.bytes() for part in made.cert_chain_pems))
        _write(folder / key, made.private_key_pem.bytes())
    return ends


def _write(path: Path, content: bytes) -> None:
    """Nobody else may read it, not even while it is written."""
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(content)


def own(folder: Path, role: str) -> tuple[Path, Path, Path]:
    """The authority's certificate, and certificate and key of a role; `CourseError` where one of them is missing."""
    paths = tuple(folder / name for name in (CA, *names(role)))
    if missing := [path.name for path in paths if not path.is_file()]:
        raise CourseError(
            f"{folder} lacks {', '.join(missing)}: make certificates with classroom certificates {folder}, start "
            f"scheduler and workers with them, or say with --certificates where they are"
        )
    return paths

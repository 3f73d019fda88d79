"""Programs that pip cannot bring, packages that only some have: found where present, asked for by name where not."""

import importlib.util
import os
import shutil
from collections.abc import Mapping

import pytest

# Debian puts daemons where an ordinary user's path does not look.
DAEMONS = ("/usr/local/sbin", "/usr/sbin", "/sbin", "/usr/lib/frr")


def which(program: str) -> str | None:
    """The path of ``program``, daemons included, or None."""
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), *DAEMONS])
    return shutil.which(program, path=path)


def needs(program: str, *, package: str) -> pytest.MarkDecorator:
    """A mark: without ``program`` the test is skipped, or fails where CI has promised Debian's packages."""
    return pytest.mark.needs(program, package=package)


def wanting(program: str, package: str) -> str | None:
    """Why a test that needs ``program`` cannot run here, or None."""
    return None if which(program) else f"needs {program}: apt install {package}"


def needs_module(module: str, *, command: str) -> pytest.MarkDecorator:
    """A mark, as `needs`, for a package that ``command`` installs."""
    return pytest.mark.needs_module(module, command=command)


def lacking(module: str, command: str) -> str | None:
    """Why a test that needs ``module`` cannot run here, or None."""
    return None if importlib.util.find_spec(module) else f"needs {module}: {command}"


def is_promised(environment: Mapping[str, str], system: str) -> bool:
    """Whether a missing program is a fault of the set-up: CI installs packages on Linux only."""
    return environment.get("CI") == "true" and system == "linux"

"""The public face of `course.lab`, and what importing it costs."""

import dataclasses
import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec

import pytest

import course.lab
from course.lab import events

HEAVY = ["dns", "ssl", "asyncio", "trustme", "hypercorn", "h2", "httpx", "cryptography"]
LOADED = f"import sys; print(*[name for name in {HEAVY} if name in sys.modules])"


@pytest.mark.parametrize(
    "code",
    [
        "import course",
        "import course.lab",
        "from course.lab import *",
        "from course.lab import Internet\nwith Internet() as net: net.roots",
    ],
)
def test_nothing_heavy_loads_before_it_is_used(code):
    done = subprocess.run([sys.executable, "-c", f"{code}\n{LOADED}"], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_plain_dns_needs_no_tls():
    code = f"from course.lab import Internet\nwith Internet() as net: net.ask(net.roots[0], bytes(12))\n{LOADED}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"trustme", "h2", "httpx", "cryptography"}.isdisjoint(done.stdout.split())


@pytest.mark.parametrize("name", course.lab.__all__)
def test_every_public_name_is_there_and_explained(name):
    assert getattr(course.lab, name).__doc__
    assert name in dir(course.lab)


def test_no_name_is_offered_by_two_subjects():
    offered = [name for subject in course.lab.SUBJECTS for name in import_module(f"course.lab.{subject}").__all__]
    assert sorted(offered) == sorted(set(offered)) == sorted(course.lab.__all__)


@pytest.mark.parametrize("module", ["captures", "errors", "events", "faults"])
def test_modules_that_notebooks_may_import_hold_the_same_names(module):
    held = import_module(f"course.lab.{module}")
    shared = set(held.__all__) & set(course.lab.__all__)
    assert shared
    assert all(getattr(held, name) is getattr(course.lab, name) for name in shared)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match=r"module 'course\.lab' has no attribute 'Resolver'"):
        course.lab.Resolver  # noqa: B018


def test_the_events_of_every_subject_may_cross():
    homes = [f"course.lab.{subject}._events" for subject in course.lab.SUBJECTS]
    modules = [import_module(home) for home in homes if find_spec(home)]
    kinds = [kind for module in modules for kind in vars(module).values() if dataclasses.is_dataclass(kind)]
    assert set(kinds) == events.CROSSING
    assert len({kind.__name__ for kind in kinds}) == len(kinds)


@pytest.mark.parametrize("kind", sorted(events.CROSSING, key=lambda kind: kind.__name__))
def test_events_are_plain_and_frozen(kind):
    assert {f.type for f in dataclasses.fields(kind)} <= {int, str, bool, float, bytes}
    assert kind.__dataclass_params__.frozen
    assert getattr(course.lab, kind.__name__) is kind

"""An answer that changes what it is given is told so by the visible check, in the same words where it is graded."""

import pytest

from tests.students.ways import both_ways, lesson_of

NAME = "01-parcels"
TEXT = """\
# %% [markdown]
# # Parcels
#
# ### Exercise: weigh
#
# **Core · 5 minutes.** Write `weigh(parcels, limits, note) -> int`, the sum of all weights; `note(weight)` hears it.

# %% answer="weigh"
def weigh(parcels, limits, note):
    ### BEGIN SOLUTION
    total = sum(parcel["weight"] for parcel in parcels)
    note(total)
    return total
    ### END SOLUTION

# %% test="test_weigh" points=1
from course.check import calling

noted = []


def note(weight):
    noted.append(weight)


parcels = [{"weight": 3, "to": ["shop"]}, {"weight": 1, "to": []}]
calling(weigh, parcels, bytearray(b"ab"), note=note).gives(4, think="three and one")
assert noted == [4]
"""
ANSWER = """\
def weigh(parcels, limits, note):
    total = sum(parcel["weight"] for parcel in parcels)
    note(total)
    {}
    return total
"""
RULE = "\nFunctions leave their arguments alone unless the task says otherwise: work on a copy."
SHOP, HERE = "{'weight': 3, 'to': ['shop']}", "{'weight': 1, 'to': []}"
GIVEN = f"[{SHOP}, {HERE}]"
CHANGES = {
    "parcels.clear()": f"first argument: it was {GIVEN} and is [] now",
    "parcels.reverse()": f"first argument: it was {GIVEN} and is [{HERE}, {SHOP}] now",
    "parcels[0]['weight'] += 1": f"first argument: it was {GIVEN} and is {GIVEN.replace('3', '4')} now",
    "parcels[1]['to'].append(4)": f"first argument: it was {GIVEN} and is {GIVEN.replace('[]', '[4]')} now",
    "limits.append(3)": "second argument: it was b'ab' and is b'ab\\x03' now",
    "parcels[0] = __import__('collections').Counter(a=1)": f"first argument: it was {GIVEN} and is [{{'a': 1}}, ",
}


@pytest.fixture(scope="module")
def parcels(tmp_path_factory):
    return lesson_of(TEXT, NAME, tmp_path_factory.mktemp("parcels"))


@pytest.mark.parametrize("change", CHANGES)
def test_who_changes_an_argument_reads_it_before_handing_in(parcels, change, tmp_path):
    plainly, graded = both_ways(parcels, ANSWER.format(change), tmp_path)
    assert CHANGES[change] in plainly
    assert plainly.endswith(RULE)
    assert graded == plainly


def test_an_object_of_another_class_is_a_change_in_both(parcels, tmp_path):
    plainly, graded = both_ways(parcels, ANSWER.format("parcels[0] = open"), tmp_path)
    assert "and changed its first argument: it was " in plainly
    assert plainly.splitlines()[0] == graded.splitlines()[0]


WORK = ["parcels = sorted(parcels, key=str)", "parcels = [*parcels][1:]", "limits += b''", "note = None"]


@pytest.mark.parametrize("work", WORK)
def test_who_works_on_copies_passes(parcels, work, tmp_path):
    assert both_ways(parcels, ANSWER.format(work), tmp_path) == ("", "")

"""Downloads of Moodle and Canvas, named as these name them, reach whom the roster says."""

import io
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path, PurePath

import pytest

from classroom.downloads.filenames import Person, sort_out
from classroom.roster import enter

ROOT = Path(__file__).parents[2]
ONE = Person("s1", "Student", "One", "1001")
TWO = Person("s2", "Student", "Two", "1002")
MARKED = Person("s3", "Jo-Ann O'", "Three Ünder", "1003")
ALIKE = [Person("s4", "Same", "Name", "1004"), Person("s5", "Same", "Name", "1005")]
ROSTER = [ONE, TWO, MARKED, *ALIKE, Person("s6", lms_user_id="1006")]


def sorted_out(*paths: str):
    found = sort_out([PurePath(path) for path in paths], ROSTER, {"dns.ipynb"})
    return {str(path): who for path, who in found.whose.items()}, list(found.left_out.values())


@pytest.mark.parametrize(
    ("path", "who"),
    [
        ("Student One_12345_assignsubmission_file_dns.ipynb", ("s1", "dns.ipynb")),
        ("Student One_12345_assignsubmission_file_my_dns_2_3_x.ipynb", ("s1", "my_dns_2_3_x.ipynb")),
        ("Two Student_12346_assignsubmission_file/dns.ipynb", ("s2", "dns.ipynb")),
        ("Student Two_12346_assignsubmission_file_/deep/dns.ipynb", ("s2", "dns.ipynb")),
        ("Jo-Ann O Three Ünder_7_assignsubmission_file/dns.ipynb", ("s3", "dns.ipynb")),
        ("onestudent_1001_67890_dns.ipynb", ("s1", "dns.ipynb")),
        ("onestudent_1001_67890_dns-1.ipynb", ("s1", "dns.ipynb")),
        ("onestudent_1001_67890_other-1.ipynb", ("s1", "other-1.ipynb")),
        ("twostudent_LATE_1002_67891_dns-2.ipynb", ("s2", "dns.ipynb")),
        ("twostudent_1002_67891_my_1_2_dns.ipynb", ("s2", "my_1_2_dns.ipynb")),
        ("threeünderjoanno_1003_67892_dns.ipynb", ("s3", "dns.ipynb")),
        ("namesame_1005_67893_dns.ipynb", ("s5", "dns.ipynb")),
        ("onestudent_999_67890_dns.ipynb", ("s1", "dns.ipynb")),  # the roster has other ids than Canvas
        ("someone_1006_67890_dns.ipynb", ("s6", "dns.ipynb")),
    ],
)
def test_a_name_that_either_system_gives_is_somebodys(path, who):
    assert sorted_out(path) == ({path: who}, [])


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("dns.ipynb", "'dns.ipynb' is none that Moodle or Canvas gives"),
        ("dns/onestudent_1001_67890_dns.ipynb", "'dns' is none that Moodle or Canvas gives"),
        ("Participant_12345_assignsubmission_file/dns.ipynb", "the roster has no such name; put it into submitted/ID/"),
        ("anon_a1B2c_67890_dns.ipynb", "is none that Moodle or Canvas gives"),
        ("somebody_77_67890_dns.ipynb", "the roster has no such name or lms_user_id"),
        ("Same Name_12345_assignsubmission_file/dns.ipynb", "may be s4 or s5"),
        ("onestudent_1002_67890_dns.ipynb", "has the number of s2 and the name of s1"),
    ],
)
def test_whose_nobody_can_tell_is_told(path, why):
    whose, left_out = sorted_out(path)
    assert whose == {}
    assert len(left_out) == 1
    assert why in left_out[0]


def test_no_two_files_of_one_student_have_one_name():
    canvas = [f"onestudent_1001_{n}_{name}" for n, name in enumerate(["dns-1.ipynb", "dns-2.ipynb", "DNS-2.ipynb"])]
    whose, _ = sorted_out(*canvas, "Student One_1_assignsubmission_file/a/x.ipynb", "onestudent_1001_9_x.ipynb")
    names = [name for _, name in whose.values()]
    assert sorted(names) == ["DNS-2 (2).ipynb", "dns-1.ipynb", "dns-2.ipynb", "x (2).ipynb", "x.ipynb"]


def zipped(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


@pytest.fixture
def course(tmp_path):
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    (tmp_path / "release" / "04-dns").mkdir(parents=True)
    (tmp_path / "release" / "04-dns" / "dns.ipynb").write_text("{}")
    lines = ["id,first_name,last_name,lms_user_id"]
    lines += [f"{p.id},{p.first_name},{p.last_name},{p.lms_user_id}" for p in ROSTER]
    (tmp_path / "roster.csv").write_text("\n".join(lines))
    enter(tmp_path / "roster.csv", tmp_path)
    (tmp_path / "downloaded" / "04-dns" / "archive").mkdir(parents=True)
    return tmp_path


def collect(course: Path, files: dict[str, bytes], *options: str) -> tuple[dict[str, bytes], str]:
    """What is in ``submitted/`` after `nbgrader zip_collect`, and what that said."""
    for name, content in files.items():
        path = course / "downloaded" / "04-dns" / "archive" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    command = [sys.executable, "-m", "nbgrader", "zip_collect", "04-dns", *options]
    environment = {"PYTHONPATH": str(ROOT), "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "HOME": str(course)}
    done = subprocess.run(command, cwd=course, env=environment, capture_output=True, text=True, check=False)
    found = course / "submitted"
    return {p.relative_to(found).as_posix(): p.read_bytes() for p in found.rglob("*") if p.is_file()}, done.stderr


def test_an_archive_of_canvas_is_collected_and_collected_again(course):
    mine = zipped(
        {"work/dns.ipynb": b"packed", "__MACOSX/work/._dns.ipynb": b"", "twostudent_1002_5_dns.ipynb": b"not"}
    )
    archive = zipped(
        {
            "onestudent_1001_3_dns-1.ipynb": b"one",
            "twostudent_LATE_1002_4_dns.ipynb": b"two",
            "threeünderjoanno_1003_6_mywork.zip": mine,
            "namesame_1004_7_broken.zip": b"PK no archive",
            "namesame_1005_8_notes.pdf": b"pdf",
            "stranger_77_9_dns.ipynb": b"?",
        }
    )
    submitted, said = collect(course, {"dns_submissions.zip": archive})
    assert submitted == {
        "s1/04-dns/dns.ipynb": b"one",
        "s2/04-dns/dns.ipynb": b"two",
        "s3/04-dns/dns.ipynb": b"packed",
        "s3/04-dns/twostudent_1002_5_dns.ipynb": b"not",
    }
    assert "Left out: 'namesame_1004_7_broken.zip' cannot be read" in said
    assert "Left out: 'stranger_77_9_dns.ipynb' is nobody's" in said
    newer = zipped({"onestudent_1001_10_dns-2.ipynb": b"newer"})
    submitted, _ = collect(course, {"dns_submissions.zip": newer}, "--force")
    assert submitted["s1/04-dns/dns.ipynb"] == b"newer"
    assert submitted["s2/04-dns/dns.ipynb"] == b"two"


@pytest.mark.parametrize("unpacked", [False, True])
def test_a_download_of_moodle_is_collected_packed_or_not(course, unpacked):
    folder = "Student One_12345_assignsubmission_file"
    given = {
        f"{folder}/dns.ipynb": b"one",
        f"{folder}/more.zip": zipped({"../../s2/dns.ipynb": b"out"}),
        "Student Two_12346_assignsubmission_file_dns.ipynb": b"two",
    }
    files = {f"NET-DNS-17/{name}": data for name, data in given.items()} if unpacked else {"x.zip": zipped(given)}
    submitted, _ = collect(course, files)
    assert submitted == {
        "s1/04-dns/dns.ipynb": b"one",
        "s1/04-dns/dns (2).ipynb": b"out",
        "s2/04-dns/dns.ipynb": b"two",
    }


def test_a_download_that_broke_off_is_told_and_nothing_is_collected(course):
    submitted, said = collect(course, {"x.zip": zipped({"onestudent_1001_3_dns.ipynb": bytes(9999)})[:60]})
    assert submitted == {}
    assert "x.zip cannot be read (File is not a zip file): download it again. Nothing was collected." in said

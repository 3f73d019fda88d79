"""The instructor's path through README with three operating-system users, from build to export."""

import csv
import json
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path

import nbformat
import pytest

from classroom.lesson import Course, grade_id
from tests.browser.jupyter import address_of, end
from tests.instructor.people import IDS, ROOT, Machine, may_try
from tests.tiny import NAME, TEXT, write_tiny

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not may_try(), reason="needs root on Linux: it becomes three users"),
]
WRITTEN = '\n# %% [markdown] written="why" points=4\n# Because sums are products.\n'
ROSTER = """\
id;first_name;last_name;email;lms_user_id
ada;Ada;A;ada@uni.example;lms-17
ben;Ben;Bär;ben@uni.example;lms-18
"""
WORDS = "Doubling adds a number to itself."
AUTOMATIC, BY_HAND = 6, 3  # points of the tests, and what the instructor gives of four for the words


class Term:
    """What happens in a term, step by step, and what could be seen on the way."""

    def __init__(self, machine: Machine):
        self.machine = machine
        write_tiny(machine.course)
        text = machine.course / "lessons" / NAME / "tiny.py"
        text.write_text(TEXT + WRITTEN)
        shutil.copy(ROOT / "nbgrader_config.py", machine.course)
        settings = f"c.Exchange.root = {str(machine.exchange)!r}\n"
        with (machine.course / "nbgrader_config.py").open("a") as config:
            config.write(settings + "c.LateSubmissionPlugin.penalty_method = 'zero'\n")
        (machine.course / "roster.csv").write_bytes(ROSTER.encode("latin-1"))
        for student in ("ada", "ben"):
            home = machine.folder / student
            (home / "nbgrader_config.py").write_text(
                f"c = get_config()\nc.CourseDirectory.course_id = 'networking'\n{settings}"
            )
            machine.own(student, home)
        machine.own("teacher", machine.folder / "teacher")
        self.lesson = Course(machine.course).lesson(NAME)

    def teacher(self, *command: str) -> str:
        return self.machine.does("teacher", *command, where=self.machine.course)

    def release(self) -> None:
        due = datetime.now(UTC) - timedelta(days=1)
        self.teacher("chmod", "700", ".")
        self.teacher("classroom", "build")
        self.teacher("classroom", "roster", "roster.csv")
        self.teacher("nbgrader", "db", "assignment", "add", NAME, f"--duedate={due:%Y-%m-%d %H:%M:%S} UTC")
        self.teacher("classroom", "extend", NAME, "ada", "--days", "7")
        self.teacher("nbgrader", "release_assignment", NAME)

    def hand_in(self, student: str, total: str) -> None:
        home = self.machine.folder / student
        path = home / NAME / "tiny.ipynb"
        if not path.exists():
            self.machine.does(student, "nbgrader", "fetch_assignment", NAME)
        notebook = nbformat.read(path, as_version=4)
        answers = {"double": self.lesson.exercise("double").cell.source, "total": total, "why": WORDS}
        for cell in notebook.cells:
            cell.source = answers.get(grade_id(cell), cell.source)
        nbformat.write(notebook, path)
        self.machine.does(student, "nbgrader", "submit", NAME)

    def give_feedback(self) -> None:
        self.teacher("nbgrader", "generate_feedback", "--force", NAME)
        self.teacher("nbgrader", "release_feedback", NAME)
        for student in ("ada", "ben"):
            self.machine.does(student, "nbgrader", "fetch_feedback", NAME)

    def feedback(self, student: str) -> str:
        """The page that a student has of the last submission."""
        pages = (self.machine.folder / student / NAME / "feedback").rglob("tiny.html")
        return max(pages, key=lambda page: page.parent.name).read_text()

    def marks(self) -> dict[str, dict]:
        self.teacher("nbgrader", "export", "--to=marks.csv")
        with (self.machine.course / "marks.csv").open() as table:
            return {row["student_id"]: row for row in csv.DictReader(table) if row["assignment"] == NAME}


class Formgrader:
    """The teacher's JupyterLab, spoken to as its pages do."""

    def __init__(self, term: Term):
        self.term = term

    def __enter__(self) -> "Formgrader":
        machine = self.term.machine
        options = ["--no-browser", "--ServerApp.ip=127.0.0.1", "--ServerApp.port=0", "--IdentityProvider.token=secret"]
        command = machine.command("teacher", sys.executable, "-m", "jupyterlab", *options, where=machine.course)
        self.server = subprocess.Popen(**command, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
        self.address = address_of(self.server)
        return self

    def __exit__(self, *exception) -> None:
        end(self.server)
        self.server.communicate()

    def ask(self, path: str, **changed) -> object:
        """GET from formgrader, or PUT what is given."""
        data = json.dumps(changed).encode() if changed else None
        headers = {"Authorization": "token secret", "Content-Type": "application/json"}
        address, method = f"{self.address}/formgrader{path}", "PUT" if data else "GET"
        request = urllib.request.Request(address, data, headers, method=method)
        with urllib.request.urlopen(request) as reply:
            text = reply.read().decode()
        return json.loads(text) if path.startswith("/api/") else text


@pytest.fixture(scope="module")
def term():
    """Ada hands in, is graded, hands in again; Ben hands in late; Ada's words are marked by hand."""
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        made = Term(Machine(Path(folder)))
        total = made.lesson.exercise("total")
        made.release()
        made.hand_in("ada", total.answer("wrong_backwards").source)
        made.hand_in("ben", total.cell.source)
        made.teacher("nbgrader", "collect", NAME)
        made.teacher("classroom", "grade", NAME)
        made.first = made.marks()
        made.hand_in("ada", total.cell.source)
        made.teacher("nbgrader", "collect", "--update", NAME)
        made.teacher("classroom", "grade", NAME)
        made.second = made.marks()
        made.give_feedback()
        made.old = made.feedback("ada")
        with Formgrader(made) as formgrader:
            made.submissions = {one["student"]: one for one in formgrader.ask(f"/api/submissions/{NAME}")}
            (notebook,) = formgrader.ask(f"/api/student_notebook_submissions/ada/{NAME}")
            made.page = formgrader.ask(f"/submissions/{notebook['id']}/")
            grades = formgrader.ask(f"/api/grades?submission_id={notebook['id']}")
            (words,) = [grade for grade in grades if grade["name"] == "why"]
            made.waiting = words["needs_manual_grade"]
            formgrader.ask(f"/api/grade/{words['id']}", manual_score=BY_HAND)
            (comment,) = [
                one for one in formgrader.ask(f"/api/comments?submission_id={notebook['id']}") if one["name"] == "why"
            ]
            formgrader.ask(f"/api/comment/{comment['id']}", manual_comment="Say what a product is, too.")
        made.teacher("classroom", "grade", NAME)
        made.third = made.marks()
        made.give_feedback()
        made.read = made.feedback("ben")
        made.hand_in("ben", total.answer("wrong_backwards").source)
        made.watched = [made.teacher("classroom", "watch", NAME, "--once", "--attempts", "1") for _ in range(2)]
        made.machine.does("ben", "nbgrader", "fetch_feedback", NAME)
        yield made


def test_the_roster_is_in_the_gradebook_with_lms_ids(term):
    listed = term.teacher("nbgrader", "db", "student", "list")
    assert "ada (A, Ada) -- ada@uni.example, lms-17" in listed
    assert "ben (Bär, Ben) -- ben@uni.example, lms-18" in listed


def test_the_last_submission_counts(term):
    assert float(term.first["ada"]["raw_score"]) < AUTOMATIC
    assert float(term.second["ada"]["raw_score"]) == AUTOMATIC


def test_late_is_late_unless_there_is_an_extension(term):
    assert float(term.third["ada"]["late_submission_penalty"]) == 0
    assert float(term.third["ben"]["late_submission_penalty"]) == float(term.third["ben"]["raw_score"]) == AUTOMATIC
    assert float(term.third["ben"]["score"]) == 0


def test_words_wait_for_a_hand_and_its_mark_survives_grading_again(term):
    assert term.waiting is True
    assert float(term.third["ada"]["score"]) == AUTOMATIC + BY_HAND


def test_marks_travel_with_ids_and_core_apart(term):
    told = term.teacher("classroom", "marks", NAME, "--to", "canvas", "--ids", "sis", "--only", "core")
    assert "2 students" in told
    with (term.machine.course / f"{NAME}-canvas.csv").open(encoding="utf-8") as table:
        rows = {row["SIS User ID"]: row[f"{NAME} core"] for row in csv.DictReader(table)}
    assert rows == {"": "100", "lms-17": "100", "lms-18": "0"}
    assert term.third["ada"]["core_percent"] == "100.0"


def test_the_report_says_who_was_late_and_nobody_else_may_read_it(term):
    assert "2 graded, 1 of them late" in term.teacher("classroom", "report", NAME)
    written = term.machine.course / "build" / "report" / f"{NAME}.html"
    assert "how the class did" in written.read_text(encoding="utf-8")
    assert written.stat().st_mode & 0o077 == 0


def test_formgrader_lists_submissions_and_shows_the_answer(term):
    assert {name: one["autograded"] for name, one in term.submissions.items()} == {"ada": True, "ben": True}
    assert WORDS in term.page


def test_feedback_reaches_its_student_and_nobody_else(term):
    text = term.feedback("ada")
    assert "Say what a product is, too." in text
    assert "<strong>Core: 100 %</strong>, 3 of 3 points." in text
    assert "negative numbers are doubled too" not in text
    assert "Say what a product is, too." not in term.feedback("ben")


def test_who_has_feedback_already_reads_the_new_mark(term):
    """Marked by hand after feedback had gone out."""
    assert "(Score: 0.0 / 4.0)" in term.old
    assert "Say what a product is, too." not in term.old
    assert f"(Score: {BY_HAND:.1f} / 4.0)" in term.feedback("ada")


def test_who_hands_in_while_the_course_is_watched_is_graded_and_answered(term):
    first, second = term.watched
    assert "ben: " in first
    assert "tests passed, feedback is out" in first
    assert second == ""
    assert term.feedback("ben") != term.read


@pytest.mark.parametrize(
    "path",
    ["exchange/networking/inbound", "teacher/course", "teacher/course/gradebook.db", "exchange/networking/feedback"],
)
def test_a_student_cannot_look_at_what_is_not_theirs(term, path):
    done = term.machine.run("ben", "find", term.machine.folder / path, "-maxdepth", "1", "-readable", "-type", "f")
    listed = term.machine.run("ben", "ls", term.machine.folder / path)
    assert "Permission denied" in listed.stderr
    assert done.stdout == ""


def test_what_a_student_may_read_can_be_read_here(term):
    assert "tiny.ipynb" in term.machine.does("ben", "ls", term.machine.exchange / "networking" / "outbound" / NAME)


def test_a_submission_is_its_students_file(term):
    handed_in = term.machine.exchange.glob("networking/inbound/*")
    owners = {path.name.split("+")[0]: path.stat().st_uid for path in handed_in}
    assert owners == {"ada": IDS["ada"], "ben": IDS["ben"]}

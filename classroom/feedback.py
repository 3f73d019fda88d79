"""What goes back: feedback pages for students, marks as CSV for the instructor; both by nbgrader itself."""

from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.converters import GenerateFeedback
from nbgrader.plugins import CsvExportPlugin

from classroom.grade.record import coursedir, nbgrader_config, using_nbgrader
from classroom.lesson import Lesson


def write_feedback(lesson: Lesson, course: Path) -> Path:
    """Make ``feedback/<student>/<lesson>/<notebook>.html`` of all that has been graded; returns the folder."""
    config = nbgrader_config(course)
    config.GenerateFeedback.force = True
    with using_nbgrader():
        GenerateFeedback(coursedir=coursedir(lesson, config), config=config).start()
    return course / "feedback"


def export_marks(course: Path, path: Path) -> Path:
    """Write the gradebook as nbgrader's CSV."""
    plugin = CsvExportPlugin()
    plugin.to = str(path)
    with using_nbgrader(), Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        plugin.export(gradebook)
    return path

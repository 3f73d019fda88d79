"""What goes back to students: feedback pages, by nbgrader itself."""

from pathlib import Path

from nbgrader.converters import GenerateFeedback

from classroom.grade.record import coursedir, nbgrader_config, using_nbgrader
from classroom.lesson import Lesson
from classroom.marks.by_nbgrader import CoreApart


def write_feedback(lesson: Lesson, course: Path, students: tuple[str, ...] = ()) -> Path:
    """Make ``feedback/<student>/<lesson>/<notebook>.html`` of all that has been graded, or of what these students have;
    returns the folder.
    """
    config = nbgrader_config(course)
    if students:
        others = sorted({path.name for path in (course / "autograded").iterdir()} - set(students))
        config.CourseDirectory.student_id_exclude = ",".join(others)
    grades, *others = GenerateFeedback.preprocessors.default()
    config.GenerateFeedback.preprocessors = [grades, CoreApart, *others]
    config.GenerateFeedback.force = True
    with using_nbgrader():
        GenerateFeedback(coursedir=coursedir(lesson, config), config=config).start()
    return course / "feedback"

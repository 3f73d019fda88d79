"""The instructors' command line."""

import sys
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from classroom.errors import CourseError, Stopped
from classroom.lesson import Course

console = Console()
ROOT = click.option(
    "--course",
    "root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The course folder, the one with lessons/ in it.",
)
CERTIFICATES = "certificates"
PUBLISHED_SHOWN = 20  # names of files, where a first publication has hundreds
SCHEDULER = click.option(
    "--scheduler", metavar="tls://HOST:PORT", help="Grade on the workers of this Dask scheduler instead."
)
KEYS = click.option(
    "--certificates",
    type=click.Path(path_type=Path),
    help="Where classroom certificates has put them; by default certificates/ in the course folder.",
)
LESSONS = click.argument("lessons", nargs=-1)


class Group(click.Group):
    """Turns a `CourseError`, or a signal that stops a run, into one sentence and exit code 1."""

    def invoke(self, ctx):
        try:
            return super().invoke(ctx)
        except (CourseError, Stopped) as error:
            click.echo(f"classroom: {error}", err=True)
            sys.exit(1)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
def main():
    """Build, check, grade and publish the lessons.

    Example: classroom build 04-dns
    """


def progress() -> Progress:
    columns = SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    return Progress(*columns, console=console, transient=True)


@main.command()
@LESSONS
@ROOT
def build(lessons, root):
    """Make source/ and release/ from lessons/, all of them or those named.

    Example: classroom build 04-dns
    """
    from classroom.build import build as build_lesson
    from classroom.index import index

    course = Course(root)
    with progress() as bar:
        chosen = course.lessons(lessons)
        job = bar.add_task("building", total=len(chosen))
        for lesson in chosen:
            bar.update(job, description=lesson.name)
            changed = build_lesson(lesson).write(course.root)
            console.print(f"{lesson.name}: {', '.join(changed) or 'nothing changed'}")
            bar.advance(job)
    for name in index(course).write(course.root):
        console.print(name)


@main.command()
@LESSONS
@ROOT
@click.option("--exercise", "exercises", multiple=True, help="Search this exercise only; may be repeated.")
@click.option("--again", is_flag=True, help="Search anew where nothing has changed, too.")
def bank(lessons, root, exercises, again):
    """Search the domains of exercises for cases that tell wrong answers from right ones, and keep these.

    Example: classroom bank 02-ip-addresses --exercise subnets
    """
    from classroom.bank.make import lines_on, make_banks

    chosen = Course(root).lessons(lessons)
    if exercises and len(chosen) != 1:
        raise CourseError("--exercise is for one lesson: name it, too")
    with progress() as bar:
        job = bar.add_task("searching", total=len(chosen))
        for lesson in chosen:

            def told(text, name=lesson.name):
                bar.update(job, description=f"{name}: {text}")

            made = make_banks(lesson, exercises, again, told)
            for line in [line for one in made for line in lines_on(one)] or [f"{lesson.name}: nothing to search anew"]:
                console.print(line, markup=False, highlight=False, soft_wrap=True)
            bar.advance(job)


@main.command()
@LESSONS
@ROOT
@click.option("--exercise", "exercises", multiple=True, help="Try the answers of this exercise only; may be repeated.")
@click.option("--all", "everything", is_flag=True, help="Try all mutants, and what was found clean before, too.")
def check(lessons, root, exercises, everything):
    """Hold lessons against every rule of the contract; exit 1 when one is broken.

    A quarter of mutants and seeds is tried, another one after each commit. What was found clean is not tried again
    until it changes. What wrong answers do stays known: grading explains failures sooner.

    Example: classroom check 04-dns
    """
    from classroom.gate import inspect
    from classroom.gate.clean_cache import KEPT as CLEAN
    from classroom.gate.clean_cache import Clean
    from classroom.gate.sampling import WHOLE, part_in_turn
    from classroom.grade.belief_cache import KEPT, BeliefCache
    from classroom.judge.session_pool import session_pool_where_possible

    reports, belief_cache = [], BeliefCache()
    clean, part = Clean.kept_in(Path(root) / CLEAN), WHOLE if everything else part_in_turn(Path(root))
    if everything:
        clean.known.clear()
    with progress() as bar, session_pool_where_possible() as sessions, belief_cache.kept_in(Path(root) / KEPT):
        chosen = Course(root).lessons(lessons)
        job = bar.add_task("checking", total=len(chosen))
        for lesson in chosen:

            def told(text, name=lesson.name):
                bar.update(job, description=f"{name}: {text}")

            reports.append(inspect(lesson, sessions, told, exercises, belief_cache, clean, part))
            bar.advance(job)
    for report, lesson in zip(reports, chosen, strict=True):
        _print_report(report)
        for name in exercises:
            _print_rules(lesson, name)
    broken = sum(len(report.findings) for report in reports)
    looked_at = f"{len(reports)} lesson{'s' * (len(reports) != 1)}"
    console.print(f"{looked_at}, {broken} rule{'s' * (broken != 1)} broken" if broken else f"{looked_at}, clean")
    sys.exit(1 if broken else 0)


def _print_rules(lesson, name: str) -> None:
    """Each rule of a task, and below it the kinds of case that hold answers to it."""
    from classroom.bank.bank import domain
    from classroom.gate.domains import rules_and_kinds

    if name in lesson.domains:
        for line in rules_and_kinds(domain(lesson, name), lesson.written_exercise(name)):
            console.print(f"  {line}", markup=False, highlight=False, soft_wrap=True)


def _print_report(report) -> None:
    score = (
        f"mutation score {report.score:.3f} ({report.killed} of {report.made})" if report.made else "no mutants tried"
    )
    console.print(f"[bold]{report.lesson}[/]  {score}", highlight=False)
    for line in report.survivors:
        console.print(f"  {'equivalent':11}  {line}", markup=False, highlight=False, soft_wrap=True)
    for finding in report.findings:
        told = f"  {finding.rule:11}  {finding.where}: {finding.text}"
        console.print(told, markup=False, highlight=False, soft_wrap=True, style="red")


@main.command()
@click.argument("lesson")
@ROOT
@click.option("--student", "students", multiple=True, help="Grade this student only; may be repeated.")
@click.option("--exercise", "exercises", multiple=True, help="Grade this exercise only, anew; may be repeated.")
@click.option("--again", is_flag=True, help="Grade anew what was graded before from all the same, too.")
@click.option("--workers", default=2, show_default=True, help="Submissions graded at the same time.")
@SCHEDULER
@KEYS
@click.option("--cpu", default=10, show_default=True, help="Seconds of processor time for one process of a submission.")
@click.option("--no-sandbox", is_flag=True, help="Give student code your rights: files, processes and network.")
def grade(lesson, root, students, exercises, again, workers, scheduler, certificates, cpu, no_sandbox):
    """Grade the submissions of a lesson into nbgrader's gradebook.

    What has been graded before, from the same notebook by the same lesson, is not graded again. Marks and comments by
    hand stay. Exit code 1 when some could not be graded; which and why stands at the end.

    Example: classroom grade 04-dns
    """
    from classroom.grade import grade_assignment
    from classroom.grade.interruptions import stoppable
    from classroom.mark_changes import marks_now
    from classroom.marks.gradebook import read_marks
    from classroom.marks.table import print_marks, reasons
    from classroom.sandbox.limits import Limits

    chosen, folder = Course(root).lesson(lesson), Path(root).resolve()
    before = marks_now(chosen, folder)
    with stoppable(), progress() as bar, _cluster(scheduler, certificates or folder / CERTIFICATES) as cluster:
        job = bar.add_task(f"grading {lesson}", total=None)

        def told(done, total):
            bar.update(job, completed=done, total=total)

        graded = grade_assignment(
            chosen,
            folder,
            students,
            workers,
            Limits(cpu_s=cpu, wall_s=10 * cpu),
            told,
            cluster,
            sandbox=not no_sandbox,
            exercises=exercises,
            again=again,
        )
    print_marks(console, read_marks(chosen, folder).only({one.student for one in graded}))
    for line in [line for one in graded for line in reasons(chosen, one)] if students else []:
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    _print_changes(chosen, before, marks_now(chosen, folder))
    if known := sum(one.known for one in graded):
        console.print(f"{known} of {len(graded)} had been graded before, from all the same; --again grades them anew.")
    console.print(f"What lies behind them: classroom report {lesson}", highlight=False)
    if refused := [one for one in graded if one.reason]:
        click.echo(f"classroom: {len(refused)} of {len(graded)} have no new marks:", err=True)
        for one in refused:
            click.echo(f"  {one.student}: {one.reason}", err=True)
        sys.exit(1)


def _cluster(scheduler: str | None, certificates: Path):
    """None without a scheduler."""
    from classroom.cluster.connect import connect

    if scheduler is None:
        return nullcontext()
    return connect(scheduler, certificates, lambda line: click.echo(f"classroom: {line}", err=True))


@main.command()
@click.argument("folder", type=click.Path(path_type=Path), default=CERTIFICATES)
def certificates(folder):
    """Make certificates for grading on many machines: of a scheduler, its workers and this grader, in FOLDER.

    Whoever has one of the private keys runs code on all of these machines. docs/scaling.md says what goes where.

    Example: classroom certificates
    """
    from classroom.cluster.certificates import make_certificates

    ends = make_certificates(folder)
    told = f"{folder}: for a scheduler, its workers and the grader, until {ends:%Y-%m-%d}; keep the keys to yourself"
    console.print(told, markup=False, highlight=False, soft_wrap=True)


@main.command()
@click.argument("lesson")
@ROOT
@click.option("--every", default=30, show_default=True, type=click.IntRange(1), help="Seconds between two rounds.")
@click.option("--once", is_flag=True, help="One round, for whoever has a timer that starts it.")
@click.option("--attempts", type=click.IntRange(1), help="How often a student gets feedback in the time --per.")
@click.option("--per", default="24h", show_default=True, help="Minutes, hours or days: 90m, 24h, 7d.")
@click.option("--workers", default=2, show_default=True, help="Submissions graded at the same time.")
@SCHEDULER
@KEYS
@click.option("--cpu", default=10, show_default=True, help="Seconds of processor time for one process of a submission.")
@click.option("--no-sandbox", is_flag=True, help="Give student code your rights: files, processes and network.")
def watch(lesson, root, every, once, attempts, per, workers, scheduler, certificates, cpu, no_sandbox):
    """Grade on submission: collect, grade what is new, release feedback, until stopped.

    With --attempts, who has had feedback that often waits until the time is over; then the newest submission is
    graded. The tests that students see are always free. Killed or stopped, it goes on where it was.

    Example: classroom watch 04-dns --attempts 5 --per 24h
    """
    from classroom.grade.interruptions import stoppable
    from classroom.sandbox.limits import Limits
    from classroom.watch import Attempts, Watch, keep_watching, span

    how = {"workers": workers, "limits": Limits(cpu_s=cpu, wall_s=10 * cpu), "sandbox": not no_sandbox}
    folder, allowed = Path(root).resolve(), Attempts(attempts, span(per))
    cluster = partial(_cluster, scheduler, certificates or folder / CERTIFICATES)
    watching = Watch(Course(root).lesson(lesson), folder, allowed, cluster=cluster, **how)
    with stoppable():
        for line in keep_watching(watching, None if once else every):
            click.echo(line)
    sys.exit(1 if watching.refused else 0)


def _print_changes(lesson, before, after) -> None:
    from classroom.mark_changes import changes, changes_table, fallen

    if found := changes(lesson, before, after):
        console.print(changes_table(found), markup=False, highlight=False)
    if whose := ", ".join(fallen(before, after)):
        told = f"Marks have fallen, so tell them why before they read it: {whose}"
        console.print(told, markup=False, highlight=False, soft_wrap=True)


@main.command()
@click.argument("lesson")
@ROOT
@click.option("--out", type=click.Path(path_type=Path), help="The page; by default build/report/LESSON.html.")
def report(lesson, root, out):
    """Say what became of the class in a lesson: in short here, and on a page for a browser.

    Example: classroom report 04-dns
    """
    from classroom.report.console import print_report
    from classroom.report.gather import gather
    from classroom.report.page import page
    from classroom.writing import write

    whole = gather(Course(root).lesson(lesson), Path(root).resolve())
    path = out or Path(root) / "build" / "report" / f"{lesson}.html"
    write(page(whole), path, folder=out is None)
    print_report(console, whole)
    console.print(f"The whole report: {path}", markup=False, highlight=False, soft_wrap=True)


@main.command()
@click.argument("lesson")
@ROOT
@click.option("--to", "form", type=click.Choice(["csv", "canvas", "moodle"]), help="Write a file for this system.")
@click.option("--out", type=click.Path(path_type=Path), help="That file; by default LESSON-csv.csv and so on, here.")
@click.option("--only", multiple=True, help="Write this column only, such as core; may be repeated.")
@click.option("--ids", type=click.Choice(["id", "sis", "login"]), help="What lms_user_id is in Canvas; by default id.")
def marks(lesson, root, form, out, only, ids):
    """Show the marks of a lesson, by hand and late penalties included, or write them for another system.

    Exit code 1 when somebody's marks could not be written.

    Example: classroom marks 04-dns --to canvas --only core
    """
    from classroom.marks.export import file_for
    from classroom.marks.gradebook import read_marks
    from classroom.marks.table import print_marks
    from classroom.writing import write

    if ids and form != "canvas":
        raise CourseError("--ids is for --to canvas")
    if (out or only) and not form:
        raise CourseError("--out and --only are for a file: say --to csv, canvas or moodle, too")
    found = read_marks(Course(root).lesson(lesson), Path(root).resolve())
    if not form:
        return print_marks(console, found)
    written = file_for(form, found, only, ids or "id")
    path = out or Path(f"{lesson}-{form}.csv")
    write(written.text, path)
    for line in (*written.left_out, *written.told):
        click.echo(f"classroom: {line}", err=True)
    console.print(f"{path}: {written.students} students", markup=False, highlight=False, soft_wrap=True)
    sys.exit(1 if written.left_out else 0)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@ROOT
@click.option("--repository", help="owner/name on GitHub, for the README's links; remembered there.")
@click.option("--hub", help="Address of a JupyterHub, for the README's nbgitpuller link; remembered there.")
def publish(folder, root, repository, hub):
    """Make or update the students' repository in FOLDER: lessons, the course package, what installs them.

    Example: classroom publish ../students --repository ada/networking
    """
    from classroom.publish import publish as publish_to
    from classroom.publish import to_fill_in

    names = publish_to(Course(root), folder, repository, hub)
    for name in names[:PUBLISHED_SHOWN]:
        console.print(name, markup=False, highlight=False, soft_wrap=True)
    if len(names) > PUBLISHED_SHOWN:
        console.print(f"… and {len(names) - PUBLISHED_SHOWN} more")
    console.print(
        f"Written or removed in {folder}: {len(names)}. Commit them there, and push."
        if names
        else "Nothing has changed.",
        markup=False,
        highlight=False,
        soft_wrap=True,
    )
    if gaps := to_fill_in(folder):
        console.print(f"The links in {folder / 'README.md'} lack {' and '.join(gaps)}: give them when you know them.")


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@ROOT
def roster(file, root):
    """Enter the students of a CSV file, as spreadsheets write them, into the gradebook; nobody is taken out.

    Its first line names the columns id, first_name, last_name, email and lms_user_id; all but id may be missing.

    Example: classroom roster roster.csv
    """
    from classroom.roster import enter

    students, unused = enter(file, Path(root).resolve())
    for column in unused:
        click.echo(f"classroom: the column {column} is not used", err=True)
    console.print(f"{students} students are in the gradebook now, or were", markup=False, highlight=False)


@main.command()
@click.argument("lesson")
@click.argument("student")
@click.option("--days", type=int, required=True, help="Counted from the due date; 0 takes an extension back.")
@ROOT
def extend(lesson, student, days, root):
    """Give STUDENT more time for LESSON, in place of an earlier extension.

    Example: classroom extend 04-dns ada --days 7
    """
    from classroom.extension import extend as extend_in

    console.print(extend_in(Course(root).lesson(lesson), Path(root).resolve(), student, days), highlight=False)


@main.command(name="class")
@click.option("--lesson", default="04-dns", show_default=True)
@ROOT
def class_(lesson, root):
    """Grade an invented class in build/class, from submissions to feedback and marks.

    Example: classroom class --lesson 04-dns
    """
    from classroom.example_class import hold_class
    from classroom.report.console import print_report

    course = Course(root)
    with progress() as bar:
        job = bar.add_task("starting", total=None)
        whole, where = hold_class(course.lesson(lesson), lambda text, **k: bar.update(job, description=text, **k))
    print_report(console, whole)
    console.print(f"Feedback, report, marks and gradebook are in {where}")


if __name__ == "__main__":
    main(prog_name="classroom")

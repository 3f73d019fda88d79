"""What a fresh clone rests on: the lock files, the bootstrap, the Makefile, and no trace of one machine."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools import bootstrap

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PIN = re.compile(
    r"([A-Za-z0-9._-]+)(?:\[[a-z0-9,._-]+\])?==([^\s;\\]+)[^\\\n]*((?:\\\n +--hash=sha256:[0-9a-f]{64} ?)*)"
)


def pins(lock: Path) -> dict[str, list[tuple[str, bool]]]:
    """The versions of every package in a lock file, each with whether it has hashes."""
    found = {}
    for name, version, hashes in PIN.findall(lock.read_text("utf-8")):
        found.setdefault(canonicalize_name(name), []).append((version, bool(hashes)))
    return found


def wanted() -> list[str]:
    extras = PROJECT["project"]["optional-dependencies"].values()
    return PROJECT["project"]["dependencies"] + [item for extra in extras for item in extra]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The bootstrap, moved to an empty folder that has a lock file and nothing else."""
    places = {
        "ROOT": "",
        "VENV": ".venv",
        "PYTHON": ".venv/python",
        "STAMP": ".venv/made-from",
        "LOCK": "lock",
        "LONG_LOCK": "long-lock",
        "CLUSTER_LOCK": "cluster-lock",
    }
    for name, path in places.items():
        monkeypatch.setattr(bootstrap, name, tmp_path / path)
    (tmp_path / "lock").write_text("dnspython==2.9\n")
    return tmp_path


def pretend_to_install(monkeypatch):
    def make_environment():
        bootstrap.VENV.mkdir()
        bootstrap.PYTHON.touch()
        bootstrap.STAMP.write_text(bootstrap.fingerprint())

    monkeypatch.setattr(bootstrap, "make_environment", make_environment)


@pytest.mark.parametrize(
    "lock",
    [bootstrap.LOCK, bootstrap.UV_LOCK, bootstrap.STUDENTS_LOCK, bootstrap.CLUSTER_LOCK, bootstrap.LONG_LOCK],
    ids=lambda path: path.name,
)
def test_a_lock_has_hashes_for_all_and_addresses_for_none(lock):
    text = lock.read_text("utf-8")
    assert "://" not in text
    assert "--index" not in text
    assert re.sub(PIN, "", text).strip() == ""
    assert all(hashed for versions in pins(lock).values() for _, hashed in versions)


@pytest.mark.parametrize("lock", [bootstrap.LOCK, bootstrap.STUDENTS_LOCK], ids=lambda path: path.name)
def test_what_a_locked_package_asks_of_another_is_pinned_with_its_extra(lock):
    """pip before 23.3, which Debian 12 has, takes a pin without that extra for none, and refuses all with hashes."""
    pinned = [
        Requirement(line.partition(";")[0].rstrip(" \\"))
        for line in lock.read_text("utf-8").splitlines()
        if "==" in line
    ]
    extras = {canonicalize_name(one.name): one.extras for one in pinned}
    asked = [Requirement(text) for name in extras for text in installed_requires(name)]
    lacking = [one for one in asked if not one.extras <= extras.get(canonicalize_name(one.name), one.extras)]
    assert lacking == []
    assert any(one.extras for one in asked), "this could not fail"


def installed_requires(name: str) -> list[str]:
    """What a package asks for here, without any extra of its own; nothing if it is for another system."""
    try:
        texts = requires(name) or []
    except PackageNotFoundError:
        return []
    return [text for text in texts if (marker := Requirement(text).marker) is None or marker.evaluate({"extra": ""})]


@pytest.mark.parametrize("requirement", wanted())
def test_the_lock_covers(requirement):
    requirement = Requirement(requirement)
    versions = pins(bootstrap.LOCK)[canonicalize_name(requirement.name)]
    assert all(requirement.specifier.contains(version) for version, _ in versions)


def named(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(requirement).name) for requirement in requirements}


def test_students_get_what_the_project_depends_on_in_the_same_versions():
    project, groups = PROJECT["project"], PROJECT["dependency-groups"]
    students, extras = pins(bootstrap.STUDENTS_LOCK), project["optional-dependencies"]
    assert students.items() <= pins(bootstrap.LOCK).items()
    assert named(project["dependencies"]) | named(groups["students"]) <= set(students)
    assert named(groups["students"]) == named(PROJECT["build-system"]["requires"])
    assert named(extras["instructor"]) & set(students) == set()
    # What lessons stand on needs packaging itself.
    assert named(extras["dev"]) & set(students) == {"packaging", *named(groups["students"])}


def test_the_lock_holds_what_builds_the_project_and_the_other_one_holds_uv_alone():
    build = Requirement(*PROJECT["build-system"]["requires"])
    assert all(build.specifier.contains(version) for version, _ in pins(bootstrap.LOCK)[build.name])
    assert list(pins(bootstrap.UV_LOCK)) == ["uv"]


def test_uv_takes_nothing_from_the_project_that_has_no_hash():
    """With a constraint among its settings it refuses the lock file, and set-up takes minutes with pip instead."""
    assert not {"constraint-dependencies", "override-dependencies"} & set(PROJECT["tool"].get("uv", {}))


@pytest.mark.parametrize(
    ("group", "lock", "before"),
    [
        ("cluster", bootstrap.CLUSTER_LOCK, [bootstrap.LOCK]),
        ("long", bootstrap.LONG_LOCK, [bootstrap.LOCK, bootstrap.CLUSTER_LOCK]),
    ],
)
def test_what_many_machines_and_the_long_tests_add_fits_what_is_there(group, lock, before):
    own, added = {name: version for one in before for name, version in pins(one).items()}, pins(lock)
    for requirement in map(Requirement, PROJECT["dependency-groups"][group]):
        assert requirement.name not in own
        assert all(requirement.specifier.contains(version) for version, _ in added[requirement.name])
    assert [name for name in added if name in own and added[name] != own[name]] == []


def test_what_only_some_need_is_added_once_and_again_when_its_lock_changes(folder, monkeypatch):
    installed = []
    monkeypatch.setattr(bootstrap, "install_packages", installed.append)
    bootstrap.VENV.mkdir()
    bootstrap.LONG_LOCK.write_text("playwright==1.65.2\n")
    bootstrap.add(bootstrap.LONG_LOCK)
    bootstrap.add(bootstrap.LONG_LOCK)
    assert installed == [bootstrap.LONG_LOCK]
    bootstrap.LONG_LOCK.write_text("playwright==1.66\n")
    bootstrap.add(bootstrap.LONG_LOCK)
    assert len(installed) == 2


@pytest.mark.parametrize(("wish", "added"), [("cluster", ["cluster-lock"]), ("long", ["long-lock", "cluster-lock"])])
def test_many_machines_need_one_lock_and_the_long_tests_both(folder, monkeypatch, wish, added):
    installed = []
    pretend_to_install(monkeypatch)
    for lock in (bootstrap.LONG_LOCK, bootstrap.CLUSTER_LOCK):
        lock.write_text("a==1\n")
    monkeypatch.setattr(bootstrap, "install_packages", lambda lock: installed.append(lock.name))
    monkeypatch.setattr(bootstrap, "become", lambda command: None)
    bootstrap.main([wish])
    assert installed == added


def test_conda_and_binder_install_the_lock_and_then_the_project():
    *_, pip = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))["dependencies"]
    assert pip == {"pip": ["-r requirements.lock"]}
    assert "--no-deps --no-build-isolation" in (ROOT / "postBuild").read_text("utf-8")


def test_every_make_target_is_one_line_and_explained():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.*)", makefile, re.MULTILINE)[1].split()
    rules = re.findall(r"^(\w+):  ## \S.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    assert [target for target, _ in rules] == phony
    assert all(recipe.count("\n") == 1 for _, recipe in rules)
    assert set(phony) == {"help", "lab", "lock", "cluster", *bootstrap.MODULES}


def test_the_bootstrap_is_read_by_an_old_python():
    tree = ast.parse(Path(bootstrap.__file__).read_text("utf-8"), feature_version=(3, 6))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {node.module if isinstance(node, ast.ImportFrom) else node.names[0].name for node in imports}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


@pytest.mark.parametrize(
    ("version", "missing", "says"),
    [
        ((3, 6, 15), {}, r"needs Python 3\.11 or newer and this is 3\.6: .*python3\.11`\."),
        ((3, 10, 13), {"venv"}, r"needs Python 3\.11"),
        ((3, 11, 2), {"ensurepip"}, r"sudo apt install python3-venv`\."),
        ((3, 14, 0), {"venv"}, r"sudo apt install python3-venv`\."),
    ],
)
def test_a_python_that_will_not_do_gets_one_sentence(version, missing, says):
    sentence = bootstrap.objection(version, lambda name: name not in missing)
    assert re.search(says, sentence)
    assert "\n" not in sentence


def test_a_python_that_will_do_is_not_objected_to():
    assert bootstrap.objection((3, 11, 0), lambda name: True) is None


def test_the_sentence_is_all_that_is_said(monkeypatch, capsys):
    monkeypatch.setattr(bootstrap, "objection", lambda *_: "This will not do.")
    with pytest.raises(bootstrap.Stop, match=r"^This will not do\.$"):
        bootstrap.main(["lab"])
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("arguments", [[], ["lap"], ["--lesson", "04-dns"]])
def test_an_unknown_wish_gets_the_usage(arguments):
    with pytest.raises(bootstrap.Stop, match="Sets the course up"):
        bootstrap.main(arguments)


def test_set_up_happens_once_and_again_when_the_lock_changes(folder, monkeypatch, capsys):
    pretend_to_install(monkeypatch)
    bootstrap.set_up()
    assert "once" in capsys.readouterr().out
    bootstrap.set_up()
    assert capsys.readouterr().out == ""
    (folder / "lock").write_text("dnspython==2.10\n")
    assert not bootstrap.is_ready()


def test_set_up_happens_again_when_the_folder_has_moved_or_python_is_gone(folder, monkeypatch):
    pretend_to_install(monkeypatch)
    bootstrap.set_up()
    bootstrap.PYTHON.unlink()
    assert not bootstrap.is_ready()
    bootstrap.PYTHON.touch()
    assert bootstrap.is_ready()
    monkeypatch.setattr(bootstrap, "ROOT", folder / "elsewhere")
    assert not bootstrap.is_ready()


def made_of(version: str, root: Path) -> None:
    program = root / ".venv" / bootstrap.PROGRAM
    program.parent.mkdir(parents=True)
    program.touch()
    (root / ".venv" / "pyvenv.cfg").write_text(f"home = /usr/bin\nversion = {version}\n")


@pytest.mark.parametrize(
    ("version", "name"),
    [((3, 11, 9), ".venv"), ((3, 12, 1), ".venv-3.12"), ((3, 13, 0), ".venv-3.13"), ((3, 1, 1), ".venv-3.1")],
)
def test_each_python_has_an_environment_of_its_own(tmp_path, version, name):
    assert bootstrap.folder_for(tmp_path, version).name == ".venv"
    made_of("3.11.7", tmp_path)
    assert bootstrap.folder_for(tmp_path, version).name == name


def test_an_environment_whose_python_is_gone_makes_room(tmp_path):
    made_of("3.11.7", tmp_path)
    (tmp_path / ".venv" / bootstrap.PROGRAM).unlink()
    assert bootstrap.folder_for(tmp_path, (3, 13, 0)).name == ".venv"


@pytest.mark.parametrize("reason", [bootstrap.Stop, KeyboardInterrupt])
def test_a_set_up_that_stops_leaves_nothing(folder, monkeypatch, reason):
    def stop(command):
        (folder / ".venv").mkdir()
        raise reason

    monkeypatch.setattr(bootstrap, "run", stop)
    with pytest.raises(reason):
        bootstrap.set_up()
    assert not (folder / ".venv").exists()


def test_pip_steps_in_where_uv_cannot_be_had(folder, monkeypatch, capsys):
    ran = []
    monkeypatch.setattr(bootstrap, "fetch_uv", lambda: False)
    monkeypatch.setattr(bootstrap, "run", ran.append)
    bootstrap.install_packages(bootstrap.LOCK)
    (command,) = ran
    assert {"pip", "--require-hashes", str(bootstrap.LOCK)} <= set(command)
    assert "pip instead of uv" in capsys.readouterr().out


def test_notebooks_are_copied_once_and_stay_the_students(tmp_path):
    release, work = tmp_path / "release", tmp_path / "work"
    for name in ("index.ipynb", "04-dns/dns.ipynb", "04-dns/data/root.zone"):
        (release / name).parent.mkdir(parents=True, exist_ok=True)
        (release / name).write_text("first")
    assert len(bootstrap.copy_notebooks(release, work)) == 3
    assert (work / "04-dns/data/root.zone").read_text() == "first"

    (work / "04-dns/dns.ipynb").write_text("the student's")
    (release / "04-dns/dns.ipynb").write_text("second")
    (release / "05-tls").mkdir()
    (release / "05-tls/tls.ipynb").write_text("new")
    assert bootstrap.copy_notebooks(release, work) == [work / "05-tls/tls.ipynb"]
    assert (work / "04-dns/dns.ipynb").read_text() == "the student's"


def test_a_copy_cut_short_is_made_again(tmp_path, monkeypatch):
    release, work = tmp_path / "release", tmp_path / "work"
    release.mkdir()
    (release / "index.ipynb").write_text("whole")

    def cut_short(source, target):
        Path(target).write_text("wh")
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfile", cut_short)
        with pytest.raises(KeyboardInterrupt):
            bootstrap.copy_notebooks(release, work)
    bootstrap.copy_notebooks(release, work)
    assert [(path.name, path.read_text()) for path in work.iterdir()] == [("index.ipynb", "whole")]


def test_nothing_to_copy_is_no_fault(tmp_path):
    assert bootstrap.copy_notebooks(tmp_path / "release", tmp_path / "work") == []


@pytest.mark.parametrize(
    ("system", "environment", "shown"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": ":0", "BROWSER": "none"}, False),
        ("darwin", {}, True),
        ("win32", {"BROWSER": "none"}, False),
    ],
)
def test_a_browser_is_opened_where_there_is_a_display(system, environment, shown):
    assert bootstrap.has_display(system, environment) is shown


def tracked() -> list[Path]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listing.returncode:
        pytest.skip("this is no git checkout")
    return [ROOT / name for name in listing.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def test_no_file_names_a_place_of_one_machine():
    places = re.compile(rb"(?<![\w.})])/(?:work|farm|root)/")
    texts = {path: data for path in tracked() if b"\0" not in (data := path.read_bytes())}
    assert [str(path.relative_to(ROOT)) for path, data in texts.items() if places.search(data)] == []


def test_git_ignores_what_is_made_and_keeps_what_explains_it():
    tracked()
    made = [
        "work/04-dns/dns.ipynb",
        "gradebook.db",
        "submitted/a/b.ipynb",
        "autograded/a/b.ipynb",
        ".venv/x",
        ".venv-3.13/x",
    ]
    asked = subprocess.run(
        ["git", "check-ignore", "--no-index", *made, "autograded/README.md", "source/04-dns/dns.ipynb"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert asked.stdout.split() == made

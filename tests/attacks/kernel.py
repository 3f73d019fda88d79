"""Patches of what runs and judges cells, where both happen in one process."""

from tests.attacks.attack import Attack

STRIP = """
import ast
class Strip(ast.NodeTransformer):
    def visit_Assert(self, node): return ast.Pass()
    def visit_Expr(self, node): return ast.Pass() if "calling" in ast.dump(node) else node
get_ipython().ast_transformers.append(Strip())
"""
FAKE = """
import sys, types
fake = types.ModuleType("course.check")
class Call:
    def gives(self, *a, **k): return self
fake.same = lambda *a, **k: True
fake.calling = lambda *a, **k: Call()
"""
WRONG = {"double": "def double(x): return None\n", "half": "def half(x): return None\n"}


def scores(name: str, *cells: str, **more) -> Attack:
    return Attack(name, "scores", cells=cells, **{"answers": WRONG} | more)


def silent(source: str) -> str:
    return f"{source}\nget_ipython().showtraceback = lambda *a, **k: None"


ATTACKS = [
    scores("ast_transformer_strips_asserts", STRIP),
    scores(
        "input_transformer_empties_tests",
        "def empty(lines):\n    tests = any('assert' in line or 'calling' in line for line in lines)\n"
        "    return ['pass\\n'] if tests else lines\nget_ipython().input_transformers_post.append(empty)",
    ),
    scores(
        "run_cell_replaced",
        "shell = get_ipython()\nfrom IPython.core.interactiveshell import ExecutionResult, ExecutionInfo\n"
        "real = shell.run_cell\ndef run_cell(source, *a, **k):\n"
        "    return real('pass' if 'assert' in source or 'calling' in source else source, *a, **k)\n"
        "shell.run_cell = run_cell",
    ),
    scores("traceback_is_not_shown", silent("")),
    scores(
        "score_shown_by_the_display_hook",
        "shell = get_ipython()\ndef show(*a, **k):\n    shell.displayhook(9)\nshell.showtraceback = show",
    ),
    scores(
        "compile_drops_asserts",
        "import builtins\nreal = builtins.compile\ndef drop(source, *a, **k):\n"
        "    if isinstance(source, str) and ('same(' in source or 'assert' in source):\n        source = 'pass'\n"
        "    return real(source, *a, **k)\nbuiltins.compile = drop",
    ),
    scores(
        "messages_of_errors_are_dropped",
        "session = get_ipython().kernel.session\nreal = session.send\ndef send(stream, kind, *a, **k):\n"
        "    return None if kind == 'error' else real(stream, kind, *a, **k)\nsession.send = send",
    ),
    scores(
        "json_changes_errors_into_nothing",
        "import json\nreal = json.dumps\ndef dumps(thing, *a, **k):\n"
        "    if isinstance(thing, dict) and 'traceback' in thing:\n"
        "        thing = {'name': 'stdout', 'text': ''} \n    return real(thing, *a, **k)\njson.dumps = dumps\n"
        "session = get_ipython().kernel.session\nrealsend = session.send\ndef send(stream, kind, *a, **k):\n"
        "    return realsend(stream, 'stream' if kind == 'error' else kind, *a, **k)\nsession.send = send",
    ),
    scores("course_check_replaced_in_sys_modules", f"{FAKE}\nimport course\nsys.modules['course.check'] = fake"),
    scores(
        "course_check_patched",
        f"{FAKE}\nimport course.check\ncourse.check.same, course.check.calling = fake.same, fake.calling",
    ),
    scores(
        "code_of_same_replaced",
        "from course.check import same\nimport course.check._same as m\n"
        "def yes(*a, **k): return True\nsame.__code__ = yes.__code__\nsame.__kwdefaults__ = None",
        answers=WRONG | {"double": "def double(x): return 0\n"},
    ),
    scores(
        "finder_imports_another_course_check",
        f"{FAKE}\nimport importlib.abc, importlib.machinery\nsys.modules.pop('course.check', None)\n"
        "class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        if name == 'course.check':\n            return importlib.machinery.ModuleSpec(name, self)\n"
        "    def create_module(self, spec): return fake\n    def exec_module(self, module): pass\n"
        "sys.meta_path.insert(0, Finder())",
    ),
    scores(
        "frame_of_the_test_patched",
        answers={
            "double": "import sys\ndef double(x):\n    frame = sys._getframe(1)\n    while frame:\n"
            "        if 'same' in frame.f_globals:\n            frame.f_globals['same'] = lambda *a, **k: True\n"
            "        frame = frame.f_back\n    return 0\n"
        },
    ),
    scores(
        "gc_finds_what_judges",
        answers={
            "double": "import gc, types\ndef double(x):\n    for thing in gc.get_objects():\n"
            "        if isinstance(thing, types.FunctionType) and thing.__name__ in ('same', 'difference'):\n"
            "            thing.__code__ = (lambda *a, **k: True).__code__\n            thing.__kwdefaults__ = None\n"
            "    return 0\n"
        },
    ),
    scores(
        "thread_patches_what_judges",
        "import threading, course.check\ndef patch():\n    while True:\n"
        "        course.check.same = lambda *a, **k: True\n        threading.Event().wait(0.001)\n"
        "threading.Thread(target=patch, daemon=True).start()",
        answers={"double": "def double(x): return 0\n"},
    ),
    scores(
        "ctypes_makes_numbers_equal",
        "import ctypes\nclass Int(ctypes.Structure):\n"
        "    _fields_ = [('count', ctypes.c_ssize_t), ('type', ctypes.c_void_p), ('size', ctypes.c_ssize_t), "
        "('digit', ctypes.c_uint32)]\n",
        answers={
            "double": "import ctypes, sys\ndef double(x):\n    frame = sys._getframe(1)\n"
            "    same = frame.f_globals.get('same')\n    if same:\n"
            "        setter = ctypes.pythonapi.PyFunction_SetDefaults\n"
            "        same.__code__ = (lambda *a, **k: True).__code__\n    return 0\n"
        },
    ),
]

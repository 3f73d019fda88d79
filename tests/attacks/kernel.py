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
    scores(
        "score_shown_by_the_display_hook",
        answers={"double": "def double(x):\n    get_ipython().displayhook(2)\n    return 0\n"},
    ),
    scores(
        "compile_drops_asserts",
        "import builtins\nreal = builtins.compile\ndef drop(source, *a, **k):\n"
        "    if isinstance(source, str) and ('same(' in source or 'assert' in source):\n        source = 'pass'\n"
        "    return real(source, *a, **k)\nbuiltins.compile = drop",
    ),
    scores(
        "kernel_replies_that_all_is_well",
        "session = get_ipython().kernel.session\nreal = session.send\ndef send(stream, kind, content=None, *a, **k):\n"
        "    if kind == 'error': return None\n    if kind == 'execute_reply':\n"
        "        content = {'status': 'ok', 'execution_count': 1, 'user_expressions': {}, 'payload': []}\n"
        "    return real(stream, kind, content, *a, **k)\nsession.send = send",
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
            "double": "import sys\ndef double(x):\n    same = sys._getframe(1).f_globals.get('same')\n"
            "    if same:\n        same.__code__ = (lambda *a, **k: True).__code__\n"
            "        same.__kwdefaults__ = None\n    return 0\n"
        },
    ),
    scores(
        "constants_of_the_test_read",
        answers={
            "double": "import sys\ndef double(x):\n    numbers = [n for n in sys._getframe(1).f_code.co_consts if "
            "type(n) is int]\n    return max(numbers) if x else 0\n"
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
        "ctypes_replaces_what_compares",
        "import ctypes, course.check._same as module\nset_item = ctypes.pythonapi.PyDict_SetItemString\n"
        "set_item.argtypes = [ctypes.py_object, ctypes.c_char_p, ctypes.py_object]\n"
        "set_item(vars(module), b'difference', lambda *a, **k: None)",
        answers={"double": "def double(x): return 0\n"},
    ),
]

"""Cells run as in a notebook: every kind of output is caught, none can grow without bound."""

import base64
import json

import pytest

from classroom.sandbox.limits import Limits
from classroom.sandbox.shell import CUT, MAX_OUTPUT
from tests.classroom.judge.orders import check, run, shown
from tests.lessons import ROOT

LIMITS = Limits(cpu_s=5, wall_s=60)


@pytest.fixture
def outputs(sessions):
    """``outputs(source)``: of one cell, or of the last of several. The process must have survived."""

    def run_all(*sources):
        result = sessions.run([run(source, str(n)) for n, source in enumerate(sources)], {}, LIMITS)
        assert result.ended is None
        return result.verdicts[str(len(sources) - 1)]["outputs"]

    return run_all


def stream(name, text):
    return {"output_type": "stream", "name": name, "text": text}


def test_streams_are_merged_while_they_go_on(outputs):
    source = "import sys\nprint(1)\nprint(2, end='')\nprint('e', file=sys.stderr)\nprint(3)"
    assert outputs(source) == [stream("stdout", "1\n2"), stream("stderr", "e\n"), stream("stdout", "3\n")]


def test_the_last_value_is_shown_unless_it_is_silenced(outputs):
    (output,) = outputs("1 + 1")
    assert (output["output_type"], output["data"]) == ("execute_result", {"text/plain": "2"})
    assert outputs("1 + 1;") == []
    assert outputs("None") == []


def test_values_and_names_last_from_cell_to_cell(outputs):
    assert shown(outputs("x = 5\n7", "print(x, _)")) == "5 7\n"


def test_rich_displays_are_kept_with_all_their_forms(outputs):
    source = "from IPython.display import HTML, SVG, display\ndisplay(HTML('<b>x</b>'))\nSVG('<svg></svg>')"
    html, svg = outputs(source)
    assert html["output_type"] == "display_data"
    assert html["data"]["text/html"] == "<b>x</b>"
    assert "image/svg+xml" in svg["data"]


@pytest.mark.parametrize("show", ["", "\nplt.show()", "\nplt.gcf()"], ids=["implicit", "show", "value"])
def test_a_figure_is_drawn(outputs, show):
    drawn = outputs("import matplotlib.pyplot as plt\nplt.plot([1, 2]);" + show)
    images = [o["data"]["image/png"] for o in drawn if "image/png" in o.get("data", {})]
    assert base64.b64decode(images[0]).startswith(b"\x89PNG")


def test_a_figure_is_drawn_once_and_not_again_in_the_next_cell(outputs):
    figure = "import matplotlib.pyplot as plt\nplt.plot([1, 2]);"
    assert len(outputs(figure)) == 1
    assert outputs(figure, "pass") == []


def test_a_figure_made_in_a_test_is_not_drawn(sessions):
    draws = "import matplotlib.pyplot as plt\ndef f(x): plt.plot(x)"
    result = sessions.run([run(draws), check("f([1, 2])"), run("pass", "next")], {}, LIMITS)
    assert result.verdicts["next"]["outputs"] == []


def test_commands_of_the_system_are_caught(outputs):
    assert outputs("%%bash\necho out; echo err >&2") == [stream("stdout", "out\n"), stream("stderr", "err\n")]
    assert shown(outputs("x = 5\n!echo {x} $((1 + 1))")).split() == ["5", "2"]
    assert shown(outputs("got = !echo one\nprint(got)")) == "['one']\n"


def test_input_fails_instead_of_waiting(outputs):
    error = outputs("input('name? ')")[-1]
    assert error["ename"] == "EOFError"


@pytest.mark.parametrize("method", ["__repr__", "_repr_html_", "_repr_png_"])
def test_an_object_whose_display_raises_is_an_error_of_the_cell_and_no_more(outputs, method):
    kinds = [o["output_type"] for o in outputs(f"class Odd:\n    def {method}(self): raise SystemError('odd')\nOdd()")]
    assert "error" in kinds
    assert shown(outputs("print('goes on')")) == "goes on\n"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("1 / 0", "ZeroDivisionError"),
        ("def (", "SyntaxError"),
        ("raise NotImplementedError()", "NotImplementedError"),
        ("import sys; sys.exit(3)", "SystemExit"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("raise GeneratorExit", "GeneratorExit"),
        ("class Odd(BaseException): pass\nraise Odd", "Odd"),
        ("class Odd(Exception):\n    def __str__(self): raise Odd\nraise Odd", "Odd"),
        ("x = 1\0", "SyntaxError"),
        ("x = '\ud800'", "UnicodeEncodeError"),
    ],
)
def test_an_error_is_an_output(outputs, source, name):
    errors = [o for o in outputs(source) if o["output_type"] == "error"]
    assert errors[0]["ename"] == name
    assert errors[0]["traceback"]


@pytest.mark.parametrize("source", ["raise ExceptionGroup('UsageError', [ValueError(1)])", "%no_such_magic"])
def test_what_ipython_itself_says_of_an_error_is_caught(outputs, source):
    assert "UsageError" in shown(outputs(source))


def test_a_notebook_may_await(outputs):
    assert shown(outputs("import asyncio\nawait asyncio.sleep(0)\nprint('awaited')")) == "awaited\n"


def test_clear_output_clears(outputs):
    assert shown(outputs("from IPython.display import clear_output\nprint(1)\nclear_output()\nprint(2)")) == "2\n"


def test_clearing_makes_room_again(outputs):
    fill = f"from IPython.display import clear_output\nfor _ in range(3):\n    print('x' * {MAX_OUTPUT // 2})\n"
    assert shown(outputs(fill + "    clear_output()\nprint(2)")) == "2\n"


def test_a_hundred_megabytes_are_cut_and_that_is_said(outputs):
    text = shown(outputs("print('x' * (100 << 20))"))
    assert len(text) < MAX_OUTPUT + 100
    assert text.endswith(CUT)


def test_what_comes_after_the_cut_is_dropped(outputs):
    source = f"import sys\nprint('x' * {2 * MAX_OUTPUT})\nprint('late')\nprint('late', file=sys.stderr)\n'late'"
    kept = outputs(source)
    assert len(kept) == 1
    assert "late" not in kept[0]["text"]


def test_a_hundred_megabytes_in_small_parts_are_cut(outputs):
    assert len(shown(outputs("for _ in range(1000): print('x' * 100_000)"))) < MAX_OUTPUT + 100


def test_very_many_lines_cost_no_more_than_their_length(outputs):
    """Joining them one by one once used up the limit on processor time."""
    assert len(shown(outputs("for n in range(200_000): print(n)")).splitlines()) == 200_000


def test_very_many_outputs_are_cut_and_the_process_goes_on(outputs):
    source = "import sys\nfor n in range(60_000):\n    print(n)\n    print(n, file=sys.stderr)"
    assert len(outputs(source)) < 3000
    assert len(outputs("from IPython.display import display\nfor n in range(6000): display(n)")) < 3000


@pytest.mark.parametrize(
    "text", ["'x' * (100 << 20)", r"'\n' * 3_000_000", r"'\ud800'"], ids=["long", "lines", "surrogate"]
)
def test_a_large_error_is_cut_and_the_process_goes_on(outputs, text):
    (error,) = outputs(f"raise ValueError({text})")
    assert error["ename"] == "ValueError"
    assert len(error["evalue"]) <= 2000
    assert sum(map(len, error["traceback"])) < MAX_OUTPUT + 100


def test_a_large_display_is_left_out_and_that_is_said(outputs):
    source = "from IPython.display import HTML, display\ndisplay(HTML('x' * (10 << 20)))\nprint('late')"
    assert outputs(source) == [stream("stderr", CUT)]


def test_odd_displays_do_not_end_the_process(outputs):
    source = """
from IPython.display import display
class Odd:
    def _repr_mimebundle_(self, **_):
        return {"text/plain": "odd", 3: {"a": object()}, "image/png": b"png"}, {"text/plain": object()}
display(Odd(), metadata={"a": object(), (1, 2): float("nan")})
"""
    (output,) = outputs(source)
    assert output["data"]["text/plain"] == "odd"
    assert base64.b64decode(output["data"]["image/png"]) == b"png"


def test_code_that_breaks_the_streams_breaks_them_for_one_cell(outputs):
    for breaking in ("import sys\nsys.stdout = None", "import sys\nsys.stdout.close()", "import sys\ndel sys.stdout"):
        assert shown(outputs(breaking, "print('goes on')")) == "goes on\n"


ODD = [
    "",
    "\n\nx = 1\ny = 2",
    "  x = 1\n  y = 2",
    "x = 1\n%time y = 2",
    "x = (5\n% 3)\ny = 1",
    "%%writefile note\nx",
    "x = '''\n%time\n!ls\n?\n'''\ny = 1",
    ">>> x = 1\n>>> y = 2",
    "In [1]: x\nIn [2]: y",
    "x = 1  # a comment?\ny = 2",
    "x = 1\r\ny = 2\r\n",
    "x = 1\n\fy = 2",
    "files = !ls\nx = 1",
    "x?\ny = 1",
    "def f():\n    return 1",
    "def f(:\n    return 1",
    "x = 1\n\0",
]


def test_a_cell_becomes_what_ipython_makes_of_it(outputs):
    cells = [
        cell for path in (ROOT / "source").glob("*/*.ipynb") for cell in json.loads(path.read_text("utf-8"))["cells"]
    ]
    as_they_are = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    assert len(as_they_are) > 500
    each_in_a_line = ",\n".join(map(repr, as_they_are + ODD))  # one that holds them all takes Python 3.12 gigabytes
    asked = f"""
from IPython.core.interactiveshell import InteractiveShell
shell = get_ipython()
def made(kind, cell):
    try:
        return kind.transform_cell(shell, cell)
    except Exception as error:
        return type(error)
[cell for cell in [{each_in_a_line}] if made(type(shell), cell) != made(InteractiveShell, cell)]
"""
    (value,) = outputs(asked)
    assert value["data"]["text/plain"] == "[]"


def test_what_a_cell_puts_in_to_transform_the_next_does_so(outputs):
    makes_two = "lambda lines: [line.replace('one', 'two') for line in lines]"
    puts_in = f"get_ipython().input_transformers_post.append({makes_two})"
    assert shown(outputs(puts_in, "x = 'one'\nprint(x)")) == "two\n"


def test_a_notebook_may_iterate_asynchronously(outputs):
    source = "async def numbers():\n    yield 5\nprint([n async for n in numbers()])"
    assert shown(outputs(source)) == "[5]\n"

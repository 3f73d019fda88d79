"""What a visible test says is the same in one kernel and with judge and student apart."""

import pytest

from classroom.sandbox.limits import Limits
from tests.classroom.judge.orders import check, run, shown

ANSWERS = {
    "a wrong value": "def f(x):\n    return x + 1",
    "a wrong type": "def f(x):\n    return {'a': (x, 1.5)}",
    "bytes": "def f(x):\n    return b'abc'",
    "NaN": "def f(x):\n    return float('nan')",
    "text": "def f(x):\n    raise ValueError('label too long')",
    "no text": "def f(x):\n    raise OverflowError",
    "KeyError": "def f(x):\n    return {}['a']",
    "OSError": "def f(x):\n    open('/no/such/file')",
    "UnicodeDecodeError": "def f(x):\n    b'\\xff'.decode()",
    "own exception": "class Lost(KeyError): pass\ndef f(x):\n    raise Lost('a')",
    "own class of exception": "class Lost(Exception): pass\ndef f(x):\n    raise Lost('a', 1)",
    "not written": "def f(x):\n    raise NotImplementedError()",
    "StopIteration": "def f(x):\n    return next(iter([]))",
    "AssertionError": "def f(x):\n    assert x > 5, 'too small'",
    "recursion": "def f(x):\n    return f(x)",
    "wrong parameters": "def f():\n    return 1",
    "long text": "def f(x):\n    raise ValueError('x' * 5000)",
    "mute": "class Mute(ValueError):\n    def __str__(self): raise RuntimeError\ndef f(x):\n    raise Mute",
}
EXPECTATIONS = [
    'calling(f, 5).gives((1, 2.0), think="of both")',
    "calling(f, 5).gives(0.5, tol=0.1)",
    "calling(f, 5).gives(b'abd')",
    'calling(f, 5).raises(IndexError, think="of the end")',
]


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_messages_are_equal_in_one_kernel_and_split(sessions, answer):
    cells = [f"from course.check import calling\n{expectation}" for expectation in EXPECTATIONS]
    together = [run(cell, f"together {n}") for n, cell in enumerate(cells)]
    split = [check(cell, name=f"split {n}") for n, cell in enumerate(cells)]
    verdicts = sessions.run([run(answer), *together, *split], {}, Limits(cpu_s=20, wall_s=100)).verdicts
    for n, expectation in enumerate(EXPECTATIONS):
        in_one_kernel = shown(verdicts[f"together {n}"]["outputs"])
        assert in_one_kernel == verdicts[f"split {n}"]["text"], expectation
        assert in_one_kernel.startswith("f(5) ")

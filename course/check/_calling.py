"""Calls in visible tests: what was called, what came back, where it differs, what to think about."""

from functools import partial
from types import FunctionType, MethodType

from course.check._changed import FREE, Given, told_of_change
from course.check._collisions import told_of_names
from course.check._place import place_of
from course.check._plain import plain
from course.check._same import difference, same, short
from course.check._withheld import told


def raises(error: type[Exception], function, *args, **kwargs) -> bool:
    """Whether ``function(*args, **kwargs)`` raises ``error`` or a subclass; any other exception is no."""
    try:
        function(*args, **kwargs)
    except error:
        return True
    except Exception:
        return False
    return False


def calling(function, *args, **kwargs) -> "Call":
    """Describe a call for a visible test; `Call.gives` and `Call.raises` make it and explain a failure."""
    return Call(function, args, kwargs)


class Call:
    """One call of a student's function, made when an expectation is stated."""

    def __init__(self, function, args, kwargs):
        self.function, self.args, self.kwargs = function, args, kwargs
        self.after: Given = {}  # the arguments that the function has had, by place or name

    def __str__(self):
        shown = [_shown(a) for a in self.args] + [f"{k}={_shown(v)}" for k, v in self.kwargs.items()]
        return f"{_name(self.function)}({', '.join(shown)})"

    def gives(self, want, tol: float | None = None, think: str = "", of=None) -> None:
        """Assert that the call returns ``want`` (see `same`); ``think`` is added to the message.

        Where right results differ in what does not matter, ``of`` is a function that takes out what does; its name
        says what, in the plural: ``lengths``, ``flags``.
        """
        got = self._make(think)
        outcome = f"returned {short(got)}"
        if of:
            got = self._taken_out(of, got, outcome, think)
            outcome = f"returned a result whose {of.__name__} are {short(got)}"
        if not same(got, want, tol):
            raise self._failure(outcome, difference(got, want, tol), think)
        self._stands(outcome)

    def raises(self, error: type[Exception], think: str = "") -> None:
        """Assert that the call raises ``error`` or a subclass of it."""
        try:
            got = self._called()
        except error:
            return self._stands(f"raised {error.__name__}")
        except Exception as other:
            raise self._failure(*_raised(self.function, other), think) from None
        raise self._failure(f"returned {short(got)}", f"expected {error.__name__} to be raised", think)

    def _make(self, think):
        try:
            return self._called()
        except Exception as other:
            raise self._failure(*_raised(self.function, other), think) from None

    def _called(self):
        """Make the call, on copies: what a function does to its arguments reaches no other call."""
        args, kwargs = [*map(_copied, self.args)], {name: _copied(value) for name, value in self.kwargs.items()}
        self.after = dict(enumerate(args)) | kwargs
        return self.function(*args, **kwargs)

    def _stands(self, outcome: str) -> None:
        """An expectation is met, which counts where the arguments are as they were, and where it is met in grading."""
        changed = told_of_change(dict(enumerate(self.args)) | self.kwargs, self.after)
        if changed and _name(self.function) not in FREE:
            raise self._failure(outcome, changed, "")
        if text := told():
            raise _failed(text)

    def _taken_out(self, of, got, outcome, think):
        try:
            return of(plain(got))
        except Exception:  # whatever a student may return
            raise self._failure(outcome, f"it has no {of.__name__}", think) from None

    def _failure(self, outcome: str, differs: str | None, think: str) -> AssertionError:
        names = told_of_names([self.function, *self.args, *self.kwargs.values()])
        lines = [
            f"{self} {outcome}",
            differs or "",
            f"Think: {think}" if think else "",
            f"But {names}." if names else "",
        ]
        return _failed("\n".join(line for line in lines if line))


def _failed(text: str) -> AssertionError:
    error = AssertionError(text)
    # IPython shows this in place of a traceback, whose frames are ours and tell a student nothing.
    error._render_traceback_ = lambda: [f"\x1b[31mAssertionError\x1b[39m: {error}"]
    return error


def _copied(value):
    """``value`` with containers of its own; what they hold besides is the same."""
    match value:
        case list() | set() | tuple() if type(value) in (list, set, tuple):
            return type(value)(map(_copied, value))
        case dict() if type(value) is dict:
            return {key: _copied(item) for key, item in value.items()}
        case bytearray():
            return value[:]
    return value


def _shown(argument) -> str:
    """An argument as a line has room for it; a function by its name, as in the cell."""
    return _name(argument) if isinstance(argument, FunctionType | MethodType | partial) else short(argument, 60)


def _name(function) -> str:
    """What a student calls a function; of a partial one the function that it completes; of an object its class."""
    if isinstance(function, partial):
        return _name(function.func)
    return getattr(function, "__name__", None) or type(function).__name__


def _raised(function, error: Exception) -> tuple[str, str]:
    kind = getattr(error, "kind", type(error).__name__)
    place = getattr(error, "place", None) or place_of(error)
    if kind == "NotImplementedError":
        # A test may call through a function of its own, in whose cell there is nothing to replace.
        unwritten = place.partition(" of ")[2].partition(":")[0] or _name(function)
        return ("is not written yet", f"replace `raise NotImplementedError()` in the cell that defines {unwritten}")
    try:
        text = str(error)
    except Exception:  # the student's own __str__
        text = ""
    told = short(text) if text else "without a message"
    return f"raised {kind}", f"{told}, in {place}" if place else told

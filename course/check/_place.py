"""Where in a notebook an exception came from."""

import linecache
import traceback


def place_of(error: BaseException) -> str:
    """The last cell that an exception passed through, as ``line 3 of walk: reply[7]``; empty if there is none.

    A method is named with its class.
    """
    for frame, line in reversed(list(traceback.walk_tb(error.__traceback__))):
        name = frame.f_code.co_filename
        if name.startswith("<ipython-input") or "ipykernel_" in name:
            source = linecache.getline(name, line).strip()
            function = frame.f_code.co_qualname.rpartition("<locals>.")[2]
            return f"line {line} of {function}: {source}"[:200]
    return ""

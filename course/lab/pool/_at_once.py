"""Many threads at once."""

from collections.abc import Callable


def at_once(count: int, ask: Callable[[int], object]) -> list:
    """What ``ask(0)``, ``ask(1)``, … give, each called in a thread of its own, all ``count`` of them at once.

    In place of a result stands the text of the exception that was raised, with its kind before it. NotImplementedError
    is raised here: what is called has not been written yet.
    """
    from concurrent.futures import ThreadPoolExecutor

    def one(number):
        try:
            return ask(number)
        except NotImplementedError:
            raise
        except Exception as error:
            return f"{type(error).__name__}: {error}".removesuffix(": ")

    with ThreadPoolExecutor(count) as threads:
        return list(threads.map(one, range(count)))

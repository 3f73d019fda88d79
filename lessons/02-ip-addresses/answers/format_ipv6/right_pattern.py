"""All eight groups as text; then a regular expression finds the runs, and max keeps the first longest."""
import re


def format_ipv6(number):
    text = ":".join(f"{int(group, 16):x}" for group in re.findall("....", f"{number:032x}"))
    run = max(re.finditer(r"\b0(?::0)+\b", text), key=lambda found: len(found[0]), default=None)
    if run is None:
        return text
    return text[: run.start()].rstrip(":") + "::" + text[run.end() :].lstrip(":")

"""What a student may ask for in a terminal.

python -m course                          is everything installed and does it work? in seconds
python -m course progress                 how far am I?
python -m course reset LESSON EXERCISE    begin an answer again, as in: reset 04-dns walk
python -m course save [FILE]              put all notebooks into one file, my-lessons.zip
python -m course restore [FILE]           put them back
python -m course certificate NAME [FILE]  write what you have done as a page to be signed, certificate.html
"""

import sys

from course.desk import DeskError, certificate, progress, reset, restore, save

# With the least and the most arguments of each.
COMMANDS = {
    "progress": (progress, 0, 0),
    "reset": (reset, 2, 2),
    "save": (save, 0, 1),
    "restore": (restore, 0, 1),
    "certificate": (certificate, 1, 2),
}


def main(arguments: list[str]) -> int:
    if not arguments:
        from course._installation import report

        return report()
    command, least, most = COMMANDS.get(arguments[0], (None, 0, 0))
    if command is None or not least <= len(arguments) - 1 <= most:
        asked = arguments[0] in ("-h", "--help")
        print(__doc__.strip(), file=sys.stdout if asked else sys.stderr)
        if command is not None:
            form = next(line for line in __doc__.splitlines() if f"course {arguments[0]} " in line).partition("  ")[0]
            few = "too few" if len(arguments) <= least else "too many"
            print(f"\ncourse: {few} arguments: {form}", file=sys.stderr)
        return 0 if asked else 2
    try:
        print(command(*arguments[1:]))
    except DeskError as error:
        print(f"course: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

#!/bin/bash
# Guess: importing nbformat, which reads and writes JSON, costs what importing its JSON Schema validator costs.
# Seen (Python 3.11, nbformat 5.10.4): with jsonschema 4.25 or newer and its extra "format-nongpl", which jupyter-events
# asks for and so every JupyterLab has, `import nbformat` also imports rfc3987_syntax, which builds a Lark parser for
# RFC 3987 when it is imported, although no notebook has a field of that format. With jsonschema 4.24.1, whose extra
# brings another library, it does not. On the machine where it was seen the import took 2.0 s of CPU instead of 0.2 s;
# every kernel, test process and nbgrader command pays it. What is checked here is which modules are loaded, not time.
# Exit code 0: as seen. 1: it behaves otherwise now. 2: something to run it is missing.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 (Debian package python3-venv)"; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

loaded() {
    python3 -m venv "$folder/$1" || { echo "needs the Debian package python3-venv"; exit 2; }
    "$folder/$1/bin/pip" install --quiet --disable-pip-version-check nbformat==5.10.4 "jsonschema[format-nongpl]==$1"
    "$folder/$1/bin/python" - "$1" <<'PYTHON'
import sys
import time

began = time.process_time()
import nbformat

took = time.process_time() - began
grammar = "lark" in sys.modules
print(f"jsonschema {sys.argv[1]}, nbformat {nbformat.__version__}: {took:.1f} s of CPU; a grammar is built: {grammar}")
sys.exit(10 if grammar else 20)
PYTHON
}

old=0; new=0
loaded 4.24.1 || old=$?
loaded 4.26.0 || new=$?
[ "$old" = 20 ] && [ "$new" = 10 ] || { echo "this has changed"; exit 1; }

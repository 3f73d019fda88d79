#!/bin/bash
# Guess: the steps of an exchange that nbgrader's API starts (formgrader's buttons go through it) all get the authenticator
# that the API was given, so that an exchange of one's own may ask it who takes part.
# Seen (nbgrader 0.9.6): collect gets it, release_feedback and fetch_feedback have None. The API passes it under a
# misspelt name, which the step hands on to traitlets; traitlets takes unknown arguments and tells of them by a
# DeprecationWarning only. The commands `nbgrader release_feedback` and `fetch_feedback` do not go through that code.
# Exit code 0: as seen. 1: it behaves otherwise now. 2: something to run it is missing.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 (Debian package python3-venv)"; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" || { echo "needs the Debian package python3-venv"; exit 2; }
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check nbgrader==0.9.6 jsonschema==4.24.1
cd "$folder"
mkdir -m 777 exchange
HOME="$folder" PATH="$folder/venv/bin:$PATH" "$folder/venv/bin/python" - <<'PYTHON'
import logging
import sys
import warnings

import nbgrader
from nbgrader.apps.api import NbGraderAPI
from nbgrader.auth import Authenticator
from nbgrader.exchange import ExchangeFactory
from nbgrader.exchange.default import ExchangeCollect, ExchangeFetchFeedback, ExchangeReleaseFeedback
from traitlets.config import Config

seen = {}


def watched(step):
    class Watched(step):
        def start(self):
            seen[step.__name__] = self.authenticator

    return Watched


config = Config()
config.CourseDirectory.root = "."
config.CourseDirectory.course_id = "course"
config.Exchange.root = "exchange"
exchange = ExchangeFactory(
    collect=watched(ExchangeCollect),
    release_feedback=watched(ExchangeReleaseFeedback),
    fetch_feedback=watched(ExchangeFetchFeedback),
)
mine = Authenticator()
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    api = NbGraderAPI(authenticator=mine, exchange=exchange, config=config)
    api.log.setLevel(logging.CRITICAL)
    api.collect("one")
    api.release_feedback("one")
    api.fetch_feedback("one", "ada")
misspelt = sum("authentictor" in str(one.message) for one in told)
found = {name: one is mine for name, one in seen.items()}
print("nbgrader", nbgrader.__version__, found, "warnings:", misspelt)
wanted = {"ExchangeCollect": True, "ExchangeReleaseFeedback": False, "ExchangeFetchFeedback": False}
sys.exit(0 if found == wanted and misspelt == 2 else "this has changed")
PYTHON

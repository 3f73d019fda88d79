"""nbgrader's collect, which nobody stops, though anybody may put anything into the exchange's inbound folder."""

import os
import shutil
import tempfile
from datetime import datetime
from pathlib import Path

from nbgrader.exchange.default import ExchangeCollect

LEFT = "{} was not collected: {}"


class Collect(ExchangeCollect):
    """What cannot be a submission is named and left where it is; an earlier one of the same student counts then."""

    def init_src(self):
        super().init_src()
        self.src_records = [record for record in self.src_records if record["username"]]

    def _path_to_record(self, path):
        """Without a user where there is no submission at ``path``: nbgrader wants a record for each."""
        try:
            if why := _objection(Path(path)):
                raise ValueError(why)
            return super()._path_to_record(path)
        except Exception as error:
            self.log.error(LEFT.format(repr(path), error))
            return {"username": "", "filename": path, "timestamp": datetime.min}

    def copy_files(self):
        """One after the other: what goes wrong with one is the matter of that one."""
        records = self.src_records
        if not records:
            super().copy_files()
        for record in records:
            self.src_records = [record]
            try:
                super().copy_files()
            except Exception as error:
                self.log.error(LEFT.format(repr(record["filename"]), error))

    def do_copy(self, src, dest, log=None):
        """As a whole or not at all, so that it is tried again the next time; without links, which nbgrader would follow
        to whatever the instructor may read.
        """
        whole = Path(dest)
        with tempfile.TemporaryDirectory(prefix=".collecting-", dir=whole.parent) as scratch:
            own, partial = Path(scratch) / "own", Path(scratch) / "partial"
            shutil.copytree(src, own, symlinks=True)  # into a place where its owner can change nothing any more
            for link in [path for path in own.rglob("*") if path.is_symlink()]:
                self.log.error(LEFT.format(repr(f"{src}/{link.relative_to(own)}"), "it is a link"))
                link.unlink()
            super().do_copy(str(own), str(partial), log)
            partial.replace(whole)


def _objection(path: Path) -> str | None:
    """Why nothing can be handed in by what lies there, or None."""
    if path.is_symlink():
        return "it is a link"
    if not path.is_dir():
        return "it is no folder"
    if not os.access(path, os.R_OK | os.X_OK):
        return "it cannot be read"
    return "it names no student" if path.name.startswith("+") else None

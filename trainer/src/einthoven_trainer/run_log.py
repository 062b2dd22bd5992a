"""Figures of a run as CSV."""

from __future__ import annotations

import csv
from pathlib import Path


class RunLog:
    """Rows of figures. With `first`, a run goes on after that step: rows with a later `step`, from before it was stopped, are
    taken out, as they are written again. Else the table begins anew."""

    def __init__(self, path: Path, first: int = 0) -> None:
        self.path = path
        kept = []
        if first > 0 and path.exists():
            with path.open(newline="") as file:
                kept = [row for row in csv.DictReader(file) if int(row["step"]) <= first]
        path.unlink(missing_ok=True)
        for row in kept:
            self.add(row)

    def add(self, row: dict) -> None:
        is_new = not self.path.exists()
        with self.path.open("a", newline="") as file:
            writer = csv.DictWriter(file, row.keys())
            if is_new:
                writer.writeheader()
            writer.writerow(row)

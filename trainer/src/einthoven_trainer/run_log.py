"""Figures of a run as CSV."""

from __future__ import annotations

import csv
from pathlib import Path


class RunLog:
    """Rows with the column `step`. Those after step `first`, written before the run was stopped, are taken out: they are
    written again."""

    def __init__(self, path: Path, first: int) -> None:
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

"""Which page files a training learns from, and which it is validated on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from .config import TrainConfig


def find_pages(folder: Path) -> list[Path]:
    """All page files of a folder, in order."""
    paths = sorted(folder.glob("*.page"))
    if not paths:
        raise SystemExit(f"TRAINING_DATA_MISSING: no *.page files in {folder}. Let the maker make some, or check `data`.")
    return paths


def choose_pages(config: TrainConfig) -> tuple[Callable[[], list[Path]], list[Path]]:
    """What lists the pages to learn from, and the pages for validation.

    Pages that are added to the folder while training goes on are found, except where pages are divided in folds.
    """
    folder = Path(config.data)
    if config.folds < 2:
        return (lambda: find_pages(folder)), find_pages(Path(config.validation))
    folds = divide(find_pages(folder), config.folds)
    held_out = folds.pop(config.fold)
    learned = sorted(path for part in folds for path in part)
    return (lambda: learned), held_out


def divide(paths: list[Path], folds: int) -> list[list[Path]]:
    """Pages in so many parts of about the same number of records; all pages of a record are in one part."""
    by_record: dict[str, list[Path]] = {}
    for path in paths:
        by_record.setdefault(read_record(path), []).append(path)
    if len(by_record) < folds:
        raise SystemExit(f"TRAINING_DATA_MISSING: {folds} folds need as many records; the pages show {len(by_record)}.")
    # An order that has nothing to do with names, and that is the same everywhere.
    order = sorted(by_record, key=lambda record: hashlib.sha256(record.encode()).digest())
    return [sorted(path for record in order[k::folds] for path in by_record[record]) for k in range(folds)]


def read_record(path: Path) -> str:
    """The record that a page shows; pages that do not say so have one each."""
    with path.open("rb") as file:
        return str(json.loads(file.readline()).get("record", path.stem))

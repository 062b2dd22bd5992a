"""A pool of pages in memory from which crops are drawn, refreshed by a thread."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np

from .pages import Crop, draw_crop, read_page


class PagePool:
    """Holds `capacity` pages of a folder; `refresh` changes one of them for another in the background.

    Pages that are added to the folder while training goes on are found.
    """

    def __init__(self, folder: Path, capacity: int, seed: int) -> None:
        self.folder = folder
        self.random = np.random.default_rng(seed)
        paths = self._paths()
        if not paths:
            raise SystemExit(f"TRAINING_DATA_MISSING: no *.page files in {folder}. Make some with make-ink-pages.")
        chosen = self.random.permutation(len(paths))[:capacity]
        self.pages = [read_page(paths[k]) for k in chosen]
        self.capacity = capacity
        self.thread: threading.Thread | None = None

    def _paths(self) -> list[Path]:
        return sorted(self.folder.glob("*.page"))

    def refresh(self) -> None:
        if self.thread is not None:
            self.thread.join()
        paths = self._paths()
        path = paths[int(self.random.integers(len(paths)))]
        slot = int(self.random.integers(self.capacity))

        def change() -> None:
            page = read_page(path)
            if slot < len(self.pages):
                self.pages[slot] = page
            else:
                self.pages.append(page)

        self.thread = threading.Thread(target=change, daemon=True)
        self.thread.start()

    def draw(self, count: int, size: int) -> Crop:
        """`count` crops, stacked."""
        crops = [
            draw_crop(self.pages[int(self.random.integers(len(self.pages)))], size, self.random) for _ in range(count)
        ]
        return Crop(*(np.stack([getattr(crop, name) for crop in crops]) for name in Crop.__dataclass_fields__))

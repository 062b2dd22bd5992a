"""A pool of pages in memory from which crops are drawn, refreshed by a thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import numpy as np

from .pages import Crop, Page, draw_crop, read_page


class PagePool:
    """Holds `capacity` of the pages that `find` lists; `refresh` changes one of them for another, read in the background.

    A page that was asked for is used from the next refresh on, however long it took: the same seed draws the same crops.
    """

    def __init__(self, find: Callable[[], list[Path]], capacity: int, seed: int) -> None:
        self.find = find
        self.random = np.random.default_rng(seed)
        paths = find()
        self.capacity = capacity
        self.paths = [paths[k] for k in self.random.permutation(len(paths))[:capacity]]
        self.pages = [read_page(path) for path in self.paths]
        self.reader = ThreadPoolExecutor(1)
        self.next: tuple[int, Path, Future[Page]] | None = None

    def refresh(self) -> None:
        if self.next is not None:
            slot, path, page = self.next
            if slot < len(self.pages):
                self.paths[slot], self.pages[slot] = path, page.result()
            else:
                self.paths.append(path)
                self.pages.append(page.result())
        paths = self.find()
        path = paths[int(self.random.integers(len(paths)))]
        slot = int(self.random.integers(self.capacity))
        self.next = slot, path, self.reader.submit(read_page, path)

    def draw(self, count: int, size: int, strength: float = 0.0) -> Crop:
        """`count` crops, stacked; `strength` as in `augment`."""
        return draw_crops(self.pages, count, size, self.random, strength)

    def state_dict(self) -> dict:
        """What the draws from here on depend on, beside the files."""
        asked = None if self.next is None else [self.next[0], str(self.next[1])]
        return {"random": self.random.bit_generator.state, "paths": [str(path) for path in self.paths], "next": asked}

    def load_state_dict(self, state: dict) -> None:
        self.random.bit_generator.state = state["random"]
        self.paths = [Path(path) for path in state["paths"]]
        self.pages = [read_page(path) for path in self.paths]
        if state["next"] is not None:
            slot, path = state["next"]
            self.next = slot, Path(path), self.reader.submit(read_page, Path(path))


def draw_crops(pages: list[Page], count: int, size: int, random: np.random.Generator, strength: float = 0.0) -> Crop:
    """`count` crops of random pages, stacked."""
    crops = [draw_crop(pages[int(random.integers(len(pages)))], size, random, strength) for _ in range(count)]
    return Crop(*(np.stack([getattr(crop, name) for crop in crops]) for name in Crop.__dataclass_fields__))

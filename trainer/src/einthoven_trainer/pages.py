"""Pages for training, as `make-ink-pages` writes them, and crops of them."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

SCALE = 8
PLANES = 3
TARGETS = 3


@dataclass(frozen=True)
class Page:
    """Planes (3, H, W) and targets (3, H, W), 8 bits; left and top in whole millimetres."""

    planes: np.ndarray
    targets: np.ndarray
    left: int
    top: int


def read_page(path: Path) -> Page:
    """One page: a line of JSON, then the deflated planes: ink, grid, clean, trace, separator, text."""
    content = path.read_bytes()
    end = content.index(b"\n")
    header = json.loads(content[:end])
    data = np.frombuffer(zlib.decompress(content[end + 1 :]), np.uint8)
    data = data.reshape(PLANES + TARGETS, header["height"], header["width"])
    return Page(data[:PLANES], data[PLANES:], header["left"], header["top"])


def line_places(first: int, count: int, millimetre: int) -> np.ndarray:
    """Where lines of the grid stand: 1 on 5 mm lines, 0.5 on 1 mm lines, 0 elsewhere.

    `first` is the pixel's place in the page, `millimetre` the page's first whole millimetre.
    """
    place = np.arange(first, first + count)
    on_line = place % SCALE == 0
    major = (place // SCALE + millimetre) % 5 == 0
    return np.where(on_line, np.where(major, 1.0, 0.5), 0.0).astype(np.float32)


def draw_input(planes: np.ndarray, upright: np.ndarray, lying: np.ndarray) -> np.ndarray:
    """(5, H, W), what the network reads of planes (3, H, W) of 8 bits."""
    height, width = planes.shape[1:]
    result = np.empty((PLANES + 2, height, width), np.float32)
    result[:PLANES] = planes
    result[:PLANES] /= 255.0
    result[PLANES] = upright[None, :]
    result[PLANES + 1] = lying[:, None]
    return result


def draw_crop(page: Page, size: int, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """A crop with a trace in it (one of eight may be any place): input (5, size, size), target (3, size, size)."""
    height, width = page.planes.shape[1:]
    for _ in range(8):
        row = int(random.integers(0, max(1, height - size)))
        column = int(random.integers(0, max(1, width - size)))
        target = page.targets[:, row : row + size, column : column + size]
        if target.shape[1:] != (size, size):
            continue
        if target[0].any() or random.random() < 0.125:
            break
    planes = page.planes[:, row : row + size, column : column + size]
    upright = line_places(column, size, page.left)
    lying = line_places(row, size, page.top)
    if planes.shape[1:] != (size, size):
        pad = [(0, 0), (0, size - planes.shape[1]), (0, size - planes.shape[2])]
        planes, target = np.pad(planes, pad), np.pad(target, pad)
    drawn = draw_input(planes, upright, lying)
    target = target.astype(np.float32) / 255.0
    if random.random() < 0.5:
        drawn, target = drawn[:, :, ::-1], target[:, :, ::-1]
    return drawn, target

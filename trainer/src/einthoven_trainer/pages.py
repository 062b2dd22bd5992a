"""Pages for training, as `make-ink-pages` writes them, and crops of them."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from .augment import augment

SCALE = 8
PLANES = 3
TARGETS = 3
ALL_KNOWN = 2**TARGETS - 1
LINE_COLUMNS = 2
# Lines that are told apart in one crop; more are rare.
MOST_LINES = 8
# Standard deviation in rows of the mark around a centre line.
LINE_SPREAD = 1.0
LINE_REACH = 4


@dataclass(frozen=True)
class Page:
    """Planes (3, H, W) and targets (3, H, W), 8 bits; left and top in whole millimetres.

    Known: for each pixel (H, W), which of its targets are: bit k stands for target k. Lines: first half column, and the row
    at it and at each half column after it.
    """

    planes: np.ndarray
    targets: np.ndarray
    known: np.ndarray
    left: int
    top: int
    lines: tuple[tuple[int, np.ndarray], ...]


def read_page(path: Path) -> Page:
    """One page: a line of JSON, then the deflated planes: ink, grid, clean, trace, separator, text; and, where the header
    says `known`, which of the last three are known. On pages of the renderer all are."""
    content = path.read_bytes()
    end = content.index(b"\n")
    header = json.loads(content[:end])
    content = zlib.decompress(content[end + 1 :])
    shape = (header["height"], header["width"])
    count = PLANES + TARGETS + (1 if header.get("known") else 0)
    size = count * shape[0] * shape[1]
    data = np.frombuffer(content[:size], np.uint8).reshape(count, *shape)
    targets = data[PLANES : PLANES + TARGETS]
    known = data[-1] if count > PLANES + TARGETS else np.full(shape, ALL_KNOWN, np.uint8)
    rows = np.frombuffer(content[size:], "<f4")
    ends = np.cumsum([count for _, count in header["lines"]])
    lines = tuple(
        (first, rows[last - count : last]) for (first, count), last in zip(header["lines"], ends, strict=True)
    )
    return Page(data[:PLANES], targets, known, header["left"], header["top"], lines)


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


def cut_lines(page: Page, row: int, column: int, size: int) -> np.ndarray:
    """(MOST_LINES, 2 * size): the rows of the lines in a crop at its half columns, NaN where there is none."""
    cut = np.full((MOST_LINES, LINE_COLUMNS * size), np.nan, np.float32)
    count = 0
    for first, rows in page.lines:
        start = first - LINE_COLUMNS * column
        begin, end = max(0, start), min(LINE_COLUMNS * size, start + len(rows))
        if begin >= end or count == MOST_LINES:
            continue
        inside = rows[begin - start : end - start] - row
        # Comparisons with NaN, where a line has a gap, are false.
        if not ((inside > 0) & (inside < size - 1)).any():
            continue
        cut[count, begin:end] = inside
        count += 1
    return cut


def mark_lines(lines: np.ndarray, size: int) -> np.ndarray:
    """(size, 2 * size): a Gaussian across each line at every half column, 1 at its middle."""
    marks = np.zeros((size, lines.shape[1]), np.float32)
    for rows in lines:
        columns = np.flatnonzero(~np.isnan(rows))
        middle = np.round(rows[columns]).astype(int)
        for offset in range(-LINE_REACH, LINE_REACH + 1):
            at = middle + offset
            inside = (at >= 0) & (at < size)
            value = np.exp(-0.5 * ((at - rows[columns]) / LINE_SPREAD) ** 2)[inside]
            place = (at[inside], columns[inside])
            marks[place] = np.maximum(marks[place], value)
    return marks


@dataclass(frozen=True)
class Crop:
    """Input (5, S, S), covered parts (3, S, S), 1 where they are known (3, S, S), marks of lines (S, 2 S), rows of lines
    (MOST_LINES, 2 S)."""

    drawn: np.ndarray
    covered: np.ndarray
    known: np.ndarray
    marks: np.ndarray
    lines: np.ndarray


def draw_crop(page: Page, size: int, random: np.random.Generator, strength: float = 0.0) -> Crop:
    """A crop with a trace in it (one of eight may be any place), half of them turned left to right; changed further with
    `strength` (see `augment`)."""
    height, width = page.planes.shape[1:]
    for _ in range(8):
        row = int(random.integers(0, max(1, height - size)))
        column = int(random.integers(0, max(1, width - size)))
        covered = page.targets[:, row : row + size, column : column + size]
        if covered[0].any() or random.random() < 0.125:
            break
    planes = page.planes[:, row : row + size, column : column + size]
    known = page.known[row : row + size, column : column + size]
    upright = line_places(column, size, page.left)
    lying = line_places(row, size, page.top)
    if planes.shape[1:] != (size, size):
        pad = [(0, 0), (0, size - planes.shape[1]), (0, size - planes.shape[2])]
        planes, covered = np.pad(planes, pad), np.pad(covered, pad)
        known = np.pad(known, pad[1:], constant_values=ALL_KNOWN)
    drawn = draw_input(planes, upright, lying)
    known = (known[None] >> np.arange(TARGETS, dtype=np.uint8)[:, None, None] & 1).astype(np.float32)
    covered = covered.astype(np.float32) / 255.0
    lines = cut_lines(page, row, column, size)
    marks = mark_lines(lines, size)
    crop = Crop(drawn, covered, known, marks, lines)
    if random.random() < 0.5:
        crop = Crop(drawn[:, :, ::-1], covered[:, :, ::-1], known[:, :, ::-1], marks[:, ::-1], lines[:, ::-1])
    if strength > 0:
        drawn = np.concatenate([augment(crop.drawn[:PLANES], strength, random), crop.drawn[PLANES:]])
        crop = replace(crop, drawn=drawn)
    return crop

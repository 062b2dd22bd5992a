"""Traces for the training of the line network, as `make-training-pages --kind lines` writes them."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from .line_network import ABOVE, BELOW, HEIGHTS, INPUTS, LEVEL, SLOPE

# A trace of fewer known samples teaches nothing.
LEAST_SAMPLES = 100


@dataclass(frozen=True)
class Line:
    """One trace: what is read of it (INPUTS, n) of 8 bits, how far the true line lies below it (n; mm, NaN where unknown),
    the variance of the true line (mm²), and its page."""

    read: np.ndarray
    error: np.ndarray
    power: float
    page: str


@dataclass(frozen=True)
class Lines:
    """Pieces of traces of one length: floats from 0 to 1, errors with zeros where `known` is 0, and powers."""

    read: Tensor
    error: Tensor
    known: Tensor
    power: Tensor


def read_lines(paths: list[Path]) -> list[Line]:
    """All traces of pages."""
    lines = []
    for path in paths:
        content = path.read_bytes()
        end = content.index(b"\n")
        header = json.loads(content[:end])
        data = zlib.decompress(content[end + 1 :])
        place = 0
        for count, deviation in header["traces"]:
            read = np.frombuffer(data, np.uint8, count * INPUTS, place).reshape(INPUTS, count)
            error = np.frombuffer(data, "<f4", count, place + count * INPUTS)
            place += count * (INPUTS + 4)
            if np.count_nonzero(~np.isnan(error)) >= LEAST_SAMPLES:
                lines.append(Line(read, error, deviation**2, path.stem))
    if not lines:
        raise SystemExit(f"TRAINING_DATA_MISSING: no traces that teach anything in {len(paths)} pages. Make more of them.")
    return lines


def draw_lines(lines: list[Line], count: int, length: int, random: np.random.Generator) -> Lines:
    """Pieces of random traces, half of them mirrored, half of them turned over: hearts do neither, pens and paper do."""
    read = np.zeros((count, INPUTS, length), np.float32)
    error = np.zeros((count, length), np.float32)
    known = np.zeros((count, length), np.float32)
    power = np.zeros(count, np.float32)
    weights = np.sqrt([line.error.size for line in lines])
    for k, place in enumerate(random.choice(len(lines), count, p=weights / weights.sum())):
        line = lines[place]
        first = 0 if line.error.size <= length else int(random.integers(line.error.size - length))
        piece, truth = line.read[:, first : first + length] / 255, line.error[first : first + length]
        if random.random() < 0.5:
            piece, truth = mirror(piece), truth[::-1]
        if random.random() < 0.5:
            piece, truth = turn_over(piece), -truth
        size = truth.size
        read[k, :, :size] = piece
        read[k, :, size:] = piece[:, -1:]
        known[k, :size] = ~np.isnan(truth)
        error[k, :size] = np.nan_to_num(truth)
        power[k] = line.power
    return Lines(*(torch.from_numpy(part) for part in (read, error, known, power)))


def mirror(read: np.ndarray) -> np.ndarray:
    """As if the trace ran from right to left."""
    mirrored = read[:, ::-1].copy()
    mirrored[SLOPE] = 1 - mirrored[SLOPE]
    return mirrored


def turn_over(read: np.ndarray) -> np.ndarray:
    """As if the trace were upside down."""
    turned = read.copy()
    turned[:HEIGHTS] = read[:HEIGHTS][::-1]
    turned[HEIGHTS : 2 * HEIGHTS] = read[HEIGHTS : 2 * HEIGHTS][::-1]
    turned[LEVEL], turned[SLOPE] = 1 - read[LEVEL], 1 - read[SLOPE]
    turned[ABOVE], turned[BELOW] = read[BELOW], read[ABOVE]
    return turned

"""Pages small enough to write down here, one of each kind."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import numpy as np

from einthoven_trainer.line_network import INPUTS, LEVEL, SLOPE

HEIGHT, WIDTH = 96, 128


def write_page(path: Path) -> None:
    """A flat trace at row 40.25 from column 10 to 110, under a grid line a millimetre."""
    planes = np.zeros((6, HEIGHT, WIDTH), np.uint8)
    planes[0, :, ::8] = 60
    planes[0, 39:42, 10:110] = planes[2, 39:42, 10:110] = 200
    planes[3, 39:42, 10:110] = 255
    rows = np.full(200, 40.25, "<f4")
    header = {"width": WIDTH, "height": HEIGHT, "left": -3, "top": 2, "lines": [[20, 200]]}
    content = zlib.compress(planes.tobytes() + rows.tobytes())
    path.write_bytes(json.dumps(header).encode() + b"\n" + content)


def write_crops(path: Path) -> None:
    """Upright bars, named A, and lying ones, named B, and bare paper."""
    classes = np.arange(60, dtype=np.uint8) % 3
    crops = np.zeros((60, 2, 32, 64), np.uint8)
    crops[classes == 1, 0, 4:28, 30:34] = 255
    crops[classes == 2, 0, 14:18, 16:48] = 255
    header = {"count": 60, "planes": 2, "height": 32, "width": 64, "classes": ["none", "A", "B"]}
    content = zlib.compress(classes.tobytes() + crops.tobytes())
    path.write_bytes(json.dumps(header).encode() + b"\n" + content)


def write_lines(path: Path) -> None:
    """A trace that stands a tenth of a millimetre above the true line wherever it climbs, as its slope tells."""
    count = 1200
    slope = np.where(np.arange(count) // 40 % 2 == 0, 0.5, 0.75)
    read = np.full((INPUTS, count), 128, np.uint8)
    read[SLOPE] = np.round(slope * 255)
    read[LEVEL] = np.round(255 * (0.5 + 0.01 * np.sin(np.arange(count) / 30)))
    error = np.where(slope > 0.6, 0.1, 0).astype("<f4")
    error[:5] = np.nan
    header = {"inputs": INPUTS, "traces": [[count, 0.4]]}
    path.write_bytes(json.dumps(header).encode() + b"\n" + zlib.compress(read.tobytes() + error.tobytes()))

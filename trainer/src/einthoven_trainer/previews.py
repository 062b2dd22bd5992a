"""A sheet of samples as PNG, so that a look tells whether data and marks fit."""

from __future__ import annotations

import math
import struct
import zlib
from pathlib import Path

import numpy as np

GAP = 4


def save_previews(pictures: list[np.ndarray], path: Path) -> None:
    """Pictures (H, W, 3) of 8 bits and of one size, side by side on a nearly square sheet."""
    height, width, _ = pictures[0].shape
    across = max(1, round(math.sqrt(len(pictures) * height / width)))
    down = math.ceil(len(pictures) / across)
    sheet = np.zeros((down * (height + GAP) - GAP, across * (width + GAP) - GAP, 3), np.uint8)
    for k, picture in enumerate(pictures):
        row, column = k // across * (height + GAP), k % across * (width + GAP)
        sheet[row : row + height, column : column + width] = picture
    path.write_bytes(encode_png(sheet))


def encode_png(picture: np.ndarray) -> bytes:
    """(H, W, 3) of 8 bits."""
    height, width, _ = picture.shape
    # Each row begins with its filter: none.
    rows = np.pad(picture.reshape(height, 3 * width), ((0, 0), (1, 0)))

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(rows.tobytes())), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)

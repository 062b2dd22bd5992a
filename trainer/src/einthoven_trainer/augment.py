"""What is done to crops of the ink network anew each time they are drawn, on top of the wear that the renderer knows."""

from __future__ import annotations

import numpy as np

# At full strength: how often each happens.
BLURRED, NOISY, FADED, CROSSED = 0.5, 0.5, 0.4, 0.3
# Standard deviations of the logarithms of ink's strength and of its gamma, and of noise as a part of full ink.
STRENGTH, GAMMA, NOISE = 0.4, 0.3, 0.06
# Largest side of a faded place as a part of the crop; half the width of a stroke in pixels.
FADED_SIDE = 0.4
STROKE = (0.5, 2.0)


def augment(planes: np.ndarray, strength: float, random: np.random.Generator) -> np.ndarray:
    """Planes (3, S, S) of ink, grid and clean ink, 0 to 1, changed: paler or darker, blurred, noisy, faded in places,
    crossed by a stroke. Nothing moves: what covers a pixel stays true."""
    size = planes.shape[-1]
    happens = lambda part: random.random() < strength * part  # noqa: E731
    planes = planes ** np.exp(random.normal(0, GAMMA * strength))
    planes = planes * np.exp(random.normal(0, STRENGTH * strength, (len(planes), 1, 1)))
    if happens(CROSSED):
        planes[[0, 2]] = np.maximum(planes[[0, 2]], draw_stroke(size, random))
    if happens(FADED):
        planes[[0, 2]] *= 1 - draw_patch(size, random) * random.random()
    if happens(BLURRED):
        planes = planes + random.random() * (blur(planes) - planes)
    if happens(NOISY):
        planes = planes + random.normal(0, NOISE * strength, planes.shape)
    return planes.clip(0, 1).astype(np.float32)


def blur(planes: np.ndarray) -> np.ndarray:
    """Means of three by three pixels."""
    for axis in (1, 2):
        pad = [(1, 1) if axis == k else (0, 0) for k in range(3)]
        wide = np.pad(planes, pad, mode="edge")
        planes = sum(np.take(wide, range(k, k + planes.shape[axis]), axis) for k in range(3)) / 3
    return planes


def draw_stroke(size: int, random: np.random.Generator) -> np.ndarray:
    """(S, S): a straight stroke, 0 to 1: a fold, a pen, a line of a table."""
    angle = random.uniform(0, np.pi)
    row, column = random.uniform(0, size, 2)
    rows, columns = np.mgrid[:size, :size]
    distance = np.abs((rows - row) * np.cos(angle) - (columns - column) * np.sin(angle))
    return (random.uniform(*STROKE) + 0.5 - distance).clip(0, 1) * random.uniform(0.2, 1)


def draw_patch(size: int, random: np.random.Generator) -> np.ndarray:
    """(S, S): 1 in a place with soft edges, 0 outside."""
    row, column = random.uniform(0, size, 2)
    high, wide = random.uniform(0.05, FADED_SIDE, 2) * size
    rows, columns = np.mgrid[:size, :size]
    distance = np.maximum(np.abs(rows - row) / high, np.abs(columns - column) / wide)
    return (2 - 2 * distance).clip(0, 1)

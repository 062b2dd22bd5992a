"""Crops for the training of the label network, as `make-training-pages --kind labels` writes them, and how they are varied."""

from __future__ import annotations

import json
import math
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

# Standard deviations of what is done to a crop: parts of its size, radians, parts of full ink.
SCALE, STRETCH, SHEAR, TURN, SHIFT = 0.12, 0.1, 0.15, 0.03, 0.035
CONTRAST, NOISE = 0.35, 0.05
THINNER, BOLDER, BLURRED, NOISY, UNMARKED, SMEARED, COMBED, SPECKED = 0.15, 0.25, 0.25, 0.3, 0.15, 0.2, 0.25, 0.25
# Pixels between the lines of a grid that was taken off, of letters of the usual heights.
GRID_STEP = (3.5, 12.0)
# Part of the pixels on which a speck lies.
SPECKS = 0.03


@dataclass(frozen=True)
class LabelCrops:
    """Crops (N, planes, height, width) of 8 bits and the class of each, 0: no name."""

    crops: Tensor
    classes: Tensor
    names: tuple[str, ...]


def read_crops(paths: list[Path]) -> LabelCrops:
    """All crops of pages."""
    crops, classes, names = [], [], ()
    for path in paths:
        content = path.read_bytes()
        end = content.index(b"\n")
        header = json.loads(content[:end])
        data = np.frombuffer(zlib.decompress(content[end + 1 :]), np.uint8)
        count = header["count"]
        names = tuple(header["classes"])
        classes.append(data[:count])
        crops.append(data[count:].reshape(count, header["planes"], header["height"], header["width"]))
    return LabelCrops(torch.from_numpy(np.concatenate(crops)), torch.from_numpy(np.concatenate(classes)).long(), names)


def vary(crops: Tensor, random: torch.Generator) -> Tensor:
    """Floats from 0 to 1: each crop leaned, stretched, moved, its strokes bolder or thinner, combed by a grid, paler or noisy."""
    x = crops.float() / 255
    count, _, height, width = x.shape
    normal = lambda deviation, *shape: deviation * torch.randn(*shape, generator=random)  # noqa: E731
    happens = lambda part: (torch.rand(count, 1, 1, 1, generator=random) < part).float()  # noqa: E731
    scale = torch.exp(normal(SCALE, count))
    stretch = torch.exp(normal(STRETCH, count))
    turn, shear = normal(TURN, count), normal(SHEAR, count)
    ratio = height / width
    theta = torch.zeros(count, 2, 3)
    theta[:, 0, 0] = scale * stretch * torch.cos(turn)
    theta[:, 0, 1] = (shear - torch.sin(turn)) * ratio
    theta[:, 1, 0] = torch.sin(turn) / ratio
    theta[:, 1, 1] = scale / stretch * torch.cos(turn)
    theta[:, :, 2] = normal(2 * SHIFT, count, 2)
    x = functional.grid_sample(x, functional.affine_grid(theta, list(x.shape), align_corners=False), align_corners=False)
    ink, trace = x[:, :1], x[:, 1:] * (1 - happens(UNMARKED))
    bold, thin = happens(BOLDER), happens(THINNER)
    spread = functional.max_pool2d(ink, 3, 1, 1)
    shrunk = -functional.max_pool2d(-ink, 3, 1, 1)
    part = torch.rand(count, 1, 1, 1, generator=random)
    ink = ink + bold * part * (spread - ink) + (1 - bold) * thin * part * 0.6 * (shrunk - ink)
    blurred = functional.avg_pool2d(ink, 3, 1, 1, count_include_pad=False)
    ink = ink + happens(BLURRED) * part * (blurred - ink)
    ink = ink + happens(SMEARED) * streaks(count, height, width, random)
    lines = happens(COMBED) * combs(count, height, width, random)
    ink = ink * (1 - torch.rand(count, 1, 1, 1, generator=random) * lines)
    ink = ink + 0.3 * torch.rand(count, 1, 1, 1, generator=random) ** 2 * lines
    specks = (torch.rand(ink.shape, generator=random) < SPECKS).float() * torch.rand(count, 1, 1, 1, generator=random)
    ink = ink + happens(SPECKED) * functional.avg_pool2d(specks, (1, 3), 1, (0, 1))
    ink = ink * torch.exp(normal(CONTRAST, count, 1, 1, 1))
    ink = ink + happens(NOISY) * normal(NOISE, *ink.shape)
    return torch.cat([ink, trace], 1).clamp(0, 1)


def streaks(count: int, height: int, width: int, random: torch.Generator) -> Tensor:
    """A straight stroke through each crop: a trace, a fold, a line that was left over."""
    angle = (torch.rand(count, 1, 1, generator=random) - 0.5) * math.pi
    angle = angle * torch.rand(count, 1, 1, generator=random)
    place = (torch.rand(count, 1, 1, generator=random) - 0.5) * height
    rows = torch.arange(height).view(1, -1, 1) - height / 2
    columns = torch.arange(width).view(1, 1, -1) - width / 2
    distance = (rows * torch.cos(angle) - columns * torch.sin(angle) - place).abs()
    thickness = 0.5 + 2 * torch.rand(count, 1, 1, generator=random)
    return (thickness - distance).clamp(0, 1).unsqueeze(1) * torch.rand(count, 1, 1, 1, generator=random)


def combs(count: int, height: int, width: int, random: torch.Generator) -> Tensor:
    """Upright and lying lines at equal distances: a grid that was taken off letters and all, or not all of it."""
    step = GRID_STEP[0] + (GRID_STEP[1] - GRID_STEP[0]) * torch.rand(count, 1, generator=random)
    thickness = 0.3 + torch.rand(count, 1, generator=random)

    def lines(length: int) -> Tensor:
        place = torch.arange(length).view(1, -1) + step * torch.rand(count, 1, generator=random)
        return (thickness - (torch.remainder(place, step) - step / 2).abs()).clamp(0, 1)

    return torch.maximum(lines(height).unsqueeze(2), lines(width).unsqueeze(1)).unsqueeze(1)

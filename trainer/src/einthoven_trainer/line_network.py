"""The line network: from what is seen about a trace to how far the middle of the pen is from it."""

from __future__ import annotations

import torch
from torch import Tensor, nn

# Heights about the trace at which ink is looked up, the same for marks, and numbers beside them; as the pipeline's
# `describeLine` gives them.
HEIGHTS = 31
LEVEL, SLOPE, ABOVE, BELOW = (2 * HEIGHTS + place for place in range(4))
INPUTS = 2 * HEIGHTS + 10
# Millimetres that the byte of `LEVEL` spans.
LEVEL_SPAN = 48.0

CHANNELS = 64
DILATIONS = (1, 1, 1, 2, 2, 4, 4, 8, 16, 4, 1)
# How much of what a block finds counts before it has learned.
FIRST_SHARE = 0.2
# Half columns to a column: the network computes by columns.
FOLD = 2
# Logarithms of doubts, mm.
LEAST_DOUBT, MOST_DOUBT = -6.0, 3.0


class Block(nn.Module):
    """A convolution along the trace of each channel by itself, then across channels, added to what was there."""

    def __init__(self, dilation: int) -> None:
        super().__init__()
        self.along = nn.Conv1d(CHANNELS, CHANNELS, 5, padding=2 * dilation, dilation=dilation, groups=CHANNELS)
        self.across = nn.Sequential(nn.Conv1d(CHANNELS, CHANNELS, 1, bias=False), nn.BatchNorm1d(CHANNELS), nn.ReLU())
        # At first little is added: a deep sum of full blocks learns slowly.
        nn.init.constant_(self.across[1].weight, FIRST_SHARE)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.across(self.along(x))


class LineNetwork(nn.Module):
    """Input: (N, INPUTS, half columns), 0 to 1. Output: moves (N, half columns) in mm, and logarithms of their mean error."""

    def __init__(self) -> None:
        super().__init__()
        self.enter = nn.Sequential(
            nn.Conv1d(INPUTS, CHANNELS, 4, stride=FOLD, padding=1, bias=False), nn.BatchNorm1d(CHANNELS), nn.ReLU()
        )
        self.body = nn.Sequential(*(Block(dilation) for dilation in DILATIONS))
        self.leave = nn.Conv1d(CHANNELS, 2 * FOLD, 1)
        # At first nothing is moved.
        nn.init.zeros_(self.leave.weight)
        nn.init.zeros_(self.leave.bias)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        answer = self.leave(self.body(self.enter(x)))
        move, doubt = (answer[:, first : first + FOLD].transpose(1, 2).flatten(1) for first in (0, FOLD))
        return move, doubt.clamp(LEAST_DOUBT, MOST_DOUBT)


class LineAnswer(nn.Module):
    """The network as it is exported: bytes in, millimetres out."""

    def __init__(self, network: LineNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, line: Tensor) -> tuple[Tensor, Tensor]:
        move, doubt = self.network(line.float() / 255)
        return move, torch.exp(doubt)

"""The ink network: from a flattened page to the ink of its traces, its separators and text, and to centre lines."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

# Pixels are folded into channels first: full-resolution convolutions with few channels are bound by memory.
FOLD = 4
INPUTS = 5
OUTPUTS = 3
# Centre lines are finer across than the picture: a column is 5 ms at 25 mm/s, too coarse for a QRS complex.
LINE_COLUMNS = 2


@dataclass(frozen=True)
class InkShape:
    """How large a network is: what a page costs is decided by its finest level, where most of the cells are."""

    widths: tuple[int, ...] = (40, 64, 96, 128)
    """Channels of each level, from the finest, of cells of 4 x 4 pixels, to the coarsest; each halves the one before."""
    finest_encoder: bool = True
    """Whether the finest level has layers of its own before it is halved."""
    head_side: int = 3
    """Cells across that the last layer looks at: 3, or 1."""


def shape_of(weights: dict[str, Tensor]) -> InkShape:
    """The shape of the network that the weights are of."""
    levels = sum(name.startswith("ups.") and name.endswith(".weight") for name in weights)
    ups = [weights[f"ups.{level}.weight"] for level in range(levels)]
    return InkShape(
        widths=(*(up.shape[1] for up in ups), ups[-1].shape[0]),
        finest_encoder="encoders.0.body.0.weight" in weights,
        head_side=weights["head.weight"].shape[-1],
    )


class Residual(nn.Module):
    """Two convolutions beside an identity. Batch norm is folded into the convolutions by the export."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(channels, channels, 3, padding=1, bias=False),
            nn.BatchNorm2d(channels),
            nn.ReLU(inplace=True),
            nn.Conv2d(channels, channels, 3, padding=1, bias=False),
            nn.BatchNorm2d(channels),
        )

    def forward(self, x: Tensor) -> Tensor:
        return torch.relu(x + self.body(x))


def convolution(before: int, after: int, kernel: int = 3, stride: int = 1) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(before, after, kernel, stride=stride, padding=kernel // 2, bias=False),
        nn.BatchNorm2d(after),
        nn.ReLU(inplace=True),
    )


class InkNetwork(nn.Module):
    """A U-Net over pixels folded four by four.

    Input: (N, 5, H, W), H and W multiples of 32, at 8 pixels a millimetre: ink under its grid, darkness of the grid's
    colour, ink without grid as found without a network (all 0 to 1), and where upright and lying lines of the grid
    stand by the measured map (0.5 for 1 mm lines, 1 for 5 mm lines). Outputs: (N, 3, H, W) logits of the part of each
    pixel that is covered by traces and calibration pulses, by lead separators, by text; and (N, 1, H, 2 W) logits of
    where the middle of the pen crosses each half column: half column k stands at column (k - 0.5) / 2.
    """

    def __init__(self, shape: InkShape | None = None) -> None:
        super().__init__()
        shape = shape or InkShape()
        widths = shape.widths
        self.stem = nn.Sequential(nn.PixelUnshuffle(FOLD), convolution(INPUTS * FOLD * FOLD, widths[0]))
        finest = Residual(widths[0]) if shape.finest_encoder else nn.Identity()
        self.encoders = nn.ModuleList([finest, *(Residual(width) for width in widths[1:])])
        self.downs = nn.ModuleList(
            [convolution(before, after, 2 + 1, 2) for before, after in zip(widths[:-1], widths[1:])]
        )
        self.ups = nn.ModuleList(
            [nn.ConvTranspose2d(after, before, 2, stride=2) for before, after in zip(widths[:-1], widths[1:])]
        )
        self.decoders = nn.ModuleList([Residual(width) for width in widths[:-1]])
        folded = FOLD * FOLD
        side = shape.head_side
        self.head = nn.Conv2d(widths[0], (OUTPUTS + LINE_COLUMNS) * folded, side, padding=side // 2)
        # Most pixels are bare: the first guess says so.
        nn.init.constant_(self.head.bias, -3.0)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        x = self.stem(x)
        skips = []
        for level, encoder in enumerate(self.encoders):
            x = encoder(x)
            if level < len(self.downs):
                skips.append(x)
                x = self.downs[level](x)
        for level in reversed(range(len(self.ups))):
            x = self.decoders[level](self.ups[level](x) + skips[level])
        covered, line = self.head(x).split([OUTPUTS * FOLD * FOLD, LINE_COLUMNS * FOLD * FOLD], 1)
        return functional.pixel_shuffle(covered, FOLD), unfold_line(line)


def unfold_line(line: Tensor) -> Tensor:
    """(N, 2 * 16, h, w) to (N, 1, 4 h, 8 w): rows by four, columns by four and again by two."""
    batch, _, height, width = line.shape
    across = LINE_COLUMNS * FOLD
    line = line.reshape(batch, FOLD, across, height, width).permute(0, 3, 1, 4, 2)
    return line.reshape(batch, 1, height * FOLD, width * across)


def network_of(weights: dict[str, Tensor]) -> InkNetwork:
    """The network of these weights, whatever its shape."""
    network = InkNetwork(shape_of(weights))
    network.load_state_dict(weights)
    return network

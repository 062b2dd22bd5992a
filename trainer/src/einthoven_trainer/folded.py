"""The ink network as it is shipped: with its pixels folded by whoever asks it, and without what nobody asks of it."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from .ink_network import FOLD, INPUTS, LINE_COLUMNS, InkNetwork

# Planes of the page that differ from pixel to pixel; the two others say where lines of the grid stand.
DRAWN = 3
# Channels of a cell of 4 x 4 pixels: those of the planes, then twice whether an upright line stands in its first column,
# then twice whether a lying one stands in its first row. Lines stand on whole millimetres, every eighth pixel, so that
# nothing else can differ; twice, as the sum of all their weights would be much larger than the weights beside it.
LINE_CHANNELS = 2
CELL_INPUTS = DRAWN * FOLD * FOLD + 2 * LINE_CHANNELS
# Traces and separators, and the marks; what is text serves the training alone.
KEPT = 2
CELL_OUTPUTS = (KEPT + LINE_COLUMNS) * FOLD * FOLD


def fold(page: Tensor) -> Tensor:
    """(N, 5, H, W), what `InkNetwork` reads, to (N, H / 4, W / 4, CELL_INPUTS), what `FoldedNetwork` reads."""
    cells = nn.functional.pixel_unshuffle(page[:, :DRAWN], FOLD)
    upright = page[:, DRAWN : DRAWN + 1, ::FOLD, ::FOLD].expand(-1, LINE_CHANNELS, -1, -1)
    lying = page[:, DRAWN + 1 :, ::FOLD, ::FOLD].expand(-1, LINE_CHANNELS, -1, -1)
    return torch.cat([cells, upright, lying], 1).permute(0, 2, 3, 1).contiguous()


class FoldedNetwork(nn.Module):
    """Computes what `InkNetwork` does, cell by cell of 4 x 4 pixels, channels last.

    Input: (N, H / 4, W / 4, CELL_INPUTS), see `fold`. Output: (N, H / 4, W / 4, CELL_OUTPUTS) logits: of the 16 pixels of a
    cell, row by row, traces and pulses, then separators, then the marks of 4 rows of 8 half columns.
    """

    def __init__(self, network: InkNetwork) -> None:
        super().__init__()
        self.stem = nn.Sequential(folded_stem(network.stem[1][0]), *network.stem[1][1:])
        self.encoders, self.downs, self.decoders = network.encoders, network.downs, network.decoders
        self.ups = nn.ModuleList([Doubling(up) for up in network.ups])
        self.head = kept_head(network.head)

    def forward(self, x: Tensor) -> Tensor:
        # Of the input itself: asked of what is between two layers, it would keep that from staying in 8 bits.
        height, width = x.shape[1], x.shape[2]
        x = self.stem(x.permute(0, 3, 1, 2))
        skips = []
        for level, encoder in enumerate(self.encoders):
            x = encoder(x)
            if level < len(self.downs):
                skips.append(x)
                x = self.downs[level](x)
        for level in reversed(range(len(self.ups))):
            size = (height // 2 ** (level + 1), width // 2 ** (level + 1))
            x = self.decoders[level](self.ups[level](x, size) + skips[level])
        return self.head(x).permute(0, 2, 3, 1)


class Doubling(nn.Module):
    """A transposed convolution of 2 x 2 with stride 2, as one of 1 x 1 and a move of its results: so it has 8-bit operators."""

    def __init__(self, up: nn.ConvTranspose2d) -> None:
        super().__init__()
        self.after = up.out_channels
        # Weights (before, after, 2, 2) to channels by row, column, and channel of the result.
        weight = up.weight.detach().permute(2, 3, 1, 0).reshape(4 * self.after, up.in_channels, 1, 1)
        self.spread = nn.Conv2d(up.in_channels, 4 * self.after, 1)
        self.spread.weight = nn.Parameter(weight.clone())
        self.spread.bias = nn.Parameter(up.bias.detach().repeat(4))

    def forward(self, x: Tensor, size: tuple[int, int]) -> Tensor:
        """`size`: height and width of x."""
        height, width = size
        x = self.spread(x).permute(0, 2, 3, 1)
        x = x.reshape(height, width, 2, 2 * self.after).permute(0, 2, 1, 3)
        return x.reshape(1, 2 * height, 2 * width, self.after).permute(0, 3, 1, 2)


def folded_stem(stem: nn.Conv2d) -> nn.Conv2d:
    """The first convolution for cells: weights of channels that are always alike are added up, of empty ones left out."""
    weight = stem.weight.detach()
    drawn, upright, lying = weight.split([DRAWN * FOLD * FOLD, FOLD * FOLD, FOLD * FOLD], 1)
    # Channels go row by row: an upright line is in the first of each row, a lying one in the whole first row.
    upright = upright[:, ::FOLD].sum(1, keepdim=True) / LINE_CHANNELS
    lying = lying[:, :FOLD].sum(1, keepdim=True) / LINE_CHANNELS
    folded = nn.Conv2d(CELL_INPUTS, stem.out_channels, 3, padding=1, bias=False)
    lines = [upright] * LINE_CHANNELS + [lying] * LINE_CHANNELS
    folded.weight = nn.Parameter(torch.cat([drawn, *lines], 1))
    return folded


def kept_head(head: nn.Conv2d) -> nn.Conv2d:
    """The last convolution without the results that say what is text."""
    folded = FOLD * FOLD
    text = slice(KEPT * folded, head.out_channels - LINE_COLUMNS * folded)
    kept = [k for k in range(head.out_channels) if not text.start <= k < text.stop]
    last = nn.Conv2d(head.in_channels, CELL_OUTPUTS, head.kernel_size, padding=head.padding)
    last.weight = nn.Parameter(head.weight.detach()[kept])
    last.bias = nn.Parameter(head.bias.detach()[kept])
    return last

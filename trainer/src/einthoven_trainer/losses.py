"""Losses of the ink network: of covered parts of pixels, and of the centre lines."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from .config import TrainConfig

# Separators and text only have to be told from traces; traces have to be exact.
CLASS_WEIGHTS = (1.0, 0.3, 0.3)
# Rows on either side of a centre line over which it competes with other places.
WINDOW = 16
SHIFT = 10
# Lines of fewer half columns in a crop have no signal-to-noise ratio; signals of less than a row of deviation have that.
LEAST_COLUMNS = 32
LEAST_POWER = 1.0
# Errors below this part of a signal, 37 dB, are as good as none.
SMALL_ERROR = 2e-4


@dataclass(frozen=True)
class Batch:
    """The tensors of `Crop`."""

    drawn: Tensor
    covered: Tensor
    known: Tensor
    marks: Tensor
    lines: Tensor


@dataclass(frozen=True)
class Windows:
    """Half columns about centre lines: values (M, 2 * WINDOW + 1), the lines' rows in them (M), the number of the line
    (M), and its row in the crop (M)."""

    values: Tensor
    rows: Tensor
    line: Tensor
    height: Tensor


def ink_loss(logits: Tensor, batch: Batch, config: TrainConfig) -> Tensor:
    """Cross-entropy of covered parts, a class, focal or not, and Dice of the traces; where what covers is known."""
    covered, known = batch.covered, batch.known
    weights = logits.new_tensor(CLASS_WEIGHTS).view(1, -1, 1, 1)
    entropy = functional.binary_cross_entropy_with_logits(logits, covered, reduction="none")
    if config.focal > 0:
        entropy = entropy * (torch.sigmoid(logits) - covered).abs() ** config.focal
    loss = (entropy * weights * known).mean() * config.entropy
    if config.dice == 0:
        return loss
    traces, wanted = torch.sigmoid(logits[:, 0]) * known[:, 0], covered[:, 0] * known[:, 0]
    overlap = 2 * (traces * wanted).sum() + 1
    return loss + config.dice * (1 - overlap / (traces.square().sum() + wanted.square().sum() + 1))


def windows(values: Tensor, lines: Tensor) -> Windows:
    """`values` (N, H, W) in windows around each line of `lines` (N, T, W)."""
    middle = lines.nan_to_num(-1e6).round().long()
    reach = WINDOW + SHIFT
    inside = (middle >= reach) & (middle < values.shape[1] - reach)
    batch, line, column = inside.nonzero(as_tuple=True)
    # Not every window has its line in the middle, or the middle would always be right.
    first = middle[batch, line, column] - WINDOW + column * 7 % (2 * SHIFT + 1) - SHIFT
    rows = first[:, None] + torch.arange(2 * WINDOW + 1, device=values.device)
    height = lines[batch, line, column]
    return Windows(
        values[batch[:, None], rows, column[:, None]], height - first, batch * lines.shape[1] + line, height
    )


def line_loss(logits: Tensor, batch: Batch, config: TrainConfig) -> Tensor:
    """Of the marks: cross-entropy everywhere; and, in windows around each line, of each half column's distribution, of its
    mean's distance, and of the signal-to-noise ratio of all means of a line."""
    everywhere = functional.binary_cross_entropy_with_logits(logits[:, 0], batch.marks)
    seen = windows(logits[:, 0], batch.lines)
    loss = config.marks * everywhere
    if seen.values.shape[0] == 0:
        return loss
    wanted = windows(batch.marks, batch.lines).values
    loss = loss + config.column * column_loss(seen.values, wanted / wanted.sum(1, keepdim=True), config.column_loss)
    if config.distance > 0:
        loss = loss + config.distance * (soft_argmax(seen.values) - seen.rows).abs().mean()
    if config.snr > 0:
        decibels = line_decibels(seen)
        if decibels.numel() > 0:
            loss = loss - config.snr * decibels.mean()
    return loss


def column_loss(logits: Tensor, wanted: Tensor, kind: str) -> Tensor:
    """How far the softmax of `logits` (M, R) is from the distributions `wanted` (M, R), in nats."""
    if kind == "cross-entropy":
        return functional.cross_entropy(logits, wanted)
    found = logits.softmax(1)
    middle = ((found + wanted) / 2).clamp(min=1e-12).log()
    divergence = functional.kl_div(middle, found, reduction="batchmean")
    return (divergence + functional.kl_div(middle, wanted, reduction="batchmean")) / 2


def soft_argmax(logits: Tensor) -> Tensor:
    """The mean row (M) of the softmax of `logits` (M, R)."""
    places = torch.arange(logits.shape[1], device=logits.device, dtype=logits.dtype)
    return (logits.softmax(1) * places).sum(1)


def line_decibels(seen: Windows) -> Tensor:
    """Signal-to-noise ratio in dB of each line that is long enough: its variance against the mean square of its error."""
    _, line, count = seen.line.unique(return_inverse=True, return_counts=True)
    count = count.to(seen.height.dtype)

    def mean(values: Tensor) -> Tensor:
        return torch.zeros_like(count).index_add(0, line, values) / count

    power = mean((seen.height - mean(seen.height)[line]).square()).clamp(min=LEAST_POWER)
    noise = mean((soft_argmax(seen.values) - seen.rows).square())
    return -10 * torch.log10(noise / power + SMALL_ERROR)[count >= LEAST_COLUMNS]

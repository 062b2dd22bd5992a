"""Each loss is least where the answer is right, and each can be chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from torch import Tensor

from einthoven_trainer.config import TrainConfig
from einthoven_trainer.losses import Batch, column_loss, ink_loss, line_decibels, line_loss, soft_argmax, windows

ROWS, COLUMNS = 96, 80
PLAIN = TrainConfig(entropy=1.0, dice=0.0, marks=0.0, column=0.0)


def make_batch() -> Batch:
    """A wave of 8 rows of height about row 48, and its ink."""
    rows = 48 + 8 * torch.sin(torch.arange(2.0 * COLUMNS) / 12)
    lines = torch.full((1, 2, 2 * COLUMNS), torch.nan)
    lines[0, 0] = rows
    marks = torch.exp(-0.5 * (torch.arange(ROWS)[:, None] - rows) ** 2)[None]
    covered = torch.zeros(1, 3, ROWS, COLUMNS)
    covered[0, 0] = (marks[0, :, ::2] > 0.5).float()
    return Batch(torch.zeros(1, 5, ROWS, COLUMNS), covered, torch.ones_like(covered), marks, lines)


def mark(batch: Batch, offset: float) -> Tensor:
    """Logits of marks that lie so many rows below the lines."""
    rows = batch.lines[:, :1] + offset
    return -0.5 * (torch.arange(ROWS).view(1, ROWS, 1) - rows).square()[:, None]


def test_windows_follow_the_line() -> None:
    values = torch.arange(100.0).view(1, 100, 1).expand(1, 100, 12)
    lines = torch.full((1, 1, 12), 50.2)
    seen = windows(values, lines)
    assert torch.allclose(seen.values[torch.arange(12), seen.rows.round().long()], torch.full((12,), 50.0))
    assert torch.allclose(seen.height, torch.full((12,), 50.2)) and (seen.line == 0).all()


OPTIONS = [
    {"marks": 1.0},
    {"column": 1.0},
    {"column": 1.0, "column_loss": "jensen-shannon"},
    {"distance": 1.0},
    {"snr": 1.0},
]


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_losses_of_lines_grow_with_the_distance(options: dict) -> None:
    batch, config = make_batch(), replace(PLAIN, **options)
    near, middle, far = (line_loss(mark(batch, offset).requires_grad_(), batch, config) for offset in (0, 1, 4))
    assert near < middle < far
    far.backward()


def test_losses_that_are_not_asked_for_count_nothing() -> None:
    batch = make_batch()
    assert line_loss(mark(batch, 4), batch, PLAIN) == 0
    assert ink_loss(torch.zeros_like(batch.covered), batch, replace(PLAIN, entropy=0.0)) == 0


def test_distances_are_in_rows_and_ratios_in_decibels() -> None:
    batch = make_batch()
    seen = windows(mark(batch, 2)[:, 0], batch.lines)
    assert torch.allclose(soft_argmax(seen.values) - seen.rows, torch.tensor(2.0), atol=0.02)
    assert line_loss(mark(batch, 2), batch, replace(PLAIN, distance=1.0)).item() == pytest.approx(2, abs=0.02)
    power = batch.lines[0, 0].var(unbiased=False).item()
    expected = -10 * torch.log10(torch.tensor(4 / power)).item()
    assert line_decibels(seen).item() == pytest.approx(expected, abs=0.1)


def test_the_divergence_of_distributions_is_bounded() -> None:
    logits = torch.tensor([[50.0, 0.0], [50.0, 0.0]])
    wanted = torch.tensor([[0.0, 1.0], [1.0, 0.0]])
    each = [column_loss(logits[k : k + 1], wanted[k : k + 1], "jensen-shannon").item() for k in range(2)]
    assert each == pytest.approx([0.6931, 0], abs=1e-3)
    assert column_loss(logits[:1], wanted[:1], "cross-entropy").item() == pytest.approx(50, abs=0.1)


def test_ink_that_is_seen_costs_less() -> None:
    batch = make_batch()
    right, wrong = 6 * (2 * batch.covered - 1), 6 * (1 - 2 * batch.covered)
    for options in ({"entropy": 1.0}, {"entropy": 0.0, "dice": 1.0}, {"entropy": 1.0, "focal": 2.0}):
        config = replace(PLAIN, **options)
        assert ink_loss(right, batch, config) < 0.05 < ink_loss(wrong, batch, config)


def test_focal_loss_leaves_what_is_nearly_right_alone() -> None:
    batch = make_batch()
    nearly, wrong = 2 * (2 * batch.covered - 1), 2 * (1 - 2 * batch.covered)
    share = [ink_loss(nearly, batch, c) / ink_loss(wrong, batch, c) for c in (PLAIN, replace(PLAIN, focal=2.0))]
    assert share[1] < 0.1 * share[0]


def test_what_nobody_knows_costs_nothing() -> None:
    batch = make_batch()
    wrong = 6 * (1 - 2 * batch.covered)
    unknown = replace(batch, known=torch.zeros_like(batch.known))
    assert ink_loss(wrong, unknown, replace(PLAIN, dice=1.0)).item() == pytest.approx(0, abs=1e-6)

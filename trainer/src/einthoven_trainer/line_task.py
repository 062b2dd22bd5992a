"""What the line network learns from traces that the pipeline followed."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn

from .config import TrainConfig
from .ink_task import ratio
from .line_network import HEIGHTS, LEVEL, LEVEL_SPAN, LineNetwork
from .line_pages import Line, Lines, draw_lines, read_lines
from .page_files import choose_pages
from .task import Task, Validation

# Half columns of a piece: 2.5 s at 25 mm/s.
LENGTH = 1024
# Of a piece on previews; and the heights about a trace, mm, as `describeLine` of the pipeline looks them up.
PREVIEW_LENGTH = 256
OUTER_HEIGHTS = np.array([0.625, 0.75, 0.875, 1, 1.25, 1.5, 2])
PREVIEW_HEIGHTS = np.concatenate([-OUTER_HEIGHTS[::-1], np.arange(-8, 9) / 16, OUTER_HEIGHTS])
# Errors below this part of a signal, 37 dB, are as good as none.
SMALL_ERROR = 2e-4
# A mean that follows the least squares makes high beats a little lower; this much of a loss is each part of the height.
SHRINKAGE = 10.0
DOUBT = 0.2


class LineTask(Task):
    best_by = "gained"

    def __init__(self, config: TrainConfig, device: torch.device) -> None:
        self.config, self.device = config, device
        find, held_out = choose_pages(config)
        self.lines, self.held_out = read_lines(find()), read_lines(held_out)
        self.network = LineNetwork().to(device)
        self.random = np.random.default_rng(config.seed)

    def compute_loss(self, step: int) -> Tensor:
        lines = draw_lines(self.lines, self.config.batch, LENGTH, self.random)
        lines = Lines(*(part.to(self.device) for part in vars(lines).values()))
        move, doubt = (part.float() for part in self.network(lines.read))
        return line_loss(move, doubt, lines)

    def validate(self, network: nn.Module) -> Validation:
        pages = len({line.page for line in self.lines})
        return Validation(validate_lines(network, self.held_out, self.device), {"pages": pages})

    def draw_previews(self, count: int) -> list[np.ndarray]:
        lines = draw_lines(self.lines, count, PREVIEW_LENGTH, np.random.default_rng(self.config.seed))
        return [draw_preview(*one) for one in zip(lines.read.numpy(), lines.error.numpy(), lines.known.numpy())]

    def state_dict(self) -> dict:
        return {"random": self.random.bit_generator.state}

    def load_state_dict(self, state: dict) -> None:
        self.random.bit_generator.state = state["random"]


def draw_preview(read: np.ndarray, error: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Ink at all heights about a trace as grey, and the height that is nearest to the true line red."""
    picture = np.repeat(255 * (1 - read[:HEIGHTS])[:, :, None], 3, 2)
    columns = np.flatnonzero(known)
    rows = np.abs(error[columns, None] - PREVIEW_HEIGHTS).argmin(1)
    picture[rows, columns] = (255, 0, 0)
    return picture.astype(np.uint8)


def line_loss(move: Tensor, doubt: Tensor, lines: Lines) -> Tensor:
    """Logarithm of the noise of each piece, as a signal-to-noise ratio counts it; how much the beats shrink; and how badly
    the doubt tells the size of the error (Laplace's distribution)."""
    left = (lines.error - move) * lines.known
    count = lines.known.sum(1).clamp(min=1)
    noise = torch.log(left.square().sum(1) / count / lines.power.clamp(min=1e-4) + SMALL_ERROR)
    truth = lines.read[:, LEVEL] * LEVEL_SPAN + lines.error
    truth = (truth - (truth * lines.known).sum(1, keepdim=True) / count[:, None]) * lines.known
    shrinkage = (left * truth).sum(1) / truth.square().sum(1).clamp(min=1)
    likelihood = (doubt + left.detach().abs() / torch.exp(doubt)) * lines.known
    return noise.mean() + SHRINKAGE * shrinkage.mean().abs() + DOUBT * likelihood.sum() / lines.known.sum()


@torch.no_grad()
def validate_lines(network: nn.Module, lines: list[Line], device: torch.device) -> dict[str, float]:
    """Medians over pages of the signal-to-noise ratio in dB before and after; mean shrinkage; mean error in mm against the
    mean doubt."""
    network.eval()
    pages: dict[str, list[tuple[float, float, float]]] = {}
    shrinkages, errors, doubts = [], [], []
    for line in lines:
        even = line.error.size // 2 * 2
        known = ~np.isnan(line.error[:even])
        read = torch.from_numpy(line.read[None, :, :even].astype(np.float32) / 255)
        move, doubt = (part[0].cpu().numpy()[known] for part in network(read.to(device)))
        before = line.error[:even][known]
        after = before - move
        truth = line.read[LEVEL, :even][known] / 255 * LEVEL_SPAN + before
        shrinkages.append(float(np.cov(after, truth)[0, 1] / max(truth.var(), 1e-3)))
        errors.append(float(np.abs(after).mean()))
        doubts.append(float(np.exp(doubt).mean()))
        pages.setdefault(line.page, []).append((line.power, before.var(), after.var()))
    network.train()
    sums = [np.sum(page, 0) for page in pages.values()]
    return {
        "before": float(np.median([ratio(power, noise) for power, noise, _ in sums])),
        "decibels": float(np.median([ratio(power, noise) for power, _, noise in sums])),
        "gained": float(np.mean([ratio(before, after) for _, before, after in sums])),
        "worse": float(np.mean([after > before for _, before, after in sums])),
        "shrinkage": float(np.median(shrinkages)),
        "error": float(np.mean(errors)),
        "doubt": float(np.mean(doubts)),
    }

"""Training of the line network; goes on from its checkpoint."""

from __future__ import annotations

import copy
import time
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from .config import TrainConfig
from .line_network import LEVEL, LEVEL_SPAN, LineNetwork
from .line_pages import Line, Lines, draw_lines, read_lines
from .progress import prepare, resume
from .train import average, learning_rate, ratio, save, write_log

# Half columns of a piece: 2.5 s at 25 mm/s.
LENGTH = 1024
# Errors below this part of a signal, 37 dB, are as good as none.
SMALL_ERROR = 2e-4
# A mean that follows the least squares makes high beats a little lower; this much of a loss is each part of the height.
SHRINKAGE = 10.0
DOUBT = 0.2


def line_loss(network: LineNetwork, lines: Lines) -> Tensor:
    """Logarithm of the noise of each piece, as a signal-to-noise ratio counts it; how much the beats shrink; and how badly
    the doubt tells the size of the error (Laplace's distribution)."""
    move, doubt = network(lines.read)
    left = (lines.error - move) * lines.known
    count = lines.known.sum(1).clamp(min=1)
    noise = torch.log(left.square().sum(1) / count / lines.power.clamp(min=1e-4) + SMALL_ERROR)
    truth = lines.read[:, LEVEL] * LEVEL_SPAN + lines.error
    truth = (truth - (truth * lines.known).sum(1, keepdim=True) / count[:, None]) * lines.known
    shrinkage = (left * truth).sum(1) / truth.square().sum(1).clamp(min=1)
    likelihood = (doubt + left.detach().abs() / torch.exp(doubt)) * lines.known
    return noise.mean() + SHRINKAGE * shrinkage.mean().abs() + DOUBT * likelihood.sum() / lines.known.sum()


@torch.no_grad()
def validate_lines(network: LineNetwork, lines: list[Line]) -> dict[str, float]:
    """Medians over pages of the signal-to-noise ratio in dB before and after; mean shrinkage; mean error in mm against the
    mean doubt."""
    network.eval()
    pages: dict[str, list[tuple[float, float, float]]] = {}
    shrinkages, errors, doubts = [], [], []
    for line in lines:
        even = line.error.size // 2 * 2
        known = ~np.isnan(line.error[:even])
        read = torch.from_numpy(line.read[None, :, :even].astype(np.float32) / 255)
        move, doubt = (part[0].numpy()[known] for part in network(read))
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


def train_lines(config: TrainConfig) -> Path:
    """Trains to `config.steps` or `config.minutes`; returns the path of the checkpoint."""
    checkpoint = prepare(config)
    lines, held_out = read_lines(Path(config.data)), read_lines(Path(config.validation))
    network = LineNetwork()
    averaged = copy.deepcopy(network)
    optimiser = torch.optim.AdamW(network.parameters(), lr=config.learning_rate, weight_decay=config.weight_decay)
    first = resume(checkpoint, network, averaged, optimiser, config.start)
    random = np.random.default_rng(config.seed + first)
    begin = time.monotonic()
    mean_loss = 0.0
    for step in range(first, config.steps):
        for group in optimiser.param_groups:
            group["lr"] = learning_rate(step, config)
        loss = line_loss(network, draw_lines(lines, config.batch, LENGTH, random))
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), config.gradient_limit)
        optimiser.step()
        average(averaged, network, min(config.average, (step + 1) / (step + 10)))
        mean_loss += loss.item()
        last = step + 1 == config.steps or (config.minutes > 0 and time.monotonic() - begin > config.minutes * 60)
        if (step + 1) % config.every == 0 or last:
            scores = validate_lines(averaged, held_out)
            row = {"step": step + 1, "train": mean_loss / config.every, **scores}
            write_log(checkpoint.with_name("log.csv"), row)
            print({name: round(value, 4) for name, value in row.items()}, flush=True)
            mean_loss = 0.0
            state = {
                "network": network.state_dict(),
                "averaged": averaged.state_dict(),
                "optimiser": optimiser.state_dict(),
                "step": step + 1,
                "scores": scores,
                "pages": len({line.page for line in lines}),
                "config": asdict(config),
            }
            save(checkpoint, state)
        if last:
            break
    return checkpoint

"""Training of the label network; goes on from its checkpoint, and ends with the temperature of its answers."""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from .config import TrainConfig
from .label_crops import LabelCrops, read_crops, vary
from .label_head import compute_features, fit_head
from .label_network import LabelNetwork
from .progress import prepare, resume
from .train import average, learning_rate, save, write_log

# Of each batch, the part that shows a name; pages have more places without one.
NAMED_PART = 0.6
SMOOTHING = 0.02
CONFIDENT = 0.9
# Places without a name to each with one, as a page has them; the validation pages are kept fuller of names.
OTHERS_TO_A_NAME = 25.0
# Names that are bars, of which pages are full: ticks between leads, steep strokes, edges.
BARS = ("I", "II", "III")


def train_labels(config: TrainConfig) -> Path:
    """Trains to `config.steps` or `config.minutes`; returns the path of the checkpoint."""
    checkpoint = prepare(config)
    data, held_out = read_crops(Path(config.data)), read_crops(Path(config.validation))
    network = LabelNetwork(len(data.names))
    averaged = copy.deepcopy(network)
    optimiser = torch.optim.AdamW(network.parameters(), lr=config.learning_rate, weight_decay=config.weight_decay)
    first = resume(checkpoint, network, averaged, optimiser, config.start)
    random = torch.Generator().manual_seed(config.seed + first)
    if first == 0 and config.head_steps > 0:
        features, classes = compute_features(network, data, random)
        fit_head(network, (features, classes), config.head_steps, random)
    if first == 0:
        averaged.load_state_dict(network.state_dict())
    named, others = data.classes.nonzero()[:, 0], (data.classes == 0).nonzero()[:, 0]
    begin = time.monotonic()
    mean_loss = 0.0
    for step in range(first, config.steps):
        for group in optimiser.param_groups:
            group["lr"] = learning_rate(step, config)
        chosen = draw(named, others, config.batch, random)
        loss = functional.cross_entropy(
            network(vary(data.crops[chosen], random)), data.classes[chosen], label_smoothing=SMOOTHING
        )
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), config.gradient_limit)
        optimiser.step()
        average(averaged, network, min(config.average, (step + 1) / (step + 10)))
        mean_loss += loss.item()
        last = step + 1 == config.steps or (config.minutes > 0 and time.monotonic() - begin > config.minutes * 60)
        if (step + 1) % config.every == 0 or last:
            logits = answer(averaged, held_out)
            answers = calibrate(logits, held_out.classes, list_bars(data.names))
            scores = measure(soften(logits, *answers, list_bars(data.names)), held_out.classes)
            calibration = dict(zip(("temperature", "doubt", "bar_doubt"), answers, strict=True))
            row = {"step": step + 1, "train": mean_loss / config.every, **scores, **calibration}
            write_log(checkpoint.with_name("log.csv"), row)
            print({name: round(value, 4) for name, value in row.items()}, flush=True)
            mean_loss = 0.0
            state = {
                "network": network.state_dict(),
                "averaged": averaged.state_dict(),
                "optimiser": optimiser.state_dict(),
                "step": step + 1,
                "scores": scores,
                **calibration,
                "names": list(data.names),
                "crops": len(data.classes),
                "config": asdict(config),
            }
            save(checkpoint, state)
        if last:
            break
    return checkpoint


def draw(named: Tensor, others: Tensor, count: int, random: torch.Generator) -> Tensor:
    part = round(NAMED_PART * count)
    one = named[torch.randint(len(named), (part,), generator=random)]
    other = others[torch.randint(len(others), (count - part,), generator=random)]
    return torch.cat([one, other])


@torch.no_grad()
def answer(network: torch.nn.Module, data: LabelCrops) -> Tensor:
    network.eval()
    parts = [network(part.float() / 255) for part in data.crops.split(512)]
    network.train()
    return torch.cat(parts)


def weigh(classes: Tensor) -> Tensor:
    """What each validation crop counts, so that names are as rare as on a page; 1 on average."""
    named = (classes > 0).float()
    weights = torch.where(named > 0, 1.0, OTHERS_TO_A_NAME * named.sum() / (1 - named).sum().clamp(min=1))
    return weights / weights.mean()


def list_bars(names: tuple[str, ...]) -> list[int]:
    return [k for k, name in enumerate(names) if name in BARS]


def soften(logits: Tensor, temperature: float, doubt: float, bar_doubt: float, bars: Sequence[int] = ()) -> Tensor:
    """Logits of honest probabilities: divided by the temperature, and with doubt added to there being no name; names that
    are bars are doubted more."""
    softened = logits / temperature
    softened[:, 0] += doubt
    softened[:, list(bars)] -= bar_doubt
    return softened


def calibrate(logits: Tensor, classes: Tensor, bars: Sequence[int] = ()) -> tuple[float, float, float]:
    """Temperature and doubts with which probabilities are as often right as they say on pages (Guo and others, 2017)."""
    weights = weigh(classes)
    bar_doubts = [n / 2 for n in range(7)] if bars else [0.0]
    candidates = [(math.exp(k / 10), n / 2, bar) for k in range(-10, 13) for n in range(-2, 9) for bar in bar_doubts]
    return min(candidates, key=lambda answers: weighted_loss(soften(logits, *answers, bars), classes, weights))


def weighted_loss(logits: Tensor, classes: Tensor, weights: Tensor) -> float:
    return (functional.cross_entropy(logits, classes, reduction="none") * weights).mean().item()


def measure(logits: Tensor, classes: Tensor) -> dict[str, float]:
    """Loss; recall and precision of names at a confidence of a half and of nine tenths, on crops as rare as on pages."""
    weights = weigh(classes)
    sure, said = logits.softmax(1)[:, 1:].max(1)
    right = said + 1 == classes
    scores = {"loss": weighted_loss(logits, classes, weights)}
    for name, least in (("half", 0.5), ("sure", CONFIDENT)):
        told = (sure >= least).float() * weights
        hits = (told * right).sum().item()
        scores[f"recall_{name}"] = hits / max(1e-9, (weights * (classes > 0)).sum().item())
        scores[f"precision_{name}"] = hits / max(1e-9, told.sum().item())
    return scores

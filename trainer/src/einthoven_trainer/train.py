"""The training loop: crops in, checkpoints out; can be stopped and resumed at any step."""

from __future__ import annotations

import copy
import csv
import math
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from .config import TrainConfig
from .ink_network import InkNetwork
from .pages import Crop
from .pool import PagePool

# Separators and text only have to be told from traces; traces have to be exact.
CLASS_WEIGHTS = (1.0, 0.3, 0.3)
VALIDATION_BATCHES = 24
# Rows on either side of a centre line over which it competes with other places.
WINDOW = 16
SHIFT = 10


@dataclass(frozen=True)
class Batch:
    """The tensors of `Crop`."""

    drawn: Tensor
    covered: Tensor
    marks: Tensor
    lines: Tensor


def ink_loss(logits: Tensor, covered: Tensor, dice: float) -> Tensor:
    """Cross-entropy of covered parts, a class, and Dice of the traces."""
    weights = logits.new_tensor(CLASS_WEIGHTS).view(1, -1, 1, 1)
    entropy = functional.binary_cross_entropy_with_logits(logits, covered, reduction="none")
    traces, wanted = torch.sigmoid(logits[:, 0]), covered[:, 0]
    overlap = 2 * (traces * wanted).sum() + 1
    return (entropy * weights).mean() * 10 + dice * (1 - overlap / (traces.square().sum() + wanted.square().sum() + 1))


def windows(values: Tensor, lines: Tensor) -> tuple[Tensor, Tensor]:
    """`values` (N, H, W) in windows around each line (N, T, W): (M, 2 * WINDOW + 1), and the lines' rows in them (M)."""
    middle = lines.nan_to_num(-1e6).round().long()
    reach = WINDOW + SHIFT
    inside = (middle >= reach) & (middle < values.shape[1] - reach)
    batch, line, column = inside.nonzero(as_tuple=True)
    # Not every window has its line in the middle, or the middle would always be right.
    first = middle[batch, line, column] - WINDOW + column * 7 % (2 * SHIFT + 1) - SHIFT
    rows = first[:, None] + torch.arange(2 * WINDOW + 1, device=values.device)
    return values[batch[:, None], rows, column[:, None]], lines[batch, line, column] - first


def line_loss(logits: Tensor, batch: Batch) -> Tensor:
    """Cross-entropy of the marks everywhere, and down each half column in a window around each line."""
    everywhere = functional.binary_cross_entropy_with_logits(logits[:, 0], batch.marks)
    seen, _ = windows(logits[:, 0], batch.lines)
    if seen.shape[0] == 0:
        return 10 * everywhere
    wanted, _ = windows(batch.marks, batch.lines)
    wanted = wanted / wanted.sum(1, keepdim=True)
    return 10 * everywhere + 0.25 * functional.cross_entropy(seen, wanted)


def learning_rate(step: int, config: TrainConfig) -> float:
    """Linear warm-up, then a cosine to a hundredth."""
    if step < config.warm_up:
        return config.learning_rate * (step + 1) / config.warm_up
    part = min(1.0, (step - config.warm_up) / max(1, config.steps - config.warm_up))
    return config.learning_rate * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * part)))


@torch.no_grad()
def validate(network: torch.nn.Module, batches: list[Batch]) -> dict[str, float]:
    """Loss; signal-to-noise ratio in dB of the covered part, of the network and of the ink that it was given; median
    distance in rows of the centre lines."""
    network.eval()
    loss = noise = before = signal = 0.0
    distances = []
    for batch in batches:
        logits, line = network(batch.drawn)
        loss += (ink_loss(logits, batch.covered, 0.0) + line_loss(line, batch)).item() / len(batches)
        wanted = batch.covered[:, 0]
        signal += wanted.square().sum().item()
        noise += (torch.sigmoid(logits[:, 0]) - wanted).square().sum().item()
        before += (batch.drawn[:, 2] - wanted).square().sum().item()
        seen, rows = windows(line[:, 0], batch.lines)
        places = torch.arange(seen.shape[1], device=seen.device, dtype=seen.dtype)
        distances.append(((seen.softmax(1) * places).sum(1) - rows).abs())
    network.train()
    distance = torch.cat(distances)
    return {
        "loss": loss,
        "decibels": ratio(signal, noise),
        "without": ratio(signal, before),
        "distance": distance.median().item(),
        "distance_mean": distance.mean().item(),
    }


def ratio(signal: float, noise: float) -> float:
    return 10 * math.log10(max(signal, 1e-9) / max(noise, 1e-9))


def train(config: TrainConfig) -> Path:
    """Trains to `config.steps` or `config.minutes`; returns the path of the newest checkpoint."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    if config.threads > 0:
        torch.set_num_threads(config.threads)
    torch.manual_seed(config.seed)
    output = Path(config.output)
    output.mkdir(parents=True, exist_ok=True)
    checkpoint = output / "checkpoint.pt"
    network = InkNetwork().to(device, memory_format=torch.channels_last)
    averaged = copy.deepcopy(network)
    optimiser = torch.optim.AdamW(network.parameters(), lr=config.learning_rate, weight_decay=config.weight_decay)
    first, best = 0, math.inf
    if checkpoint.exists():
        state = torch.load(checkpoint, map_location=device, weights_only=True)
        network.load_state_dict(state["network"])
        averaged.load_state_dict(state["averaged"])
        optimiser.load_state_dict(state["optimiser"])
        first, best = state["step"], state["best"]
    elif config.start:
        weights = torch.load(config.start, map_location=device, weights_only=True)["averaged"]
        network.load_state_dict(weights)
        averaged.load_state_dict(weights)
    pool = PagePool(Path(config.data), config.pool, config.seed + first)
    held_out = PagePool(Path(config.validation), config.pool, 0)

    def to_tensors(crops: Crop) -> Batch:
        drawn = torch.from_numpy(crops.drawn).to(device, memory_format=torch.channels_last)
        return Batch(drawn, *(torch.from_numpy(part).to(device) for part in (crops.covered, crops.marks, crops.lines)))

    batches = [to_tensors(held_out.draw(config.batch, config.crop)) for _ in range(VALIDATION_BATCHES)]
    del held_out
    begin = time.monotonic()
    mean_loss = 0.0
    for step in range(first, config.steps):
        for group in optimiser.param_groups:
            group["lr"] = learning_rate(step, config)
        if step % config.refresh == 0:
            pool.refresh()
        batch = to_tensors(pool.draw(config.batch, config.crop))
        logits, line = network(batch.drawn)
        loss = ink_loss(logits, batch.covered, config.dice) + config.line * line_loss(line, batch)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), config.gradient_limit)
        optimiser.step()
        average(averaged, network, min(config.average, (step + 1) / (step + 10)))
        mean_loss += loss.item()
        last = step + 1 == config.steps or (config.minutes > 0 and time.monotonic() - begin > config.minutes * 60)
        if (step + 1) % config.every == 0 or last:
            scores = validate(averaged, batches)
            passed = (step + 1 - first) / (time.monotonic() - begin)
            row = {"step": step + 1, "train": mean_loss / config.every, **scores, "steps_a_second": passed}
            write_log(output / "log.csv", row)
            print({name: round(value, 4) for name, value in row.items()}, flush=True)
            mean_loss = 0.0
            improved = scores["loss"] < best
            best = min(best, scores["loss"])
            state = pack(network, averaged, optimiser, step + 1, best, scores, config)
            save(checkpoint, state)
            if improved:
                save(output / "best.pt", state)
        if last:
            break
    return checkpoint


def average(averaged: torch.nn.Module, network: torch.nn.Module, decay: float) -> None:
    """Moves the average towards the network; counts are copied."""
    with torch.no_grad():
        for kept, value in zip(averaged.state_dict().values(), network.state_dict().values()):
            if kept.dtype.is_floating_point:
                kept.lerp_(value, 1 - decay)
            else:
                kept.copy_(value)


def pack(network, averaged, optimiser, step: int, best: float, scores: dict[str, float], config: TrainConfig) -> dict:
    """Everything that a run needs to go on, and what the card says."""
    return {
        "network": network.state_dict(),
        "averaged": averaged.state_dict(),
        "optimiser": optimiser.state_dict(),
        "step": step,
        "best": best,
        "scores": scores,
        "config": asdict(config),
    }


def save(path: Path, state: dict) -> None:
    """Written whole or not at all."""
    part = path.with_suffix(".part")
    torch.save(state, part)
    part.replace(path)


def write_log(path: Path, row: dict[str, float]) -> None:
    new = not path.exists()
    with path.open("a", newline="") as file:
        writer = csv.DictWriter(file, row.keys())
        if new:
            writer.writeheader()
        writer.writerow(row)

"""What the ink network learns from crops of pages."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from .checkpoint import read_state
from .config import TrainConfig
from .ink_network import InkNetwork, InkShape, network_of
from .losses import Batch, ink_loss, line_decibels, line_loss, soft_argmax, windows
from .page_files import choose_pages
from .pages import Crop
from .pool import PagePool, draw_crops
from .task import Task, Validation

VALIDATION_BATCHES = 24
# Colours of what covers a pixel on previews (traces, separators, text) and of lines; and of what nobody knows.
COLOURS = np.array([[255, 60, 60], [60, 180, 60], [80, 120, 255]], np.float32)
LINE_COLOUR = (255, 200, 0)
UNKNOWN_COLOUR = np.array([200, 200, 200], np.float32)


class InkTask(Task):
    best_by = "signal_decibels"

    def __init__(self, config: TrainConfig, device: torch.device) -> None:
        self.config, self.device = config, device
        shape = InkShape(config.widths, config.finest_encoder, config.head_side)
        self.network = InkNetwork(shape).to(device, memory_format=torch.channels_last)
        self.teacher = None
        if config.teacher:
            weights = read_state(Path(config.teacher), device)["averaged"]
            self.teacher = network_of(weights).to(device, memory_format=torch.channels_last).eval()
        find, held_out = choose_pages(config)
        self.pool = PagePool(find, config.pool, config.seed)
        validation = PagePool(lambda: held_out, config.pool, 0)
        self.batches = [self.to_batch(validation.draw(config.batch, config.crop)) for _ in range(VALIDATION_BATCHES)]

    def to_batch(self, crops: Crop) -> Batch:
        drawn = torch.from_numpy(crops.drawn).to(self.device, memory_format=torch.channels_last)
        rest = (crops.covered, crops.known, crops.marks, crops.lines)
        return Batch(drawn, *(torch.from_numpy(part).to(self.device) for part in rest))

    def compute_loss(self, step: int) -> Tensor:
        config = self.config
        if step % config.refresh == 0:
            self.pool.refresh()
        batch = self.to_batch(self.pool.draw(config.batch, config.crop, config.augment))
        if self.teacher is not None:
            batch = teach(batch, self.teacher, config.teacher_share)
        logits, line = (part.float() for part in self.network(batch.drawn))
        return ink_loss(logits, batch, config) + config.line * line_loss(line, batch, config)

    @torch.no_grad()
    def validate(self, network: nn.Module) -> Validation:
        """Loss; signal-to-noise ratios in dB of the covered part, of the network (`decibels`) and of the ink that it was given
        (`without`), and of the centre lines (`signal_decibels`, mean); distance in rows of the centre lines."""
        network.eval()
        plain = TrainConfig(dice=0.0)
        loss = noise = before = signal = 0.0
        distances, decibels = [], []
        for batch in self.batches:
            logits, line = network(batch.drawn)
            loss += (ink_loss(logits, batch, plain) + line_loss(line, batch, plain)).item() / len(self.batches)
            wanted, known = batch.covered[:, 0], batch.known[:, 0]
            signal += (known * wanted.square()).sum().item()
            noise += (known * (torch.sigmoid(logits[:, 0]) - wanted).square()).sum().item()
            before += (known * (batch.drawn[:, 2] - wanted).square()).sum().item()
            seen = windows(line[:, 0], batch.lines)
            distances.append((soft_argmax(seen.values) - seen.rows).abs())
            decibels.append(line_decibels(seen))
        network.train()
        distance = torch.cat(distances)
        return Validation(
            {
                "loss": loss,
                "decibels": ratio(signal, noise),
                "without": ratio(signal, before),
                "signal_decibels": torch.cat(decibels).mean().item(),
                "distance": distance.median().item(),
                "distance_mean": distance.mean().item(),
            }
        )

    def draw_previews(self, count: int) -> list[np.ndarray]:
        random = np.random.default_rng(self.config.seed)
        crops = draw_crops(self.pool.pages, count, self.config.crop, random, self.config.augment)
        return [draw_preview(Crop(*parts)) for parts in zip(*vars(crops).values(), strict=True)]

    def state_dict(self) -> dict:
        return self.pool.state_dict()

    def load_state_dict(self, state: dict) -> None:
        self.pool.load_state_dict(state)


@torch.no_grad()
def teach(batch: Batch, teacher: nn.Module, share: float) -> Batch:
    """The batch with targets that are `share` the teacher's answers, and known everywhere."""
    logits, line = (part.float() for part in teacher(batch.drawn))
    truth = batch.known * (1 - share)
    return replace(
        batch,
        covered=truth * batch.covered + (1 - truth) * torch.sigmoid(logits),
        known=torch.ones_like(batch.known),
        marks=(1 - share) * batch.marks + share * torch.sigmoid(line[:, 0]),
    )


def draw_preview(crop: Crop) -> np.ndarray:
    """The ink of a crop as grey, with colours over what covers it, and its lines."""
    picture = np.repeat(255 * (1 - crop.drawn[0])[:, :, None], 3, 2)
    for covered, colour in zip(crop.covered, COLOURS, strict=True):
        picture += 0.6 * covered[:, :, None] * (colour - picture)
    unknown = 1 - crop.known[0][:, :, None]
    picture += 0.4 * unknown * (UNKNOWN_COLOUR - picture)
    for rows in crop.lines:
        columns = np.flatnonzero(~np.isnan(rows))
        at = np.round(rows[columns]).astype(int)
        inside = (at >= 0) & (at < len(picture))
        picture[at[inside], (columns // 2)[inside]] = LINE_COLOUR
    return picture.clip(0, 255).astype(np.uint8)


def ratio(signal: float, noise: float) -> float:
    """Decibels."""
    return 10 * math.log10(max(signal, 1e-9) / max(noise, 1e-9))

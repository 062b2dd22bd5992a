"""The last layers of the label network alone: most of its weights, for a small part of the time.

What the convolutions make of each crop, varied, is computed once; the layers after them learn from that. It is for new
letters and corrected classes, where the convolutions are good enough.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from .label_crops import LabelCrops, vary
from .label_network import LabelNetwork

SMOOTHING = 0.02
BATCH = 256
LEARNING_RATE = 1e-3
WEIGHT_DECAY = 1e-2
# Each name is varied so many times; of the other places at most so many to a name are taken.
VARIATIONS = 2
OTHERS = 1.0
# Of each batch, the part that shows a name.
NAMED_PART = 0.6


@torch.no_grad()
def compute_features(network: LabelNetwork, data: LabelCrops, random: torch.Generator) -> tuple[Tensor, Tensor]:
    """What the convolutions say of varied crops, in half precision, and the class of each crop."""
    named, others = data.classes.nonzero()[:, 0], (data.classes == 0).nonzero()[:, 0]
    count = min(len(others), round(OTHERS * len(named)))
    chosen = torch.cat([named] * VARIATIONS + [others[torch.randperm(len(others), generator=random)[:count]]])
    network.eval()
    features = network.features
    parts = [features(vary(data.crops[part], random)).half() for part in chosen.split(BATCH)]
    network.train()
    return torch.cat(parts), data.classes[chosen]


def fit_head(
    network: LabelNetwork, learned: tuple[Tensor, Tensor], steps: int, random: torch.Generator
) -> None:
    """Trains the layers after the convolutions, in place, on what `compute_features` gave."""
    features, classes = learned
    named, others = classes.nonzero()[:, 0], (classes == 0).nonzero()[:, 0]
    optimiser = torch.optim.AdamW(network.head.parameters(), lr=LEARNING_RATE, weight_decay=WEIGHT_DECAY)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, steps)
    head, part = network.head, round(NAMED_PART * BATCH)
    for _ in range(steps):
        one = named[torch.randint(len(named), (part,), generator=random)]
        other = others[torch.randint(len(others), (BATCH - part,), generator=random)]
        chosen = torch.cat([one, other])
        loss = functional.cross_entropy(
            head(features[chosen].float()), classes[chosen], label_smoothing=SMOOTHING
        )
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        schedule.step()

"""Optimisers by name."""

from __future__ import annotations

import torch
from torch import nn

from .config import TrainConfig
from .muon import Muon


def create_optimiser(network: nn.Module, config: TrainConfig) -> torch.optim.Optimizer:
    """AdamW, SGD with Nesterov's momentum, or Muon, for all parameters of a network."""
    rate, decay = config.learning_rate, config.weight_decay
    if config.optimiser == "sgd":
        momentum = config.momentum
        return torch.optim.SGD(network.parameters(), rate, momentum, weight_decay=decay, nesterov=momentum > 0)
    if config.optimiser == "adamw":
        return torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=decay)
    # What reads the input and what gives the answer are no maps from features to features.
    matrices = [weights for weights in network.parameters() if weights.ndim >= 2][1:-1]
    chosen = {id(weights) for weights in matrices}
    others = [weights for weights in network.parameters() if id(weights) not in chosen]
    return Muon(matrices, others, lr=rate, weight_decay=decay, momentum=config.momentum)

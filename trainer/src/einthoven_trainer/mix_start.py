"""A mean of the weights that a training started from and those that it ended with."""

from __future__ import annotations

from pathlib import Path

import torch

from .checkpoint import read_state
from .config import TrainConfig


def mix_start(checkpoint: Path, config: TrainConfig) -> Path:
    """The checkpoint whose averaged weights are `start_share` of the starting ones; the same checkpoint where that is 0."""
    if not config.start or config.start_share == 0:
        return checkpoint
    state, start = read_state(checkpoint), read_state(Path(config.start))["averaged"]
    share = config.start_share
    state["averaged"] = {
        name: start[name].float() * share + value * (1 - share) if value.dtype.is_floating_point else value
        for name, value in state["averaged"].items()
    }
    mixed = checkpoint.with_name("mixed.pt")
    torch.save(state, mixed)
    return mixed

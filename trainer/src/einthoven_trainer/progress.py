"""How a training begins, and goes on from its checkpoint."""

from __future__ import annotations

from pathlib import Path

import torch

from .config import TrainConfig


def prepare(config: TrainConfig) -> Path:
    """Sets threads and seed and makes the folder of the run; returns the path of its checkpoint."""
    if config.threads > 0:
        torch.set_num_threads(config.threads)
    torch.manual_seed(config.seed)
    output = Path(config.output)
    output.mkdir(parents=True, exist_ok=True)
    return output / "checkpoint.pt"


def resume(
    checkpoint: Path, network: torch.nn.Module, averaged: torch.nn.Module, optimiser: torch.optim.Optimizer, start: str
) -> int:
    """The step to go on from. Weights are those of the checkpoint; without one those of `start`, if any, as they are else."""
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(state["network"])
        averaged.load_state_dict(state["averaged"])
        optimiser.load_state_dict(state["optimiser"])
        return state["step"]
    if start:
        weights = torch.load(start, weights_only=True)["averaged"]
        network.load_state_dict(weights)
        averaged.load_state_dict(weights)
    return 0

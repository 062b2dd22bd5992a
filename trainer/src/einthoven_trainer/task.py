"""What the training loop asks of a network's training."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor, nn


@dataclass(frozen=True)
class Validation:
    """Figures by name, for the log and the card; `facts` is what an export needs beside the weights."""

    scores: dict[str, float]
    facts: dict = field(default_factory=dict)


class Task(ABC):
    """Data, network and loss of one training."""

    network: nn.Module
    """The network that learns, on the device of the run."""
    best_by: str
    """The figure of a validation that says which weights are the best."""
    best_is_low: bool = False
    """Whether a lower figure is a better one."""

    def begin(self) -> None:
        """What is done before the first step, once there are weights to start from."""

    @abstractmethod
    def compute_loss(self, step: int) -> Tensor:
        """The loss of the network for the next batch."""

    @abstractmethod
    def validate(self, network: nn.Module) -> Validation:
        """How good a network is on the pages for validation."""

    @abstractmethod
    def draw_previews(self, count: int) -> list[np.ndarray]:
        """Pictures (H, W, 3) of 8 bits of samples as they are learned from, all of one size. Draws nothing from the random
        numbers of the training."""

    @abstractmethod
    def state_dict(self) -> dict:
        """What the next batches depend on: with it a training goes on as if it had not been stopped."""

    @abstractmethod
    def load_state_dict(self, state: dict) -> None: ...


def choose_device() -> torch.device:
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")

"""The learning rate of each step."""

from __future__ import annotations

import math

from .config import TrainConfig

# The end of the cosine, as a part of the highest rate.
LEAST_PART = 0.01


def learning_rate(step: int, config: TrainConfig) -> float:
    """Linear warm-up, then a cosine to a hundredth, or a power of what is left to do."""
    if step < config.warm_up:
        return config.learning_rate * (step + 1) / config.warm_up
    part = min(1.0, (step - config.warm_up) / max(1, config.steps - config.warm_up))
    if config.schedule == "polynomial":
        return config.learning_rate * (1 - part) ** config.power
    return config.learning_rate * (LEAST_PART + (1 - LEAST_PART) * 0.5 * (1 + math.cos(math.pi * part)))

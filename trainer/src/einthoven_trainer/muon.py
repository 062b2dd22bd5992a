"""Muon: momentum whose matrices are made orthogonal (Keller Jordan and others 2024), and AdamW for all that is no matrix."""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor, nn

# The quintic whose repetition brings singular values near 1, as published.
COEFFICIENTS = (3.4445, -4.7750, 2.0315)
REPETITIONS = 5
# Steps are as long as those of AdamW usually are, so that rates and decays serve both (Liu and others 2025, "Muon is
# scalable for LLM training").
LENGTH = 0.2
BETAS = (0.9, 0.999)
TINY = 1e-8


def make_orthogonal(matrix: Tensor) -> Tensor:
    """Nearly the orthogonal matrix that is nearest to `matrix` (rows, columns), by Newton-Schulz: singular values of about
    0.7 to 1.2 instead of 1."""
    a, b, c = COEFFICIENTS
    is_tall = matrix.shape[0] > matrix.shape[1]
    x = matrix.T if is_tall else matrix
    x = x / (x.norm() + 1e-7)
    for _ in range(REPETITIONS):
        square = x @ x.T
        x = a * x + (b * square + c * square @ square) @ x
    return x.T if is_tall else x


class Muon(torch.optim.Optimizer):
    """`matrices` have two or more dimensions, all but the first taken together; `others` are of any shape."""

    def __init__(
        self,
        matrices: Iterable[nn.Parameter],
        others: Iterable[nn.Parameter],
        *,
        lr: float,
        weight_decay: float,
        momentum: float,
    ) -> None:
        groups = [{"params": list(part), "is_matrix": part is matrices} for part in (matrices, others)]
        groups = [group for group in groups if group["params"]]
        super().__init__(groups, {"lr": lr, "weight_decay": weight_decay, "momentum": momentum})

    @torch.no_grad()
    def step(self, closure=None) -> None:
        for group in self.param_groups:
            direct = self._matrix_direction if group["is_matrix"] else self._adam_direction
            for weights in group["params"]:
                if weights.grad is not None:
                    weights.mul_(1 - group["lr"] * group["weight_decay"])
                    weights.add_(direct(weights, group), alpha=-group["lr"])

    def _matrix_direction(self, weights: nn.Parameter, group: dict) -> Tensor:
        state = self.state[weights]
        if not state:
            state["momentum"] = torch.zeros_like(weights)
        kept = state["momentum"].lerp_(weights.grad, 1 - group["momentum"])
        # A look ahead, as Nesterov's.
        ahead = weights.grad.lerp(kept, group["momentum"])
        matrix = make_orthogonal(ahead.reshape(len(ahead), -1))
        return (matrix * LENGTH * max(matrix.shape) ** 0.5).reshape(weights.shape)

    def _adam_direction(self, weights: nn.Parameter, group: dict) -> Tensor:
        state = self.state[weights]
        if not state:
            state.update(step=0, mean=torch.zeros_like(weights), square=torch.zeros_like(weights))
        state["step"] += 1
        mean = state["mean"].lerp_(weights.grad, 1 - BETAS[0]) / (1 - BETAS[0] ** state["step"])
        square = state["square"].lerp_(weights.grad.square(), 1 - BETAS[1]) / (1 - BETAS[1] ** state["step"])
        return mean / (square.sqrt() + TINY)

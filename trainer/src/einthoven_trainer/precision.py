"""Mixed precision: what the network computes with while it learns, and how its gradients are kept from vanishing."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

import torch
from torch import Tensor, nn

TYPES = {"bfloat16": torch.bfloat16, "float16": torch.float16}


class Precision:
    """`name` as in `TrainConfig.precision`. Weights, losses and averages stay in 32 bits."""

    def __init__(self, name: str, device: torch.device) -> None:
        if name == "float16" and device.type != "cuda":
            raise SystemExit("OPTION_INVALID: precision float16 needs a GPU; use bfloat16 or full.")
        self.type = TYPES.get(name)
        self.device = device
        self.scaler = create_scaler() if name == "float16" else None

    def compute(self) -> AbstractContextManager:
        """Within it operations are of the precision that suits them."""
        return nullcontext() if self.type is None else torch.autocast(self.device.type, self.type)

    def step(self, loss: Tensor, network: nn.Module, optimiser: torch.optim.Optimizer, limit: float) -> float:
        """One step down the gradient, which is shortened to `limit`; returns how long it was."""
        optimiser.zero_grad(set_to_none=True)
        if self.scaler is None:
            loss.backward()
            length = nn.utils.clip_grad_norm_(network.parameters(), limit)
            optimiser.step()
            return length.item()
        self.scaler.scale(loss).backward()
        self.scaler.unscale_(optimiser)
        length = nn.utils.clip_grad_norm_(network.parameters(), limit)
        # Steps whose gradient overflowed are left out.
        self.scaler.step(optimiser)
        self.scaler.update()
        return length.item()

    def state_dict(self) -> dict:
        return {} if self.scaler is None else self.scaler.state_dict()

    def load_state_dict(self, state: dict) -> None:
        if self.scaler is not None and state:
            self.scaler.load_state_dict(state)


def create_scaler():
    """The scaler of this PyTorch: it moved in 2.3."""
    return torch.amp.GradScaler("cuda") if hasattr(torch.amp, "GradScaler") else torch.cuda.amp.GradScaler()

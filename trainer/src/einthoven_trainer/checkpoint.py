"""What a run keeps between its steps."""

from __future__ import annotations

from pathlib import Path

import torch


def save_state(path: Path, state: dict) -> None:
    """Written whole or not at all."""
    part = path.with_suffix(".part")
    torch.save(state, part)
    part.replace(path)


def read_state(path: Path, device: torch.device | str = "cpu") -> dict:
    """Throws where there is no file, or one that is no checkpoint."""
    try:
        state = torch.load(path, map_location=device, weights_only=True)
    except OSError as error:
        raise SystemExit(f"FILE_NOT_FOUND: {error}. Name weights that are there (models/*.pt, or a checkpoint).") from error
    if not isinstance(state, dict) or "averaged" not in state:
        raise SystemExit(f"CHECKPOINT_INVALID: {path} holds no weights of this trainer.")
    return state

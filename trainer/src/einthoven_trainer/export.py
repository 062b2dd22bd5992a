"""From a checkpoint of the ink network to an ONNX file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from .byte_edges import ANSWER_STEP, ANSWER_ZERO, add_byte_edges
from .checkpoint import read_state
from .folded import CELL_INPUTS, FoldedNetwork, fold
from .ink_network import FOLD, INPUTS, network_of
from .onnx_file import Edges, hash_file, require_same, run_both, write_onnx
from .quantise import quantise

EDGES = Edges("page", ("seen",), {name: {1: f"{name}_height", 2: f"{name}_width"} for name in ("page", "seen")})


def export(checkpoint: Path, target: Path, crops: np.ndarray | None = None) -> str:
    """Writes the averaged weights as ONNX, compares both runtimes' results, returns the file's sha256.

    With `crops` (N, planes, H, W) of 8 bits, with ranges from them.
    """
    folded = FoldedNetwork(network_of(read_state(checkpoint)["averaged"])).eval()
    write_onnx(folded, torch.rand(1, 64 // FOLD, 96 // FOLD, CELL_INPUTS), EDGES, target)
    drawn = fold(torch.from_numpy(np.random.default_rng(0).random((1, INPUTS, 128, 160), np.float32)))
    require_same([(one.sigmoid(), other.sigmoid()) for one, other in run_both(folded, target, drawn)])
    if crops is not None:
        quantise(target, crops)
    add_byte_edges(target)
    return hash_file(target)


def to_chances(answer: np.ndarray) -> np.ndarray:
    """What the bytes of an exported network say, 0 to 1."""
    return 1 / (1 + np.exp((ANSWER_ZERO - answer.astype(np.float32)) * ANSWER_STEP))


def save_weights(checkpoint: Path, target: Path) -> None:
    """The averaged weights alone, in half precision: for trainings that start from them."""
    averaged = read_state(checkpoint)["averaged"]
    weights = {name: value.half() if value.dtype.is_floating_point else value for name, value in averaged.items()}
    torch.save({"averaged": weights}, target)

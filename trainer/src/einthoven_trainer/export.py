"""From a checkpoint to an ONNX file that both ONNX runtimes read."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from .byte_edges import ANSWER_STEP, ANSWER_ZERO, add_byte_edges
from .folded import CELL_INPUTS, FoldedNetwork, fold
from .ink_network import FOLD, INPUTS, InkNetwork
from .quantise import quantise

# Read by onnxruntime-node and onnxruntime-web alike.
OPSET = 17
TOLERANCE = 1e-3


def export(checkpoint: Path, target: Path, crops: np.ndarray | None = None) -> str:
    """Writes the averaged weights as ONNX, compares both runtimes' results, returns the file's sha256.

    With `crops` (N, planes, H, W) of 8 bits, with ranges from them.
    """
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    network = InkNetwork()
    network.load_state_dict(state["averaged"])
    folded = FoldedNetwork(network).eval()
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        folded,
        (torch.rand(1, 64 // FOLD, 96 // FOLD, CELL_INPUTS),),
        str(target),
        input_names=["page"],
        output_names=["seen"],
        dynamic_axes={name: {1: f"{name}_height", 2: f"{name}_width"} for name in ("page", "seen")},
        opset_version=OPSET,
        dynamo=False,
    )
    compare(folded, target)
    if crops is not None:
        quantise(target, crops)
    add_byte_edges(target)
    return hashlib.sha256(target.read_bytes()).hexdigest()


def compare(folded: FoldedNetwork, target: Path) -> None:
    """Ends the program where the ONNX file does not compute what PyTorch does."""
    session = onnxruntime.InferenceSession(str(target), providers=["CPUExecutionProvider"])
    drawn = fold(torch.from_numpy(np.random.default_rng(0).random((1, INPUTS, 128, 160), np.float32)))
    with torch.no_grad():
        wanted = torch.sigmoid(folded(drawn))
    (found,) = session.run(None, {"page": drawn.numpy()})
    difference = float((torch.sigmoid(torch.from_numpy(found)) - wanted).abs().max())
    if difference > TOLERANCE:
        raise SystemExit(f"EXPORT_DIFFERS: ONNX and PyTorch differ by {difference}.")


def to_chances(answer: np.ndarray) -> np.ndarray:
    """What the bytes of an exported network say, 0 to 1."""
    return 1 / (1 + np.exp((ANSWER_ZERO - answer.astype(np.float32)) * ANSWER_STEP))


def save_weights(checkpoint: Path, target: Path) -> None:
    """The averaged weights alone, in half precision: for trainings that start from them."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    weights = {
        name: value.half() if value.dtype.is_floating_point else value for name, value in state["averaged"].items()
    }
    torch.save({"averaged": weights}, target)

"""From a checkpoint to an ONNX file that both ONNX runtimes read."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from .ink_network import INPUTS, InkNetwork

# Read by onnxruntime-node and onnxruntime-web alike.
OPSET = 17
TOLERANCE = 1e-3


class Covered(torch.nn.Module):
    """The network with its logits turned into covered parts and marks of lines, 0 to 1."""

    def __init__(self, network: torch.nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        covered, line = self.network(x)
        return torch.sigmoid(covered), torch.sigmoid(line)


def export(checkpoint: Path, target: Path) -> str:
    """Writes the averaged weights as ONNX, compares both runtimes' results, returns the file's sha256."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    network = InkNetwork()
    network.load_state_dict(state["averaged"])
    covered = Covered(network).eval()
    example = torch.rand(1, INPUTS, 64, 96)
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        covered,
        (example,),
        str(target),
        input_names=["page"],
        output_names=["covered", "line"],
        dynamic_axes={name: {2: f"{name}_height", 3: f"{name}_width"} for name in ("page", "covered", "line")},
        opset_version=OPSET,
        dynamo=False,
    )
    session = onnxruntime.InferenceSession(str(target), providers=["CPUExecutionProvider"])
    drawn = np.random.default_rng(0).random((1, INPUTS, 128, 160), np.float32)
    with torch.no_grad():
        wanted = covered(torch.from_numpy(drawn))
    found = session.run(None, {"page": drawn})
    difference = max(float(np.abs(one - other.numpy()).max()) for one, other in zip(found, wanted, strict=True))
    if difference > TOLERANCE:
        raise SystemExit(f"EXPORT_DIFFERS: ONNX and PyTorch differ by {difference}.")
    return hashlib.sha256(target.read_bytes()).hexdigest()


def save_weights(checkpoint: Path, target: Path) -> None:
    """The averaged weights alone, in half precision: for trainings that start from them."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    weights = {
        name: value.half() if value.dtype.is_floating_point else value for name, value in state["averaged"].items()
    }
    torch.save({"averaged": weights}, target)

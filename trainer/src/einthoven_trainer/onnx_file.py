"""ONNX files that both ONNX runtimes read, and that compute what PyTorch does."""

from __future__ import annotations

import hashlib
import inspect
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import Tensor, nn

# Read by onnxruntime-node and onnxruntime-web alike.
OPSET = 17
TOLERANCE = 1e-3


@dataclass(frozen=True)
class Edges:
    """Names of the input and of the outputs, and names of the axes whose sizes may change."""

    input: str
    outputs: tuple[str, ...]
    axes: dict[str, dict[int, str]]


def write_onnx(network: nn.Module, example: Tensor, edges: Edges, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        network,
        (example,),
        str(target),
        input_names=[edges.input],
        output_names=list(edges.outputs),
        dynamic_axes=edges.axes,
        opset_version=OPSET,
        **older_exporter(),
    )


def older_exporter() -> dict[str, bool]:
    """What asks for the exporter that all versions of PyTorch 2 have: the first ones know no other."""
    return {"dynamo": False} if "dynamo" in inspect.signature(torch.onnx.export).parameters else {}


def run_both(network: nn.Module, target: Path, drawn: Tensor) -> list[tuple[Tensor, Tensor]]:
    """What the ONNX file and what the network say of `drawn`, an output each."""
    session = onnxruntime.InferenceSession(str(target), providers=["CPUExecutionProvider"])
    with torch.no_grad():
        wanted = network(drawn)
    found = session.run(None, {session.get_inputs()[0].name: drawn.numpy()})
    wanted = wanted if isinstance(wanted, tuple) else (wanted,)
    return [(torch.from_numpy(np.asarray(one)), other) for one, other in zip(found, wanted, strict=True)]


def require_same(pairs: list[tuple[Tensor, Tensor]]) -> None:
    """Ends the program where the ONNX file does not compute what PyTorch does."""
    difference = max(float((one - other).abs().max()) for one, other in pairs)
    if difference > TOLERANCE:
        raise SystemExit(f"EXPORT_DIFFERS: ONNX and PyTorch differ by {difference}.")


def hash_file(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()

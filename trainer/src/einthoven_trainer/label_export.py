"""From a checkpoint of the label network to an ONNX file and its card."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from .export import OPSET, TOLERANCE
from .label_network import HEIGHT, PLANES, WIDTH, LabelNetwork
from .label_train import BARS

CARD = """# Label network

What it does: reads small crops of a flattened ECG page and says which lead name each shows, if any.

| | |
|---|---|
| File | `{file}`, {bytes} bytes, ONNX opset {opset}, sha256 `{digest}` |
| Input | `crops`: (N, {planes}, {height}, {width}) floats from 0 to 1: ink without the grid, and where the pen of the trace went |
| Output | `chances`: (N, {classes}), 0 to 1: {names} |
| Weights | {weights} |
| Training | {head_steps} steps of the last layers alone, {step} steps of {batch} crops out of {crops}, AdamW, cosine from {learning_rate}, seed {seed}; calibrated on the validation pages: temperature {temperature:.2f}, doubt {doubt:.2f}, {bar_doubt:.2f} more of bars and {rare_doubt:.2f} of names that few pages have |
| Data | pages made by the project's own renderer from recordings of PTB-XL (CC BY 4.0) and made hearts, with wear; every crop leaned, stretched, made bolder or thinner at random |
| Validation | crops of made pages of other recordings: {scores} |
| Licence | Apache-2.0 |

Limits: trained on letters drawn by made pages only; handwritten names and names that a trace runs through are often
missed. It says what is written, not what is drawn: a page whose names are wrong is read as it is printed. Not a medical
device.
"""


# Names that few pages have, nearly all of them look like a usual one; pages that are made for training have all alike.
RARE = ("V3R", "V4R", "V7", "V8", "V9", "VX", "VY", "VZ")
# Evidence (nats) against one of them before it is read: a page in ten has them.
RARE_DOUBT = 2.0


class Chances(torch.nn.Module):
    """The network with its logits turned into probabilities that are as often right as they say, on pages as they are."""

    def __init__(self, network: torch.nn.Module, state: dict) -> None:
        super().__init__()
        self.network = network
        self.temperature = state["temperature"]
        doubts = [-RARE_DOUBT if name in RARE else -state["bar_doubt"] if name in BARS else 0.0 for name in state["names"]]
        self.register_buffer("doubt", torch.tensor([[state["doubt"], *doubts[1:]]]))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.softmax(self.network(x) / self.temperature + self.doubt, 1)


def export_labels(checkpoint: Path, target: Path) -> str:
    """Writes the averaged weights as ONNX and the card beside it, returns the file's sha256."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    network = LabelNetwork(len(state["names"]))
    network.load_state_dict(state["averaged"])
    chances = Chances(network, state).eval()
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        chances,
        (torch.rand(2, PLANES, HEIGHT, WIDTH),),
        str(target),
        input_names=["crops"],
        output_names=["chances"],
        dynamic_axes={"crops": {0: "count"}, "chances": {0: "count"}},
        opset_version=OPSET,
        dynamo=False,
    )
    session = onnxruntime.InferenceSession(str(target), providers=["CPUExecutionProvider"])
    drawn = np.random.default_rng(0).random((7, PLANES, HEIGHT, WIDTH), np.float32)
    with torch.no_grad():
        difference = float(np.abs(session.run(None, {"crops": drawn})[0] - chances(torch.from_numpy(drawn)).numpy()).max())
    if difference > TOLERANCE:
        raise SystemExit(f"EXPORT_DIFFERS: ONNX and PyTorch differ by {difference}.")
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    write_card(state, target, digest)
    return digest


def write_card(state: dict, target: Path, digest: str) -> None:
    config = state["config"]
    text = CARD.format(
        file=target.name,
        bytes=target.stat().st_size,
        opset=OPSET,
        digest=digest,
        planes=PLANES,
        height=HEIGHT,
        width=WIDTH,
        classes=len(state["names"]),
        names=", ".join(state["names"]),
        weights=sum(value.numel() for value in state["averaged"].values()),
        step=state["step"],
        crops=state["crops"],
        temperature=state["temperature"],
        doubt=state["doubt"],
        bar_doubt=state["bar_doubt"],
        rare_doubt=RARE_DOUBT,
        scores=", ".join(f"{name} {value:.3f}" for name, value in state["scores"].items()),
        **{name: config[name] for name in ("batch", "head_steps", "learning_rate", "seed")},
    )
    target.with_suffix(".md").write_text(text)

"""From a checkpoint of the label network to an ONNX file and its card."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from .card import write_card
from .checkpoint import read_state
from .label_network import HEIGHT, PLANES, WIDTH, LabelNetwork
from .label_task import BARS
from .onnx_file import Edges, hash_file, require_same, run_both, write_onnx

CARD = """# Label network

What it does: reads small crops of a flattened ECG page and says which lead name each shows, if any.

| | |
|---|---|
| File | `{file}`, {bytes} bytes, ONNX opset {opset}, sha256 `{digest}` |
| Input | `crops`: (N, {planes}, {height}, {width}) floats from 0 to 1: ink without the grid, and where the pen of the trace went |
| Output | `chances`: (N, {classes}), 0 to 1: {names} |
| Weights | {weights} |
| Training | {head_steps} steps of the last layers alone, {step} steps of {batch} crops out of {crops}, {optimiser}, seed {seed}; calibrated on the validation pages: temperature {temperature:.2f}, doubt {doubt:.2f}, {bar_doubt:.2f} more of bars and {rare_doubt:.2f} of names that few pages have |
| Data | pages made by the project's own renderer from recordings of PTB-XL (CC BY 4.0) and made hearts, with wear; every crop leaned, stretched, made bolder or thinner at random |
| Validation | crops of made pages of other recordings: {scores} |
| Licence | Apache-2.0 |

Limits: trained on letters drawn by made pages only; handwritten names and names that a trace runs through are often
missed. It says what is written, not what is drawn: a page whose names are wrong is read as it is printed. Not a medical
device.
"""

EDGES = Edges("crops", ("chances",), {"crops": {0: "count"}, "chances": {0: "count"}})
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
    state = read_state(checkpoint)
    if "temperature" not in state:
        raise SystemExit(f"CHECKPOINT_INVALID: {checkpoint} does not say how its answers are calibrated. Export best.pt.")
    network = LabelNetwork(len(state["names"]))
    network.load_state_dict(state["averaged"])
    chances = Chances(network, state).eval()
    write_onnx(chances, torch.rand(2, PLANES, HEIGHT, WIDTH), EDGES, target)
    drawn = np.random.default_rng(0).random((7, PLANES, HEIGHT, WIDTH), np.float32)
    require_same(run_both(chances, target, torch.from_numpy(drawn)))
    sizes = {"planes": PLANES, "height": HEIGHT, "width": WIDTH, "classes": len(state["names"])}
    calibration = {name: state[name] for name in ("crops", "temperature", "doubt", "bar_doubt")}
    write_card(CARD, state, target, names=", ".join(state["names"]), rare_doubt=RARE_DOUBT, **sizes, **calibration)
    return hash_file(target)

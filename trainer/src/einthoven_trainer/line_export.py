"""From a checkpoint of the line network to an ONNX file and its card."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from .card import write_card
from .checkpoint import read_state
from .line_network import INPUTS, LineAnswer, LineNetwork
from .onnx_file import Edges, hash_file, require_same, run_both, write_onnx

CARD = """# Line network

What it does: looks along the trace of a lead and says how far the middle of the pen is from it, and how sure that is.

| | |
|---|---|
| File | `{file}`, {bytes} bytes, ONNX opset {opset}, sha256 `{digest}` |
| Input | `line`: (1, {inputs}, N) bytes, N even: for each half column of a trace the ink and the marks of the ink network about it, and ten numbers; it is asked twice, the second time about the trace as it moved it |
| Output | `move`: (1, N), mm downward; `doubt`: (1, N), mean size in mm of the error that is left |
| Weights | {weights} |
| Training | {step} steps of {batch} pieces of traces of {pages} pages, {optimiser}, seed {seed}{start} |
| Data | pages made by the project's own renderer from recordings of PTB-XL (CC BY 4.0) and of the sets of the PhysioNet/CinC Challenges 2020 and 2021 (CC BY 4.0, ODC-BY) and made hearts, with wear, read by the pipeline; traces mirrored and turned over at random{own} |
| Validation | traces of made pages of other recordings: {scores} |
| Licence | Apache-2.0 |

Limits: trained on made pages only. It moves a trace by fractions of a millimetre and mends short mistakes; a trace that
follows another lead it does not bring back. It knows beats from noise by their shape, so that it may smooth what looks like
noise. It fills no gaps. Not a medical device.
"""

EDGES = Edges(
    "line", ("move", "doubt"), {"line": {2: "samples"}, "move": {1: "samples"}, "doubt": {1: "samples"}}
)


def export_lines(checkpoint: Path, target: Path) -> str:
    """Writes the averaged weights as ONNX and the card beside it, returns the file's sha256."""
    state = read_state(checkpoint)
    network = LineNetwork()
    network.load_state_dict(state["averaged"])
    answer = LineAnswer(network).eval()
    line = torch.from_numpy(np.random.default_rng(0).integers(0, 256, (1, INPUTS, 300), np.uint8))
    write_onnx(answer, line, EDGES, target)
    require_same(run_both(answer, target, torch.cat([line, line.flip(2)], 2)))
    write_card(CARD, state, target, inputs=INPUTS, pages=state.get("pages", "unknown"))
    return hash_file(target)

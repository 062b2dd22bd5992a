"""From a checkpoint of the line network to an ONNX file and its card."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from .card import describe_start
from .export import OPSET, TOLERANCE
from .line_network import INPUTS, LineAnswer, LineNetwork

CARD = """# Line network

What it does: looks along the trace of a lead and says how far the middle of the pen is from it, and how sure that is.

| | |
|---|---|
| File | `{file}`, {bytes} bytes, ONNX opset {opset}, sha256 `{digest}` |
| Input | `line`: (1, {inputs}, N) bytes, N even: for each half column of a trace the ink and the marks of the ink network about it, and nine numbers |
| Output | `move`: (1, N), mm downward; `doubt`: (1, N), mean size in mm of the error that is left |
| Weights | {weights} |
| Training | {step} steps of {batch} pieces of traces of {pages} pages, AdamW, cosine from {learning_rate}, seed {seed}{start} |
| Data | pages made by the project's own renderer from recordings of PTB-XL (CC BY 4.0) and of the sets of the PhysioNet/CinC Challenges 2020 and 2021 (CC BY 4.0, ODC-BY) and made hearts, with wear, read by the pipeline; traces mirrored and turned over at random |
| Validation | traces of made pages of other recordings: {scores} |
| Licence | Apache-2.0 |

Limits: trained on made pages only. It moves a trace by fractions of a millimetre and mends short mistakes; a trace that
follows another lead it does not bring back. It knows beats from noise by their shape, so that it may smooth what looks like
noise. It fills no gaps. Not a medical device.
"""


def export_lines(checkpoint: Path, target: Path) -> str:
    """Writes the averaged weights as ONNX and the card beside it, returns the file's sha256."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    network = LineNetwork()
    network.load_state_dict(state["averaged"])
    answer = LineAnswer(network).eval()
    target.parent.mkdir(parents=True, exist_ok=True)
    line = torch.from_numpy(np.random.default_rng(0).integers(0, 256, (1, INPUTS, 300), np.uint8))
    torch.onnx.export(
        answer,
        (line,),
        str(target),
        input_names=["line"],
        output_names=["move", "doubt"],
        dynamic_axes={"line": {2: "samples"}, "move": {1: "samples"}, "doubt": {1: "samples"}},
        opset_version=OPSET,
        dynamo=False,
    )
    session = onnxruntime.InferenceSession(str(target), providers=["CPUExecutionProvider"])
    longer = torch.cat([line, line.flip(2)], 2)
    with torch.no_grad():
        wanted = answer(longer)
    found = session.run(None, {"line": longer.numpy()})
    difference = max(float(np.abs(one - other.numpy()).max()) for one, other in zip(found, wanted))
    if difference > TOLERANCE:
        raise SystemExit(f"EXPORT_DIFFERS: ONNX and PyTorch differ by {difference}.")
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    # Weights that were saved alone do not know how they were trained: the card stays.
    if "config" in state:
        write_card(state, target, digest)
    return digest


def write_card(state: dict, target: Path, digest: str) -> None:
    config = state["config"]
    text = CARD.format(
        file=target.name,
        bytes=target.stat().st_size,
        opset=OPSET,
        digest=digest,
        inputs=INPUTS,
        weights=sum(value.numel() for value in state["averaged"].values()),
        step=state["step"],
        pages=state["pages"],
        start=describe_start(config),
        scores=", ".join(f"{name} {value:.3f}" for name, value in state["scores"].items()),
        **{name: config[name] for name in ("batch", "learning_rate", "seed")},
    )
    target.with_suffix(".md").write_text(text)

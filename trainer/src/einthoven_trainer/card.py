"""The card that goes with an exported network."""

from __future__ import annotations

from pathlib import Path

import torch

from .export import OPSET

CARD = """# {name}

What it does: reads a flattened ECG page at 8 pixels a millimetre and says which part of each pixel is covered by
traces and calibration pulses, by lead separators and by text, and where the middle of the pen crosses each half column.

| | |
|---|---|
| File | `{file}`, {bytes} bytes, ONNX opset {opset}, sha256 `{digest}` |
| Input | `page`: (1, 5, H, W) floats from 0 to 1, H and W multiples of 32 |
| Outputs | `covered`: (1, 3, H, W), `line`: (1, 1, H, 2 W), 0 to 1 |
| Weights | {weights}{precision} |
| Training | {step} steps of {batch} crops of {crop} × {crop} pixels, AdamW, cosine from {learning_rate}, seed {seed}{start} |
| Data | pages made by the project's own renderer from recordings of PTB-XL (CC BY 4.0) and made hearts, with wear |
| Validation | made pages of other recordings, before weights were mixed or rounded: {scores} |
| Licence | Apache-2.0 |

Limits: trained on made pages only; handwriting that looks like a trace, and paper whose grid was not found, are read
badly. It invents no signal: where it sees no line, none is drawn. Not a medical device.
"""


def write_card(checkpoint: Path, target: Path, digest: str) -> None:
    """Writes the card beside the ONNX file, with the figures of the checkpoint that was exported."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    config = state["config"]
    weights = sum(value.numel() for value in state["averaged"].values())
    scores = ", ".join(f"{name} {value:.3f}" for name, value in state["scores"].items())
    text = CARD.format(
        name="Ink network",
        file=target.name,
        bytes=target.stat().st_size,
        opset=OPSET,
        digest=digest,
        weights=weights,
        precision=", of 8 bits (7 used) but for the first and the last convolution" if config["quantise"] else "",
        start=describe_start(config),
        step=state["step"],
        scores=scores,
        **{name: config[name] for name in ("batch", "crop", "learning_rate", "seed")},
    )
    target.with_suffix(".md").write_text(text)


def describe_start(config: dict) -> str:
    """How the weights of an earlier training took part."""
    if not config["start"]:
        return ""
    share = config["start_share"]
    return "; from earlier weights" + (f", which are {share:.0%} of the result" if share else "")

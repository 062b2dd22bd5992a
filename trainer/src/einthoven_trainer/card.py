"""The card that goes with an exported network."""

from __future__ import annotations

from pathlib import Path

import torch

from .byte_edges import ANSWER_STEP, ANSWER_ZERO
from .export import OPSET
from .folded import CELL_INPUTS, CELL_OUTPUTS

TRAINING = "{step} steps of {batch} crops of {crop} × {crop} pixels, AdamW, cosine from {learning_rate}, seed {seed}{start}"

CARD = """# {name}

What it does: reads a flattened ECG page at 8 pixels a millimetre and says which part of each pixel is covered by
traces and calibration pulses, and by lead separators, and where the middle of the pen crosses each half column.

| | |
|---|---|
| File | `{file}`, {bytes} bytes, ONNX opset {opset}, sha256 `{digest}` |
| Input | `page`: (1, H / 4, W / 4, {inputs}) bytes, H and W multiples of 32: cells of 4 × 4 pixels of ink, grid and ink without grid, and lines of the grid |
| Output | `seen`: (1, H / 4, W / 4, {outputs}) bytes, a cell each: 16 pixels of traces, 16 of separators, 4 rows of 8 half columns; byte b is a chance of 1 / (1 + exp(({zero} - b) × {step})) |
| Weights | {weights}{precision} |
| Training | {training} |
| Data | pages made by the project's own renderer from recordings of PTB-XL (CC BY 4.0) and made hearts, with wear |
| Validation | made pages of other recordings, before weights were mixed or rounded: {scores} |
| Licence | Apache-2.0 |

Limits: trained on made pages only; handwriting that looks like a trace, and paper whose grid was not found, are read
badly. It invents no signal: where it sees no line, none is drawn. Not a medical device.
"""


# Lines of a card that only the training itself can tell.
TRAINED = ("| Training |", "| Data |", "| Validation |")


def write_card(checkpoint: Path, target: Path, digest: str, quantised: bool) -> None:
    """Writes the card beside the ONNX file, with the figures of the checkpoint that was exported.

    Weights that were saved alone have none: what the card says of their training stays as it is.
    """
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    weights = sum(value.numel() for value in state["averaged"].values())
    card = target.with_suffix(".md")
    text = CARD.format(
        name="Ink network",
        file=target.name,
        bytes=target.stat().st_size,
        opset=OPSET,
        digest=digest,
        inputs=CELL_INPUTS,
        outputs=CELL_OUTPUTS,
        step=ANSWER_STEP,
        zero=ANSWER_ZERO,
        weights=weights,
        precision=", of 8 bits (7 used)" if quantised else "",
        **(describe_training(state) if "config" in state else dict.fromkeys(("training", "scores"), "unknown")),
    )
    if "config" not in state and card.exists():
        text = keep_lines(text, card.read_text())
    card.write_text(text)


def describe_training(state: dict) -> dict[str, str]:
    config = state["config"]
    return {
        "training": TRAINING.format(
            step=state["step"],
            start=describe_start(config),
            **{name: config[name] for name in ("batch", "crop", "learning_rate", "seed")},
        ),
        "scores": ", ".join(f"{name} {value:.3f}" for name, value in state["scores"].items()),
    }


def keep_lines(text: str, before: str) -> str:
    """`text` with the lines of the card from before that tell of the training."""
    kept = {start: line for line in before.splitlines() for start in TRAINED if line.startswith(start)}
    lines = [next((kept[start] for start in kept if line.startswith(start)), line) for line in text.splitlines()]
    return "\n".join(lines) + "\n"


def describe_start(config: dict) -> str:
    """How the weights of an earlier training took part."""
    if not config["start"]:
        return ""
    share = config["start_share"]
    return "; from earlier weights" + (f", which are {share:.0%} of the result" if share else "")

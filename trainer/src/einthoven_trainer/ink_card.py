"""The card of the ink network."""

from __future__ import annotations

from pathlib import Path

from .byte_edges import ANSWER_STEP, ANSWER_ZERO
from .card import write_card
from .checkpoint import read_state
from .folded import CELL_INPUTS, CELL_OUTPUTS

CARD = """# Ink network

What it does: reads a flattened ECG page at 8 pixels a millimetre and says which part of each pixel is covered by
traces and calibration pulses, and by lead separators, and where the middle of the pen crosses each half column.

| | |
|---|---|
| File | `{file}`, {bytes} bytes, ONNX opset {opset}, sha256 `{digest}` |
| Input | `page`: (1, H / 4, W / 4, {inputs}) bytes, H and W multiples of 32: cells of 4 × 4 pixels of ink, grid and ink without grid, and lines of the grid |
| Output | `seen`: (1, H / 4, W / 4, {outputs}) bytes, a cell each: 16 pixels of traces, 16 of separators, 4 rows of 8 half columns; byte b is a chance of 1 / (1 + exp(({zero} - b) × {step_size})) |
| Weights | {weights}{precision} |
| Training | {step} steps of {batch} crops of {crop} × {crop} pixels, {optimiser}, seed {seed}{start} |
| Data | pages made by the project's own renderer from recordings of PTB-XL (CC BY 4.0), of the sets of the PhysioNet/CinC Challenges 2020 and 2021 (CC BY 4.0, ODC-BY) and made hearts, with wear{own} |
| Validation | made pages of other recordings, before weights were mixed or rounded: {scores} |
| Licence | Apache-2.0 |

Limits: trained on made pages only; handwriting that looks like a trace, and paper whose grid was not found, are read
badly. It invents no signal: where it sees no line, none is drawn. Not a medical device.
"""


def write_ink_card(checkpoint: Path, target: Path, quantised: bool) -> None:
    """Writes the card beside the ONNX file, with the figures of the checkpoint that was exported."""
    precision = ", of 8 bits (7 used)" if quantised else ""
    sizes = {"inputs": CELL_INPUTS, "outputs": CELL_OUTPUTS, "step_size": ANSWER_STEP, "zero": ANSWER_ZERO}
    write_card(CARD, read_state(checkpoint), target, precision=precision, **sizes)

"""From an ONNX file of 32-bit weights to one of 8 bits: half the time and a third of the size."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

import numpy as np
import onnx
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process

# Seven bits of a weight: with eight, products overflow on processors without VNNI instructions.
SEVEN_BITS = True
QUANTISED = ["Conv", "ConvTranspose", "Add", "Relu"]


class Crops(CalibrationDataReader):
    """Crops of pages, from which the ranges of all layers are taken."""

    def __init__(self, crops: list[np.ndarray]) -> None:
        self.crops = iter(crops)

    def get_next(self) -> dict[str, np.ndarray] | None:
        crop = next(self.crops, None)
        return None if crop is None else {"page": crop}


def quantise(target: Path, crops: np.ndarray) -> str:
    """Replaces `target` by its 8-bit variant, with ranges from `crops` (N, planes, H, W); returns the file's sha256.

    The first and the last convolution stay as they are: the one reads the page, the other places lines between pixels.
    """
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared.onnx"
        quant_pre_process(str(target), str(prepared), skip_symbolic_shape=True)
        convolutions = [node.name for node in onnx.load(prepared).graph.node if node.op_type in ("Conv", "ConvTranspose")]
        quantize_static(
            str(prepared),
            str(target),
            Crops([crop[None].astype(np.float32) for crop in crops]),
            quant_format=QuantFormat.QDQ,
            per_channel=True,
            reduce_range=SEVEN_BITS,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=[convolutions[0], convolutions[-1]],
            op_types_to_quantize=QUANTISED,
        )
    return hashlib.sha256(target.read_bytes()).hexdigest()

"""From an ONNX file of 32-bit weights to one of 8 bits: a third of the time and of the size."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process

from .byte_edges import ANSWER_STEP, ANSWER_ZERO, INPUT_STEP
from .folded import fold

# Seven bits of a weight: with eight, products overflow on processors without VNNI instructions.
SEVEN_BITS = True
# With the moves between them, so that all stays in 8 bits from edge to edge.
QUANTISED = ["Conv", "Add", "Relu", "Transpose", "Reshape"]


class Crops(CalibrationDataReader):
    """Crops of pages, from which the ranges of all layers are taken."""

    def __init__(self, crops: np.ndarray) -> None:
        self.crops = iter(crops)

    def get_next(self) -> dict[str, np.ndarray] | None:
        crop = next(self.crops, None)
        if crop is None:
            return None
        return {"page": fold(torch.from_numpy(np.ascontiguousarray(crop[None], np.float32))).numpy()}


def quantise(target: Path, crops: np.ndarray) -> None:
    """Replaces `target`, floats from edge to edge, by its 8-bit variant, with ranges from `crops` (N, planes, H, W)."""
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared.onnx"
        quant_pre_process(str(target), str(prepared), skip_symbolic_shape=True)
        nodes = onnx.load(prepared).graph.node
        # The first move of the input, and the last convolution before the move to the output.
        read = next(node for node in nodes if node.op_type == "Transpose" and node.input[0] == "page").output[0]
        answered = next(node for node in nodes if "seen" in node.output).input[0]
        quantize_static(
            str(prepared),
            str(target),
            Crops(crops),
            quant_format=QuantFormat.QDQ,
            per_channel=True,
            reduce_range=SEVEN_BITS,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=QUANTISED,
            extra_options={
                "TensorQuantOverrides": {
                    read: [scale(INPUT_STEP, 0)],
                    answered: [scale(ANSWER_STEP, ANSWER_ZERO)],
                }
            },
        )


def scale(step: float, zero: int) -> dict[str, np.ndarray]:
    return {"scale": np.array(step, np.float32), "zero_point": np.array(zero, np.uint8)}

"""Bytes at the edges of the ink network's ONNX file: a fourth of the memory to hand over, and no floats in between."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

# The network reads bytes of 0 to 1.
INPUT_STEP = 1 / 255
# It answers logits, which tell small chances apart as well as large ones: steps of 0.05 from -7.5 to 5.25.
# `answer-to-chance.ts` of @einthoven/core turns them into chances.
ANSWER_STEP = 1 / 20
ANSWER_ZERO = 150


def add_byte_edges(path: Path) -> None:
    """Turns the float input `page` and output `seen` of an ONNX file into bytes; the runtimes fuse what comes in between."""
    model = onnx.load(path)
    graph = model.graph
    # What is asked of the input's shape is asked of the bytes, so that no float copy is made for it.
    rename([node for node in graph.node if node.op_type != "Shape"], "page")
    rename(graph.node, "seen")
    graph.node.insert(0, change_scale(graph, "DequantizeLinear", ["page", "page_real"], (INPUT_STEP, 0)))
    graph.node.append(change_scale(graph, "QuantizeLinear", ["seen_real", "seen"], (ANSWER_STEP, ANSWER_ZERO)))
    for edge in (graph.input[0], graph.output[0]):
        edge.type.tensor_type.elem_type = TensorProto.UINT8
    # It holds the types of before.
    del graph.value_info[:]
    onnx.checker.check_model(model)
    onnx.save(model, path)


def rename(nodes: list[onnx.NodeProto], name: str) -> None:
    for node in nodes:
        for names in (node.input, node.output):
            for k, value in enumerate(names):
                if value == name:
                    names[k] = f"{name}_real"


def change_scale(
    graph: onnx.GraphProto, operator: str, names: list[str], scale: tuple[float, int]
) -> onnx.NodeProto:
    """The node from the first to the second of `names`, with its step and zero among the constants of the graph."""
    step, zero = f"{names[0]}_edge_step", f"{names[0]}_edge_zero"
    graph.initializer.append(numpy_helper.from_array(np.array(scale[0], np.float32), step))
    graph.initializer.append(numpy_helper.from_array(np.array(scale[1], np.uint8), zero))
    return helper.make_node(operator, [names[0], step, zero], [names[1]], name=f"{names[0]}_edge")

"""The ink network, its training and its export."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from einthoven_trainer.config import TrainConfig
from einthoven_trainer.export import export, save_weights, to_chances
from einthoven_trainer.folded import CELL_OUTPUTS, FoldedNetwork, fold
from einthoven_trainer.ink_card import write_ink_card
from einthoven_trainer.ink_network import InkNetwork, InkShape, network_of, shape_of, unfold_line
from einthoven_trainer.ink_task import teach
from einthoven_trainer.losses import Batch
from einthoven_trainer.mix_start import mix_start
from einthoven_trainer.onnx_file import Edges, write_onnx
from einthoven_trainer.pages import line_places
from einthoven_trainer.train import train


def test_half_columns_stand_beside_their_column() -> None:
    folded = torch.zeros(1, 32, 2, 3)
    # Row 1 of 4, half column 5 of 8, in the cell (1, 2).
    folded[0, 1 * 8 + 5, 1, 2] = 1
    assert unfold_line(folded)[0, 0].nonzero().tolist() == [[5, 21]]


def test_twenty_steps_learn_resume_and_export(folder: Path, tmp_path: Path) -> None:
    options = {"data": str(folder), "validation": str(folder), "output": str(tmp_path / "run"), "maker": ""}
    common = {"batch": 2, "crop": 64, "pool": 1, "every": 10, "warm_up": 2, "threads": 1}
    train(TrainConfig(steps=10, **options, **common))
    checkpoint = train(TrainConfig(steps=20, **options, **common))
    assert torch.load(tmp_path / "run" / "checkpoint.pt", weights_only=True)["step"] == 20
    rows = (tmp_path / "run" / "log.csv").read_text().splitlines()
    losses = [float(row.split(",")[2]) for row in rows[1:]]
    assert losses[1] < losses[0]
    assert len(export(checkpoint, tmp_path / "ink.onnx")) == 64
    save_weights(checkpoint, tmp_path / "ink.pt")
    start = {**options, "output": str(tmp_path / "second"), "start": str(tmp_path / "ink.pt")}
    again = torch.load(train(TrainConfig(steps=1, **start, **{**common, "every": 1})), weights_only=True)
    assert again["scores"]["loss"] < losses[0]


def test_a_network_gives_two_half_columns_a_column() -> None:
    covered, line = InkNetwork().eval()(torch.zeros(1, 5, 64, 96))
    assert covered.shape == (1, 3, 64, 96)
    assert line.shape == (1, 1, 64, 192)


def test_half_of_the_start_is_half_way(tmp_path: Path) -> None:
    begin, end = InkNetwork().state_dict(), InkNetwork().state_dict()
    torch.save({"averaged": begin}, tmp_path / "start.pt")
    torch.save({"averaged": end, "step": 7}, tmp_path / "checkpoint.pt")
    config = TrainConfig(start=str(tmp_path / "start.pt"), start_share=0.5)
    mixed = torch.load(mix_start(tmp_path / "checkpoint.pt", config), weights_only=True)
    name = "head.weight"
    assert torch.allclose(mixed["averaged"][name], (begin[name] + end[name]) / 2)
    assert mixed["step"] == 7
    assert mix_start(tmp_path / "checkpoint.pt", TrainConfig()) == tmp_path / "checkpoint.pt"


SMALL = InkShape((8, 12, 16), finest_encoder=False, head_side=1)


def test_weights_tell_the_shape_of_their_network() -> None:
    for shape in (InkShape(), SMALL):
        network = InkNetwork(shape).eval()
        assert shape_of(network.state_dict()) == shape
        page = torch.rand(1, 5, 32, 64)
        assert torch.equal(network_of(network.state_dict()).eval()(page)[1], network(page)[1])


def test_a_teacher_is_believed_by_its_share_and_alone_where_nothing_is_known() -> None:
    teacher = InkNetwork(SMALL).eval()
    known = torch.ones(1, 3, 32, 64)
    known[:, :, 16:] = 0
    zeros = torch.zeros(1, 3, 32, 64)
    batch = Batch(torch.rand(1, 5, 32, 64), zeros, known, torch.zeros(1, 32, 128), torch.empty(1, 0, 128))
    taught = teach(batch, teacher, 0.25)
    with torch.no_grad():
        covered, line = (part.sigmoid() for part in teacher(batch.drawn))
    assert torch.allclose(taught.covered[:, :, :16], 0.25 * covered[:, :, :16])
    assert torch.allclose(taught.covered[:, :, 16:], covered[:, :, 16:])
    assert torch.allclose(taught.marks, 0.25 * line[:, 0])
    assert taught.known.all()


def test_a_small_network_learns_from_a_large_one(folder: Path, tmp_path: Path) -> None:
    torch.save({"averaged": InkNetwork().state_dict()}, tmp_path / "large.pt")
    shape = {"widths": (8, 12, 16), "finest_encoder": False, "head_side": 1}
    options = {"data": str(folder), "validation": str(folder), "output": str(tmp_path / "run"), "maker": ""}
    common = {"batch": 2, "crop": 64, "pool": 1, "every": 10, "warm_up": 2, "threads": 1, "steps": 20}
    config = TrainConfig(**options, **common, **shape, teacher=str(tmp_path / "large.pt"), teacher_share=0.2)
    best = train(config)
    losses = [float(row.split(",")[2]) for row in (tmp_path / "run" / "log.csv").read_text().splitlines()[1:]]
    assert losses[1] < losses[0]
    assert len(export(best, tmp_path / "small.onnx")) == 64
    write_ink_card(best, tmp_path / "small.onnx", quantised=False)
    assert "; 20% of what it learned are the answers of another network" in (tmp_path / "small.md").read_text()
    export(tmp_path / "large.pt", tmp_path / "large.onnx")
    assert (tmp_path / "small.onnx").stat().st_size < (tmp_path / "large.onnx").stat().st_size / 10


@pytest.mark.parametrize("shape", [InkShape(), SMALL])
def test_cells_are_read_as_the_page_is(shape: InkShape) -> None:
    network = InkNetwork(shape).eval()
    # Text, which nobody asks for, is large: it must not be among the answers.
    network.head.bias.data[32:48] = 9
    page = torch.rand(1, 5, 64, 96)
    page[:, 3] = torch.from_numpy(line_places(8, 96, 0))
    page[:, 4] = torch.from_numpy(line_places(16, 64, 1))[:, None]
    with torch.no_grad():
        covered, line = network(page)
        seen = FoldedNetwork(network).eval()(fold(page)).permute(0, 3, 1, 2)
    assert torch.allclose(torch.nn.functional.pixel_shuffle(seen[:, :32], 4), covered[:, :2], atol=1e-4)
    assert torch.allclose(unfold_line(seen[:, 32:]), line, atol=1e-4)


def test_eight_bits_say_nearly_the_same(tmp_path: Path) -> None:
    import onnxruntime

    torch.manual_seed(3)
    network = InkNetwork()
    torch.save({"averaged": network.state_dict()}, tmp_path / "checkpoint.pt")
    crops = np.random.default_rng(1).random((4, 5, 64, 64), np.float32)
    whole, small = tmp_path / "whole.onnx", tmp_path / "small.onnx"
    export(tmp_path / "checkpoint.pt", whole)
    assert len(export(tmp_path / "checkpoint.pt", small, crops)) == 64
    assert small.stat().st_size < whole.stat().st_size / 2
    cells = (fold(torch.from_numpy(crops[:1])) * 255).round().to(torch.uint8).numpy()
    run = lambda path: onnxruntime.InferenceSession(str(path)).run(None, {"page": cells})[0]
    found, wanted = run(small), run(whole)
    assert found.dtype == np.uint8 and found.shape == (1, 16, 16, CELL_OUTPUTS)
    assert np.abs(to_chances(found) - to_chances(wanted)).mean() < 0.01
    assert not np.array_equal(found, wanted)


def test_the_first_versions_of_pytorch_export_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = {}

    def export_of_before(model, args, f, *, input_names, output_names, dynamic_axes, opset_version) -> None:
        given.update(file=f, opset=opset_version, names=[*input_names, *output_names])

    monkeypatch.setattr(torch.onnx, "export", export_of_before)
    write_onnx(torch.nn.Identity(), torch.zeros(1), Edges("a", ("b",), {}), tmp_path / "one.onnx")
    assert given == {"file": str(tmp_path / "one.onnx"), "opset": 17, "names": ["a", "b"]}


def test_a_card_keeps_what_only_the_training_knew(tmp_path: Path) -> None:
    torch.save({"averaged": InkNetwork().state_dict()}, tmp_path / "ink.pt")
    digest = export(tmp_path / "ink.pt", tmp_path / "ink.onnx")
    (tmp_path / "ink.md").write_text("| Training | 7 steps |\n| Data | pages |\n| Validation | loss 0.5 |\n")
    write_ink_card(tmp_path / "ink.pt", tmp_path / "ink.onnx", quantised=False)
    card = (tmp_path / "ink.md").read_text()
    assert "| Training | 7 steps |" in card and "| Validation | loss 0.5 |" in card
    assert f"sha256 `{digest}`" in card

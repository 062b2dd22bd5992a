"""The trainer on a page small enough to write down here."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import numpy as np
import pytest
import torch

from einthoven_trainer.card import write_card
from einthoven_trainer.config import TrainConfig, read_config
from einthoven_trainer.export import export, save_weights, to_chances
from einthoven_trainer.folded import CELL_OUTPUTS, FoldedNetwork, fold
from einthoven_trainer.ink_network import InkNetwork, unfold_line
from einthoven_trainer.label_crops import read_crops, vary
from einthoven_trainer.label_export import export_labels
from einthoven_trainer.label_head import compute_features, fit_head
from einthoven_trainer.label_network import LabelNetwork
from einthoven_trainer.label_train import answer, calibrate, measure, soften, train_labels
from einthoven_trainer.line_export import export_lines
from einthoven_trainer.line_network import INPUTS, LEVEL, SLOPE
from einthoven_trainer.line_pages import mirror, read_lines, turn_over
from einthoven_trainer.line_train import train_lines
from einthoven_trainer.mix_start import mix_start
from einthoven_trainer.pages import draw_crop, line_places, read_page
from einthoven_trainer.train import learning_rate, train, windows

HEIGHT, WIDTH = 96, 128


def write_page(path: Path) -> None:
    """A flat trace at row 40.25 from column 10 to 110, under a grid line a millimetre."""
    planes = np.zeros((6, HEIGHT, WIDTH), np.uint8)
    planes[0, :, ::8] = 60
    planes[0, 39:42, 10:110] = planes[2, 39:42, 10:110] = 200
    planes[3, 39:42, 10:110] = 255
    rows = np.full(200, 40.25, "<f4")
    header = {"width": WIDTH, "height": HEIGHT, "left": -3, "top": 2, "lines": [[20, 200]]}
    content = zlib.compress(planes.tobytes() + rows.tobytes())
    path.write_bytes(json.dumps(header).encode() + b"\n" + content)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    write_page(tmp_path / "pages" / "000001.page")
    return tmp_path / "pages"


def test_a_page_is_read_as_it_was_written(folder: Path) -> None:
    page = read_page(folder / "000001.page")
    assert page.planes.shape == (3, HEIGHT, WIDTH)
    assert page.targets[0, 40, 50] == 255
    assert page.lines[0][0] == 20
    assert page.lines[0][1][0] == pytest.approx(40.25)


def test_lines_of_the_grid_stand_on_whole_millimetres() -> None:
    places = line_places(0, 48, -3)
    assert places[::8].tolist() == [0.5, 0.5, 0.5, 1.0, 0.5, 0.5]
    assert places.sum() == places[::8].sum()


def test_a_crop_turned_over_keeps_its_line_on_its_ink(folder: Path) -> None:
    page = read_page(folder / "000001.page")
    for seed in range(8):
        crop = draw_crop(page, 64, np.random.default_rng(seed))
        for k in np.flatnonzero(~np.isnan(crop.lines[0])):
            row, column = int(round(crop.lines[0, k])), int(np.clip(round((k - 0.5) / 2), 0, 63))
            if 1 < row < 62:
                assert crop.covered[0, row, max(0, column - 1) : column + 2].max() == 1
                assert crop.marks[row, k] > 0.9


def test_half_columns_stand_beside_their_column() -> None:
    folded = torch.zeros(1, 32, 2, 3)
    # Row 1 of 4, half column 5 of 8, in the cell (1, 2).
    folded[0, 1 * 8 + 5, 1, 2] = 1
    assert unfold_line(folded)[0, 0].nonzero().tolist() == [[5, 21]]


def test_windows_follow_the_line() -> None:
    values = torch.arange(100.0).view(1, 100, 1).expand(1, 100, 12)
    lines = torch.full((1, 1, 12), 50.2)
    seen, rows = windows(values, lines)
    assert torch.allclose(seen[torch.arange(12), rows.round().long()], torch.full((12,), 50.0))


def test_the_learning_rate_rises_and_falls() -> None:
    config = TrainConfig(steps=1000, warm_up=100)
    rates = [learning_rate(step, config) for step in (0, 99, 500, 999)]
    assert rates[0] < rates[1] == config.learning_rate > rates[2] > rates[3] > 0


def test_options_that_do_not_exist_are_refused(tmp_path: Path) -> None:
    (tmp_path / "train.yaml").write_text("stepps: 3\n")
    with pytest.raises(SystemExit, match="OPTION_UNKNOWN: stepps"):
        read_config(tmp_path / "train.yaml")


def test_twenty_steps_learn_resume_and_export(folder: Path, tmp_path: Path) -> None:
    options = {"data": str(folder), "validation": str(folder), "output": str(tmp_path / "run"), "maker": ""}
    common = {"batch": 2, "crop": 64, "pool": 1, "every": 10, "warm_up": 2, "threads": 1}
    train(TrainConfig(steps=10, **options, **common))
    checkpoint = train(TrainConfig(steps=20, **options, **common))
    state = torch.load(checkpoint, weights_only=True)
    assert state["step"] == 20
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


def write_crops(path: Path) -> None:
    """Upright bars, named A, and lying ones, named B, and bare paper."""
    classes = np.arange(60, dtype=np.uint8) % 3
    crops = np.zeros((60, 2, 32, 64), np.uint8)
    crops[classes == 1, 0, 4:28, 30:34] = 255
    crops[classes == 2, 0, 14:18, 16:48] = 255
    header = {"count": 60, "planes": 2, "height": 32, "width": 64, "classes": ["none", "A", "B"]}
    content = zlib.compress(classes.tobytes() + crops.tobytes())
    path.write_bytes(json.dumps(header).encode() + b"\n" + content)


def test_varied_crops_still_show_their_ink(tmp_path: Path) -> None:
    write_crops(tmp_path / "000001.page")
    data = read_crops(tmp_path)
    varied = vary(data.crops, torch.Generator().manual_seed(1))
    assert varied.shape == (60, 2, 32, 64)
    assert 0 <= varied.min() and varied.max() <= 1
    ink = varied[:, 0].sum((1, 2))
    assert ink[data.classes > 0].min() > 30
    assert ink[data.classes == 0].median() < 20


def test_a_hundred_steps_tell_bars_apart_and_export(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    write_crops(tmp_path / "pages" / "000001.page")
    folder = str(tmp_path / "pages")
    options = {"task": "labels", "maker": "", "data": folder, "validation": folder, "output": str(tmp_path / "run")}
    common = {"batch": 24, "warm_up": 5, "average": 0.8, "threads": 1}
    train_labels(TrainConfig(steps=20, every=20, **options, **common))
    checkpoint = train_labels(TrainConfig(steps=100, every=100, **options, **common))
    state = torch.load(checkpoint, weights_only=True)
    assert state["step"] == 100
    assert state["scores"]["recall_half"] > 0.9
    assert len(export_labels(checkpoint, tmp_path / "labels.onnx")) == 64
    assert "none, A, B" in (tmp_path / "labels.md").read_text()


def test_the_last_layers_alone_learn(tmp_path: Path) -> None:
    write_crops(tmp_path / "000001.page")
    data = read_crops(tmp_path)
    torch.manual_seed(1)
    random = torch.Generator().manual_seed(1)
    network = LabelNetwork(len(data.names))
    convolutions = network.features.state_dict()["0.0.weight"].clone()
    assert measure(answer(network, data), data.classes)["recall_half"] == 0
    fit_head(network, compute_features(network, data, random), 200, random)
    assert measure(answer(network, data), data.classes)["recall_half"] > 0.9
    assert torch.equal(network.features.state_dict()["0.0.weight"], convolutions)


def test_answers_that_are_too_sure_are_softened() -> None:
    # Right three times out of four, and said with near certainty.
    logits = torch.tensor([[0.0, 8.0, 0.0], [0.0, 0.0, 8.0]] * 4 + [[8.0, 0.0, 0.0]] * 2)
    classes = torch.tensor([1, 2, 1, 2, 1, 2, 0, 0, 0, 0])
    honest = soften(logits, *calibrate(logits, classes))
    assert measure(honest, classes)["loss"] < measure(logits, classes)["loss"]
    assert honest.softmax(1).max(1).values[:8].max() < 0.9


def test_bars_that_are_none_are_doubted() -> None:
    # Of four bars that look like a name one is one; letters are what they look like.
    logits = torch.tensor([[0.0, 4.0, 0.0]] * 4 + [[0.0, 0.0, 4.0]] * 4 + [[4.0, 0.0, 0.0]] * 40)
    classes = torch.tensor([1, 0, 0, 0] + [2] * 4 + [0] * 40)
    honest = soften(logits, *calibrate(logits, classes, [1]), [1]).softmax(1)
    alike = soften(logits, *calibrate(logits, classes)).softmax(1)
    assert honest[0, 1] < 0.5 < honest[4, 2]
    assert alike[4, 2] < 0.5


def test_a_task_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    (tmp_path / "train.yaml").write_text("task: lables\n")
    with pytest.raises(SystemExit, match="task"):
        read_config(tmp_path / "train.yaml")


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


def test_cells_are_read_as_the_page_is() -> None:
    network = InkNetwork().eval()
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


def test_a_card_keeps_what_only_the_training_knew(tmp_path: Path) -> None:
    torch.save({"averaged": InkNetwork().state_dict()}, tmp_path / "ink.pt")
    export(tmp_path / "ink.pt", tmp_path / "ink.onnx")
    (tmp_path / "ink.md").write_text("| Training | 7 steps |\n| Data | pages |\n| Validation | loss 0.5 |\n")
    write_card(tmp_path / "ink.pt", tmp_path / "ink.onnx", "abc", quantised=False)
    card = (tmp_path / "ink.md").read_text()
    assert "| Training | 7 steps |" in card and "| Validation | loss 0.5 |" in card
    assert "sha256 `abc`" in card


def write_lines(path: Path) -> None:
    """A trace that stands a tenth of a millimetre above the true line wherever it climbs, as its slope tells."""
    count = 1200
    slope = np.where(np.arange(count) // 40 % 2 == 0, 0.5, 0.75)
    read = np.full((INPUTS, count), 128, np.uint8)
    read[SLOPE] = np.round(slope * 255)
    read[LEVEL] = np.round(255 * (0.5 + 0.01 * np.sin(np.arange(count) / 30)))
    error = np.where(slope > 0.6, 0.1, 0).astype("<f4")
    error[:5] = np.nan
    header = {"inputs": INPUTS, "traces": [[count, 0.4]]}
    path.write_bytes(json.dumps(header).encode() + b"\n" + zlib.compress(read.tobytes() + error.tobytes()))


def test_lines_are_read_as_they_were_written(tmp_path: Path) -> None:
    write_lines(tmp_path / "000001.page")
    (line,) = read_lines(tmp_path)
    assert line.read.shape == (INPUTS, 1200)
    assert np.isnan(line.error[:5]).all() and line.error[45] == pytest.approx(0.1)
    assert line.power == pytest.approx(0.16)


def test_a_line_mirrored_or_turned_over_twice_is_itself(tmp_path: Path) -> None:
    read = np.random.default_rng(1).random((INPUTS, 30))
    assert np.allclose(mirror(mirror(read)), read)
    assert np.allclose(turn_over(turn_over(read)), read)
    assert not np.allclose(turn_over(read), read)


def test_the_line_network_learns_resumes_and_exports(tmp_path: Path) -> None:
    write_lines(tmp_path / "000001.page")
    options = {"task": "lines", "data": str(tmp_path), "validation": str(tmp_path), "output": str(tmp_path / "run")}
    common = {"batch": 4, "every": 20, "warm_up": 2, "threads": 1, "maker": "", "average": 0.9}
    train_lines(TrainConfig(steps=20, **options, **common))
    checkpoint = train_lines(TrainConfig(steps=60, **options, **common))
    scores = torch.load(checkpoint, weights_only=True)["scores"]
    assert scores["decibels"] > scores["before"] + 1
    assert len(export_lines(checkpoint, tmp_path / "lines.onnx")) == 64
    assert "60 steps" in (tmp_path / "lines.md").read_text()

"""The training of the network that reads lead names."""

from __future__ import annotations

from pathlib import Path

import torch
from written_pages import write_crops

from einthoven_trainer.config import TrainConfig
from einthoven_trainer.label_crops import read_crops, vary
from einthoven_trainer.label_export import export_labels
from einthoven_trainer.label_head import compute_features, fit_head
from einthoven_trainer.label_network import LabelNetwork
from einthoven_trainer.label_task import answer, calibrate, measure, soften
from einthoven_trainer.page_files import find_pages
from einthoven_trainer.train import train

CPU = torch.device("cpu")


def test_varied_crops_still_show_their_ink(tmp_path: Path) -> None:
    write_crops(tmp_path / "000001.page")
    data = read_crops(find_pages(tmp_path))
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
    train(TrainConfig(steps=20, every=20, **options, **common))
    checkpoint = train(TrainConfig(steps=100, every=100, **options, **common))
    state = torch.load(checkpoint, weights_only=True)
    assert state["step"] == 100
    assert state["scores"]["recall_half"] > 0.9
    assert len(export_labels(checkpoint, tmp_path / "labels.onnx")) == 64
    assert "none, A, B" in (tmp_path / "labels.md").read_text()


def test_the_last_layers_alone_learn(tmp_path: Path) -> None:
    write_crops(tmp_path / "000001.page")
    data = read_crops(find_pages(tmp_path))
    torch.manual_seed(1)
    random = torch.Generator().manual_seed(1)
    network = LabelNetwork(len(data.names))
    convolutions = network.features.state_dict()["0.0.weight"].clone()
    assert measure(answer(network, data, CPU), data.classes)["recall_half"] == 0
    fit_head(network, compute_features(network, data, random), 200, random)
    assert measure(answer(network, data, CPU), data.classes)["recall_half"] > 0.9
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

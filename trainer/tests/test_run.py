"""A run: what it writes, and how it is stopped, resumed and ended."""

from __future__ import annotations

import csv
import os
import signal
from pathlib import Path

import numpy as np
import pytest
import torch
from written_pages import write_crops, write_lines, write_page

from einthoven_trainer import train as loop
from einthoven_trainer.config import TrainConfig, read_config
from einthoven_trainer.ink_task import InkTask
from einthoven_trainer.line_task import LineTask
from einthoven_trainer.task import Validation

WRITERS = {"ink": write_page, "labels": write_crops, "lines": write_lines}
COMMON = {"maker": "", "threads": 1, "batch": 2, "crop": 64, "pool": 2, "refresh": 2, "warm_up": 2, "every": 4, "steps": 6}


def make_options(tmp_path: Path, task: str = "lines") -> dict:
    pages = tmp_path / f"{task}-pages"
    pages.mkdir(exist_ok=True)
    for number in range(3):
        WRITERS[task](pages / f"{number:06}.page")
    return {**COMMON, "task": task, "data": str(pages), "validation": str(pages)}


@pytest.fixture(autouse=True)
def few_validation_crops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("einthoven_trainer.ink_task.VALIDATION_BATCHES", 2)


def read_weights(output: Path) -> dict[str, torch.Tensor]:
    return torch.load(output / "checkpoint.pt", weights_only=True)["network"]


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def stop_after(monkeypatch: pytest.MonkeyPatch, task: type, step: int) -> None:
    """Ctrl-C while that step is computed."""
    compute = task.compute_loss

    def interrupted(self, number: int):
        if number == step:
            os.kill(os.getpid(), signal.SIGINT)
        return compute(self, number)

    monkeypatch.setattr(task, "compute_loss", interrupted)


@pytest.mark.parametrize("task", ["ink", "labels", "lines"])
def test_a_run_that_was_stopped_ends_like_one_that_was_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, task: str
) -> None:
    options = make_options(tmp_path, task)
    best = loop.train(TrainConfig(**options, output=str(tmp_path / "whole")))
    stop_after(monkeypatch, loop.TASKS[task], 2)
    stopped = TrainConfig(**options, output=str(tmp_path / "stopped"))
    with pytest.raises(SystemExit, match="STOPPED after step 3"):
        loop.train(stopped)
    monkeypatch.undo()
    loop.train(stopped)
    whole, resumed = read_weights(tmp_path / "whole"), read_weights(tmp_path / "stopped")
    assert all(torch.equal(value, resumed[name]) for name, value in whole.items())
    assert best == tmp_path / "whole" / "best.pt"
    for log in ("log.csv", "steps.csv"):
        rows = [read_rows(tmp_path / run / log) if (tmp_path / run / log).exists() else [] for run in ("whole", "stopped")]
        assert [row["step"] for row in rows[0]] == [row["step"] for row in rows[1]]


def test_the_seed_decides(tmp_path: Path) -> None:
    options = {**make_options(tmp_path, "ink"), "steps": 2, "augment": 1.0}
    runs = [loop.train(TrainConfig(**options, seed=seed, output=str(tmp_path / str(k)))) for k, seed in enumerate((1, 1, 2))]
    first, same, other = (torch.load(run, weights_only=True)["averaged"]["head.weight"] for run in runs)
    assert torch.equal(first, same) and not torch.equal(first, other)


@pytest.mark.parametrize(
    "changed",
    [
        {"optimiser": "muon"},
        {"optimiser": "sgd"},
        {"schedule": "polynomial"},
        {"precision": "bfloat16"},
        {"focal": 2.0},
        {"column_loss": "jensen-shannon"},
        {"distance": 0.1},
        {"snr": 0.05},
        {"marks": 1.0},
        {"column": 1.0},
        {"entropy": 1.0},
        {"augment": 1.0},
    ],
    ids=str,
)
def test_every_option_of_the_training_has_an_effect(tmp_path: Path, changed: dict) -> None:
    options = {**make_options(tmp_path, "ink"), "steps": 4}
    weights = []
    for k, extra in enumerate(({}, changed)):
        loop.train(TrainConfig(**{**options, **extra}, output=str(tmp_path / str(k))))
        weights.append(read_weights(tmp_path / str(k))["head.weight"])
    assert torch.isfinite(weights[1]).all() and not torch.equal(*weights)


def validate_with(monkeypatch: pytest.MonkeyPatch, gained: list[float]) -> None:
    left = iter(gained)
    monkeypatch.setattr(LineTask, "validate", lambda *_: Validation({"gained": next(left)}, {"pages": 3}))


def test_the_best_weights_are_kept_not_the_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    validate_with(monkeypatch, [1.0, 3.0, 2.0])
    config = TrainConfig(**{**make_options(tmp_path), "every": 2}, output=str(tmp_path / "run"))
    best = torch.load(loop.train(config), weights_only=True)
    last = torch.load(tmp_path / "run" / "checkpoint.pt", weights_only=True)
    assert best["step"] == 4 and best["scores"]["gained"] == 3.0 and last["step"] == 6
    assert not torch.equal(best["averaged"]["enter.0.weight"], last["averaged"]["enter.0.weight"])


def test_a_run_without_gain_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    validate_with(monkeypatch, [1.0, 5.0, 4.0, 5.0, 9.0, 9.0])
    options = {**make_options(tmp_path), "every": 1, "patience": 2, "output": str(tmp_path / "run")}
    loop.train(TrainConfig(**options))
    assert [row["step"] for row in read_rows(tmp_path / "run" / "log.csv")] == ["1", "2", "3", "4"]
    # It does not go on either, unless more patience is asked for.
    loop.train(TrainConfig(**options))
    assert len(read_rows(tmp_path / "run" / "log.csv")) == 4
    loop.train(TrainConfig(**{**options, "patience": 0}))
    assert len(read_rows(tmp_path / "run" / "log.csv")) == 6


def test_logs_have_a_row_an_interval(tmp_path: Path) -> None:
    options = {**make_options(tmp_path), "log_every": 2, "every": 3, "output": str(tmp_path / "run")}
    loop.train(TrainConfig(**options))
    steps, log = read_rows(tmp_path / "run" / "steps.csv"), read_rows(tmp_path / "run" / "log.csv")
    assert [row["step"] for row in steps] == ["2", "4", "6"] and [row["step"] for row in log] == ["3", "6"]
    assert all(float(row["gradient"]) > 0 for row in steps) and float(steps[1]["learning_rate"]) < 2e-3
    assert {"train", "decibels", "steps_a_second"} <= log[0].keys()


def test_rows_after_a_checkpoint_are_written_again(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text("step,loss\n2,0.5\n4,0.4\n6,0.3\n")
    loop.RunLog(path, 4).add({"step": 6, "loss": 0.2})
    assert path.read_text().split() == ["step,loss", "2,0.5", "4,0.4", "6,0.2"]


def test_a_loss_that_is_no_number_ends_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LineTask, "compute_loss", lambda *_: torch.tensor(float("nan"), requires_grad=True))
    with pytest.raises(SystemExit, match="TRAINING_DIVERGED"):
        loop.train(TrainConfig(**make_options(tmp_path), output=str(tmp_path / "run")))


@pytest.mark.parametrize("task", ["ink", "labels", "lines"])
def test_previews_are_drawn_before_the_first_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, task: str) -> None:
    monkeypatch.setattr(loop.TASKS[task], "compute_loss", lambda *_: pytest.exit)
    options = make_options(tmp_path, task)
    with pytest.raises(AttributeError):
        loop.train(TrainConfig(**options, previews=6, output=str(tmp_path / "run")))
    content = (tmp_path / "run" / "previews.png").read_bytes()
    assert content.startswith(b"\x89PNG")
    size = np.frombuffer(content[16:24], ">u4")
    assert size.min() > 60


def test_previews_show_ink_and_lines(tmp_path: Path) -> None:
    task = InkTask(TrainConfig(**make_options(tmp_path, "ink")), torch.device("cpu"))
    before = task.pool.random.bit_generator.state
    pictures = np.stack(task.draw_previews(4)).reshape(-1, 3).astype(int)
    assert (pictures == (255, 200, 0)).all(1).sum() > 50
    assert ((pictures[:, 0] - pictures[:, 2]) > 60).sum() > 100
    assert task.pool.random.bit_generator.state == before


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("stepps: 3", "OPTION_UNKNOWN: stepps"),
        ("task: lables", "task has to be one of"),
        ("optimiser: adam", "optimiser has to be one of"),
        ("steps: 1.5", "steps in .* has to be of type int"),
        ("crop: 100", "multiple of 32"),
        ("folds: 1", "folds has to be"),
        ("folds: 3\nfold: 3", "folds has to be"),
        ("every: 0", "every has to be 1 or more"),
        ("task: labels\npictures: [scans]", "masks do not say what is written"),
    ],
)
def test_options_that_cannot_be_are_refused(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "train.yaml").write_text(f"{text}\n")
    with pytest.raises(SystemExit, match=message):
        read_config(tmp_path / "train.yaml")


def test_a_checkpoint_of_another_training_is_refused(tmp_path: Path) -> None:
    output = str(tmp_path / "run")
    loop.train(TrainConfig(**make_options(tmp_path), output=output))
    for changed in ({"optimiser": "muon"}, make_options(tmp_path, "ink")):
        with pytest.raises(SystemExit, match="CHECKPOINT_INVALID"):
            loop.train(TrainConfig(**{**make_options(tmp_path), **changed, "output": output}))


def test_a_start_that_is_missing_or_none_is_refused(tmp_path: Path) -> None:
    options = make_options(tmp_path)
    with pytest.raises(SystemExit, match="FILE_NOT_FOUND"):
        loop.train(TrainConfig(**options, start=str(tmp_path / "none.pt"), output=str(tmp_path / "one")))
    torch.save({"weights": 1}, tmp_path / "other.pt")
    with pytest.raises(SystemExit, match="CHECKPOINT_INVALID"):
        loop.train(TrainConfig(**options, start=str(tmp_path / "other.pt"), output=str(tmp_path / "two")))

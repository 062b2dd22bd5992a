"""The training of the network that refines traces."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from written_pages import write_lines

from einthoven_trainer.config import TrainConfig
from einthoven_trainer.line_export import export_lines
from einthoven_trainer.line_network import INPUTS
from einthoven_trainer.line_pages import mirror, read_lines, turn_over
from einthoven_trainer.page_files import find_pages
from einthoven_trainer.train import train


def test_lines_are_read_as_they_were_written(tmp_path: Path) -> None:
    write_lines(tmp_path / "000001.page")
    (line,) = read_lines(find_pages(tmp_path))
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
    common = {"batch": 4, "every": 20, "warm_up": 2, "threads": 1, "maker": "", "learning_rate": 0.004}
    train(TrainConfig(steps=20, **options, **common))
    checkpoint = train(TrainConfig(steps=80, **options, **common))
    state = torch.load(checkpoint, weights_only=True)
    scores = state["scores"]
    assert scores["decibels"] > scores["before"] + 0.5
    assert len(export_lines(checkpoint, tmp_path / "lines.onnx")) == 64
    assert f"{state['step']} steps" in (tmp_path / "lines.md").read_text()

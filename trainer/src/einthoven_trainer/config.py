"""Options of a training, read from YAML; every one has a default."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

import yaml

TASKS = ("ink", "labels", "lines")


@dataclass(frozen=True)
class TrainConfig:
    """One training of a network."""

    task: str = "ink"
    """Which network: `ink`, which tells traces from the rest, `labels`, which reads the names of leads, or `lines`, which refines traces."""
    maker: str = "node packages/training/dist/main.js"
    """Command that makes pages; empty: the folders are used as they are."""
    records: tuple[str, ...] = ()
    """Folders of WFDB records for training; none: made hearts only."""
    validation_records: tuple[str, ...] = ()
    """Folders of records for validation, of other patients."""
    pages: int = 600
    validation_pages: int = 24
    sheets: int = 0
    """For `labels`: sheets of words among traces, drawn only, beside the pages that go through the pipeline."""
    data: str = "data/train"
    validation: str = "data/validation"
    output: str = "runs/ink"
    start: str = ""
    """Weights to start from (`models/ink.pt`, or a checkpoint) where there is no checkpoint to go on from; empty: random."""
    start_share: float = 0.0
    """Part of the starting weights in the exported ones, 0 to 1. A mean of the weights before and after fine-tuning keeps
    what both read well (Wortsman and others 2022, "Robust fine-tuning of zero-shot models")."""
    quantise: bool = False
    """Export the ink network with 8-bit weights: faster and smaller; to be measured with the benchmark."""
    head_steps: int = 0
    """For `labels`: steps of the last layers alone, before the first step of the whole network. They are cheap, and most
    of what there is to learn of new letters where there are weights to start from."""
    steps: int = 20000
    """Steps of the whole schedule: the learning rate reaches its end with the last one."""
    minutes: float = 0.0
    """Stop after this many minutes of this run, with a checkpoint to go on from; 0: no limit."""
    batch: int = 8
    crop: int = 256
    """Side of a crop in pixels, a multiple of 32; crops of `labels` have their own size."""
    pool: int = 48
    """Pages held in memory."""
    refresh: int = 4
    """Steps after which one page of the pool is changed."""
    learning_rate: float = 2e-3
    weight_decay: float = 1e-2
    warm_up: int = 200
    gradient_limit: float = 1.0
    average: float = 0.998
    """Decay of the moving average of the weights, which is what is validated and exported."""
    dice: float = 0.5
    """Weight of the Dice loss of the traces beside the cross-entropy."""
    line: float = 1.0
    """Weight of the losses of the centre lines."""
    every: int = 500
    """Steps from validation to validation."""
    seed: int = 1
    threads: int = 0
    """Threads of PyTorch on a CPU; 0: as many as there are cores."""


def read_config(path: Path | None) -> TrainConfig:
    """Reads a YAML file of options; unknown names and wrong types are refused."""
    if path is None:
        return TrainConfig()
    values = yaml.safe_load(path.read_text()) or {}
    known = {field.name: type(getattr(TrainConfig, field.name)) for field in fields(TrainConfig)}
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
    for name, value in values.items():
        if name not in known:
            raise SystemExit(f"OPTION_UNKNOWN: {name} in {path}. Known: {', '.join(known)}.")
        if not isinstance(value, known[name]) and not (known[name] is float and isinstance(value, int)):
            raise SystemExit(f"OPTION_INVALID: {name} in {path} has to be of type {known[name].__name__}.")
    if values.get("task", "ink") not in TASKS:
        raise SystemExit(f"OPTION_INVALID: task in {path} has to be one of {', '.join(TASKS)}.")
    return TrainConfig(**values)

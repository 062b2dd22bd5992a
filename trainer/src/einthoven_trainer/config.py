"""Options of a training, read from YAML; every one has a default."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

import yaml

CHOICES = {
    "task": ("ink", "labels", "lines"),
    "optimiser": ("adamw", "sgd", "muon"),
    "schedule": ("cosine", "polynomial"),
    "precision": ("full", "bfloat16", "float16"),
    "column_loss": ("cross-entropy", "jensen-shannon"),
    "head_side": (1, 3),
}
# Options that say how often or how many, where one is the least.
LEAST_ONE = ("steps", "batch", "pool", "refresh", "every", "log_every")


@dataclass(frozen=True)
class TrainConfig:
    """One training of a network."""

    task: str = "ink"
    """Which network: `ink`, which tells traces from the rest, `labels`, which reads the names of leads, or `lines`, which refines traces."""

    # Data.
    maker: str = "node packages/training/dist/main.js"
    """Command that makes pages; empty: the folders are used as they are."""
    records: tuple[str, ...] = ()
    """Folders of WFDB records for training; none: made hearts only."""
    validation_records: tuple[str, ...] = ()
    """Folders of records for validation, of other patients."""
    pages: int = 600
    """Pages that the renderer makes for training; 0: none."""
    validation_pages: int = 24
    sheets: int = 0
    """For `labels`: sheets of words among traces, drawn only, beside the pages that go through the pipeline."""
    pictures: tuple[str, ...] = ()
    """For `ink` and `lines`: folders of page images with masks or truth, for training, beside the pages of the renderer."""
    validation_pictures: tuple[str, ...] = ()
    """Folders of such images for validation, of other patients."""
    data: str = "data/train"
    validation: str = "data/validation"
    output: str = "runs/ink"
    folds: int = 0
    """Parts of the pages of `data` for cross-validation, by record: no record stands in two parts. `validation` is not used
    then. 0: no cross-validation."""
    fold: int = -1
    """The part that is for validation, 0 to `folds` - 1. -1: each in turn, with a table `folds.csv` instead of an export."""
    augment: float = 0.0
    """For `ink`: how much crops are changed anew each time they are drawn, beyond mirroring: ink paler or darker, blurred,
    noisy, faded in places, crossed by strokes. 0: not at all, to 1: as much as bad scans."""
    previews: int = 16
    """Samples on `previews.png`, as they are learned from, drawn before the first step; 0: none."""

    # Weights.
    start: str = ""
    """Weights to start from (`models/ink.pt`, or a checkpoint) where there is no checkpoint to go on from; empty: random."""
    start_share: float = 0.0
    """Part of the starting weights in the exported ones, 0 to 1. A mean of the weights before and after fine-tuning keeps
    what both read well (Wortsman and others 2022, "Robust fine-tuning of zero-shot models")."""
    quantise: bool = False
    """Export the ink network with 8-bit weights: faster and smaller; to be measured with the benchmark."""

    # The ink network: what of it costs how much, `scripts/count-network-cost.mjs` tells.
    widths: tuple[int, ...] = (40, 64, 96, 128)
    """Channels of its levels, from cells of 4 × 4 pixels on; each level halves the one before."""
    finest_encoder: bool = True
    """Whether the finest level has layers of its own before it is halved."""
    head_side: int = 3
    """Cells across that the last layer looks at: 3, or 1."""
    teacher: str = ""
    """Weights of another ink network, of any shape, whose answers are learned from beside the truth (Hinton and others
    2015, "Distilling the knowledge in a neural network"); empty: the truth alone."""
    teacher_share: float = 0.5
    """Part of the teacher in what is learned, 0 to 1. Where nobody knows what covers a pixel, it is believed alone."""

    # Steps.
    head_steps: int = 0
    """For `labels`: steps of the last layers alone, before the first step of the whole network. They are cheap, and most
    of what there is to learn of new letters where there are weights to start from."""
    steps: int = 20000
    """Steps of the whole schedule: the learning rate reaches its end with the last one."""
    minutes: float = 0.0
    """Stop after this many minutes of this run, with a checkpoint to go on from; 0: no limit."""
    patience: int = 0
    """Stop after this many validations without a better one; 0: never."""
    every: int = 500
    """Steps from validation to validation."""
    log_every: int = 50
    """Steps from row to row of `steps.csv`."""
    batch: int = 8
    crop: int = 256
    """Side of a crop in pixels, a multiple of 32; crops of `labels` have their own size."""
    pool: int = 48
    """Pages held in memory."""
    refresh: int = 4
    """Steps after which one page of the pool is changed."""

    # Optimiser.
    optimiser: str = "adamw"
    """`adamw`, `sgd` (with Nesterov's momentum), or `muon`: orthogonal steps of all matrices but the first and the last,
    AdamW for the rest."""
    learning_rate: float = 2e-3
    """Of AdamW and Muon alike; SGD wants more, such as 0.01."""
    weight_decay: float = 1e-2
    momentum: float = 0.95
    """Of `sgd` and `muon`."""
    schedule: str = "cosine"
    """How the learning rate falls after the warm-up: `cosine`, to a hundredth, or `polynomial`, to zero."""
    power: float = 0.9
    """Exponent of the `polynomial` schedule; 1: a straight line."""
    warm_up: int = 200
    """Steps over which the learning rate rises."""
    gradient_limit: float = 1.0
    """Largest norm of the gradient; longer ones are shortened."""
    average: float = 0.998
    """Decay of the moving average of the weights, which is what is validated and exported."""
    precision: str = "full"
    """Numbers that the network computes with while it learns: `full`, 32 bits; `bfloat16`; `float16`, on GPUs only."""

    # Losses of the ink network; `lines` and `labels` have their own.
    entropy: float = 10.0
    """Weight of the cross-entropy of covered parts."""
    focal: float = 0.0
    """Exponent with which pixels that are nearly right count less (Lin and others 2017, "Focal loss"); 0: all count alike."""
    dice: float = 0.5
    """Weight of the Dice loss of the traces beside the cross-entropy."""
    line: float = 1.0
    """Weight of the losses of the centre lines, all of those below together."""
    marks: float = 10.0
    """Weight of the cross-entropy of the marks everywhere."""
    column: float = 0.25
    """Weight of how well the marks of a column around each line are distributed."""
    column_loss: str = "cross-entropy"
    """What compares them: `cross-entropy`, or `jensen-shannon`, which bounds what a column can cost."""
    distance: float = 0.0
    """Weight of the distance of the mean of a column's marks (soft-argmax) from the line, in rows; L1."""
    snr: float = 0.0
    """Weight of the negative signal-to-noise ratio in dB of the lines that these means give."""

    seed: int = 1
    threads: int = 0
    """Threads of PyTorch on a CPU; 0: as many as there are cores."""


def read_config(path: Path | None) -> TrainConfig:
    """Reads a YAML file of options; unknown names and wrong types are refused."""
    return parse_config({} if path is None else read_options(path), str(path))


def read_options(path: Path) -> dict:
    """The options of a YAML file, without its section `search`."""
    values = yaml.safe_load(path.read_text()) or {}
    return {name: value for name, value in values.items() if name != "search"}


def parse_config(values: dict, source: str) -> TrainConfig:
    """Options by name; `source` is where they come from, for messages."""
    known = {field.name: type(getattr(TrainConfig, field.name)) for field in fields(TrainConfig)}
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
    for name, value in values.items():
        if name not in known:
            raise SystemExit(f"OPTION_UNKNOWN: {name} in {source}. Known: {', '.join(known)}.")
        is_whole = isinstance(value, int) and not isinstance(value, bool)
        if not (isinstance(value, known[name]) and is_whole == (known[name] is int)) and not (
            known[name] is float and is_whole
        ):
            raise SystemExit(f"OPTION_INVALID: {name} in {source} has to be of type {known[name].__name__}.")
    config = TrainConfig(**values)
    for fault in list_faults(config):
        raise SystemExit(f"OPTION_INVALID: {fault} ({source}).")
    return config


def list_faults(config: TrainConfig) -> list[str]:
    """What is wrong with options that have the right type."""
    faults = [
        f"{name} has to be one of {', '.join(map(str, choices))}"
        for name, choices in CHOICES.items()
        if getattr(config, name) not in choices
    ]
    faults += [f"{name} has to be 1 or more" for name in LEAST_ONE if getattr(config, name) < 1]
    if len(config.widths) < 2 or any(width < 1 for width in config.widths):
        faults.append("widths has to be two or more numbers of channels")
    if not 0 <= config.teacher_share <= 1:
        faults.append("teacher_share has to be 0 to 1")
    if config.crop % 32 != 0:
        faults.append("crop has to be a multiple of 32")
    if config.folds == 1 or not -1 <= config.fold < max(1, config.folds):
        faults.append("folds has to be 0 or 2 or more, and fold less than it")
    if config.task == "labels" and (config.pictures or config.validation_pictures):
        faults.append("pictures are for the tasks ink and lines: masks do not say what is written")
    return faults

"""Cross-validation: each part of the pages is once what a network is validated on that did not learn from it."""

from __future__ import annotations

import statistics
from dataclasses import replace
from pathlib import Path

from .checkpoint import read_state
from .config import TrainConfig
from .run_log import RunLog
from .train import train


def cross_validate(config: TrainConfig) -> Path:
    """Trains `config.folds` networks, in `fold-0` and so on of the run's folder; returns the path of the table `folds.csv`:
    a row a fold, then their means and standard deviations. Folds that are done are not trained again."""
    output = Path(config.output)
    scores = []
    for fold in range(config.folds):
        weights = train(replace(config, fold=fold, output=str(output / f"fold-{fold}")))
        scores.append(read_state(weights)["scores"])
    log = RunLog(output / "folds.csv")
    for fold, row in enumerate(scores):
        log.add({"fold": fold, **row})
    for name, combine in (("mean", statistics.fmean), ("deviation", statistics.stdev)):
        log.add({"fold": name, **{key: combine([row[key] for row in scores]) for key in scores[0]}})
    return log.path

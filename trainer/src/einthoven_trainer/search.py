"""A search for options: short trainings with different ones, the best of which are written down."""

from __future__ import annotations

import itertools
import math
import random
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from .checkpoint import read_state
from .config import TrainConfig, parse_config, read_options
from .run_log import RunLog
from .train import TASKS, TrainingDiverged, train

SECTION = ("options", "trials", "steps")


@dataclass(frozen=True)
class Search:
    """The section `search` of a file of options."""

    options: dict
    """What is tried: for each option a list of values, or `{least: …, most: …}`, between which numbers are drawn evenly on
    a logarithmic scale."""
    trials: int
    """Trainings with options drawn at random; 0: one with each combination of the listed values."""
    steps: int
    """Steps of each training; 0: as many as the options say."""


def read_search(path: Path) -> Search:
    section = (yaml.safe_load(path.read_text()) or {}).get("search")
    if not isinstance(section, dict) or not isinstance(section.get("options"), dict) or not section["options"]:
        raise SystemExit(f"OPTION_INVALID: {path} needs a section search with options, each with the values to try.")
    for name in section:
        if name not in SECTION:
            raise SystemExit(f"OPTION_UNKNOWN: {name} in the section search of {path}. Known: {', '.join(SECTION)}.")
    search = Search(**{"trials": 0, "steps": 0, **section})
    if search.trials == 0 and any(isinstance(values, dict) for values in search.options.values()):
        raise SystemExit(f"OPTION_INVALID: ranges in the section search of {path} need `trials`.")
    return search


def list_trials(search: Search, seed: int) -> list[dict]:
    """The options of each training; the same seed draws the same ones."""
    names = list(search.options)
    if search.trials == 0:
        return [dict(zip(names, values)) for values in itertools.product(*search.options.values())]
    draw = random.Random(seed)
    return [{name: draw_value(search.options[name], draw) for name in names} for _ in range(search.trials)]


def try_options(config: TrainConfig, figure: str) -> float:
    """A figure of the best validation of a training; NaN where the training led nowhere."""
    try:
        return read_state(train(config))["scores"][figure]
    except TrainingDiverged as error:
        print(error)
        return math.nan


def draw_value(values: list | dict, draw: random.Random) -> object:
    if isinstance(values, list):
        return draw.choice(values)
    return math.exp(draw.uniform(math.log(values["least"]), math.log(values["most"])))


def search_options(path: Path) -> Path:
    """Runs the search of a file of options; returns the path of `best.yaml`, with which a whole training can begin.

    The folder of the run holds the trainings (`trial-000` …) and the table `search.csv`. A search that was stopped goes on
    where it was.
    """
    options = read_options(path)
    config = parse_config(options, str(path))
    search = read_search(path)
    trials = list_trials(search, config.seed)
    # All are looked at before the first takes its time.
    configs = [parse_config({**options, **trial}, str(path)) for trial in trials]
    task, output = TASKS[config.task], Path(config.output)
    output.mkdir(parents=True, exist_ok=True)
    log, scores = RunLog(output / "search.csv"), []
    for number, (trial, tried) in enumerate(zip(trials, configs, strict=True)):
        short = replace(tried, output=str(output / f"trial-{number:03}"), steps=search.steps or tried.steps)
        score = try_options(short, task.best_by)
        log.add({"trial": number, **trial, task.best_by: score})
        scores.append(-math.inf if math.isnan(score) else -score if task.best_is_low else score)
    best = scores.index(max(scores))
    if scores[best] == -math.inf:
        raise TrainingDiverged(f"TRAINING_DIVERGED: all trainings of {path}. Search among lower learning rates.")
    target = output / "best.yaml"
    values = {**options, **trials[best]}
    target.write_text(f"# The best of {len(trials)} trainings: trial {best} of {path}.\n{yaml.safe_dump(values, sort_keys=False)}")
    return target

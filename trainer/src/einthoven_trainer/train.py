"""The training loop of all networks: batches in, checkpoints out; can be stopped and resumed at any step."""

from __future__ import annotations

import copy
import math
import time
from dataclasses import asdict
from pathlib import Path

import torch
from torch import nn

from .checkpoint import read_state, save_state
from .config import TrainConfig
from .ink_task import InkTask
from .label_task import LabelTask
from .line_task import LineTask
from .optimisers import create_optimiser
from .precision import Precision
from .previews import save_previews
from .run_log import RunLog
from .schedule import learning_rate
from .stop_signals import StopSignals
from .task import Task, choose_device

TASKS: dict[str, type[Task]] = {"ink": InkTask, "labels": LabelTask, "lines": LineTask}


class TrainingDiverged(SystemExit):
    """The loss is no number any more."""


def train(config: TrainConfig) -> Path:
    """Trains to `config.steps`, `config.minutes`, or until nothing is gained any more; returns the path of the best weights.

    `checkpoint.pt` in the folder of the run is what to go on from, `best.pt` the best averaged weights of all validations.
    """
    if config.threads > 0:
        torch.set_num_threads(config.threads)
    torch.manual_seed(config.seed)
    device = choose_device()
    precision = Precision(config.precision, device)
    return Run(TASKS[config.task](config, device), config, precision).go()


class Run:
    """A training from where it stands to its end."""

    def __init__(self, task: Task, config: TrainConfig, precision: Precision) -> None:
        self.task, self.config, self.precision = task, config, precision
        self.output = Path(config.output)
        self.output.mkdir(parents=True, exist_ok=True)
        self.checkpoint, self.best_weights = self.output / "checkpoint.pt", self.output / "best.pt"
        self.network = task.network
        self.optimiser = create_optimiser(self.network, config)
        self.step = self.stale = 0
        self.best = -math.inf
        self.averaged = self._begin()
        self.log = RunLog(self.output / "log.csv", self.step)
        self.step_log = RunLog(self.output / "steps.csv", self.step)

    def _begin(self) -> nn.Module:
        """Goes back to the checkpoint, or to what comes before the first step; returns the averaged network."""
        if self.checkpoint.exists():
            try:
                return self._resume(read_state(self.checkpoint, self.precision.device))
            except (KeyError, RuntimeError, ValueError) as error:
                remedy = "Give another output, or the options that it was trained with"
                raise SystemExit(f"CHECKPOINT_INVALID: {self.checkpoint} is of another training. {remedy}.") from error
        if self.config.start:
            self.network.load_state_dict(read_state(Path(self.config.start), self.precision.device)["averaged"])
        if self.config.previews > 0:
            save_previews(self.task.draw_previews(self.config.previews), self.output / "previews.png")
        self.task.begin()
        self.best_weights.unlink(missing_ok=True)
        return copy.deepcopy(self.network)

    def _resume(self, state: dict) -> nn.Module:
        averaged = copy.deepcopy(self.network)
        averaged.load_state_dict(state["averaged"])
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.precision.load_state_dict(state["precision"])
        self.task.load_state_dict(state["task"])
        torch.set_rng_state(state["random"].cpu())
        self.step, self.best, self.stale = state["step"], state["best"], state["stale"]
        return averaged

    def go(self) -> Path:
        config = self.config
        first, begin = self.step, time.monotonic()
        validated, logged = Mean(), Mean()
        with StopSignals() as stop:
            while self.step < config.steps and not self.is_stale:
                loss, length = self.take_step()
                validated.add(loss)
                logged.add(loss)
                if self.step % config.log_every == 0:
                    rate = self.optimiser.param_groups[0]["lr"]
                    row = {"step": self.step, "loss": logged.take(), "learning_rate": rate, "gradient": length}
                    self.step_log.add(row)
                if stop.asked:
                    self.save()
                    raise SystemExit(f"STOPPED after step {self.step}. The same command goes on from there.")
                seconds = time.monotonic() - begin
                last = self.step == config.steps or 0 < config.minutes < seconds / 60
                if self.step % config.every == 0 or last:
                    self.validate(validated.take(), (self.step - first) / seconds)
                    self.save()
                if last:
                    break
        return self.best_weights

    @property
    def is_stale(self) -> bool:
        return 0 < self.config.patience <= self.stale

    def take_step(self) -> tuple[float, float]:
        """Returns the loss and the length of the gradient."""
        for group in self.optimiser.param_groups:
            group["lr"] = learning_rate(self.step, self.config)
        with self.precision.compute():
            loss = self.task.compute_loss(self.step)
        if not math.isfinite(loss.item()):
            remedy = "Lower learning_rate, lengthen warm_up, or compute in full precision"
            raise TrainingDiverged(f"TRAINING_DIVERGED: the loss of step {self.step + 1} is {loss.item()}. {remedy}.")
        length = self.precision.step(loss, self.network, self.optimiser, self.config.gradient_limit)
        average(self.averaged, self.network, min(self.config.average, (self.step + 1) / (self.step + 10)))
        self.step += 1
        return loss.item(), length

    def validate(self, mean_loss: float, steps_a_second: float) -> None:
        """Writes the figures of the averaged weights down, and the weights, if there were none better."""
        scores, facts = vars(self.task.validate(self.averaged)).values()
        figures = {name: value for name, value in facts.items() if isinstance(value, float)}
        row = {"step": self.step, "train": mean_loss, **scores, **figures, "steps_a_second": steps_a_second}
        self.log.add(row)
        print({name: round(value, 4) for name, value in row.items()}, flush=True)
        score = -scores[self.task.best_by] if self.task.best_is_low else scores[self.task.best_by]
        self.stale += 1
        if score > self.best or not self.best_weights.exists():
            self.best, self.stale = score, 0
            state = {"averaged": self.averaged.state_dict(), "step": self.step, "scores": scores, **facts}
            save_state(self.best_weights, {**state, "config": asdict(self.config)})

    def save(self) -> None:
        """Everything that a run needs to go on as if it had not been stopped."""
        state = {
            "network": self.network.state_dict(),
            "averaged": self.averaged.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "precision": self.precision.state_dict(),
            "task": self.task.state_dict(),
            "random": torch.get_rng_state(),
            "step": self.step,
            "best": self.best,
            "stale": self.stale,
        }
        save_state(self.checkpoint, state)


class Mean:
    """A mean that begins anew when it was taken."""

    def __init__(self) -> None:
        self.values: list[float] = []

    def add(self, value: float) -> None:
        self.values.append(value)

    def take(self) -> float:
        mean = sum(self.values) / max(1, len(self.values))
        self.values.clear()
        return mean


def average(averaged: nn.Module, network: nn.Module, decay: float) -> None:
    """Moves the average towards the network; counts are copied."""
    with torch.no_grad():
        for kept, value in zip(averaged.state_dict().values(), network.state_dict().values()):
            if kept.dtype.is_floating_point:
                kept.lerp_(value, 1 - decay)
            else:
                kept.copy_(value)

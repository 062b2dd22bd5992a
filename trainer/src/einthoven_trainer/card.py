"""What the cards of all networks say alike, and how they are written."""

from __future__ import annotations

from pathlib import Path

from .onnx_file import OPSET, hash_file

OPTIMISERS = {"adamw": "AdamW", "sgd": "SGD with Nesterov's momentum of {momentum}", "muon": "Muon and AdamW"}
SCHEDULES = {"cosine": "cosine", "polynomial": "polynomial of power {power}"}
# Options that the oldest weights do not tell: what they were.
BEFORE = {"optimiser": "adamw", "schedule": "cosine", "precision": "full", "pictures": (), "teacher": ""}
# Lines of a card that only the training itself can tell.
TRAINED = ("| Training |", "| Data |", "| Validation |")


def write_card(text: str, state: dict, target: Path, **facts: object) -> None:
    """Writes the card beside the ONNX file: `text` with `facts`, those of the file, and those of the training.

    Weights that were saved alone do not know how they were trained: what the card said of that stays.
    """
    card = target.with_suffix(".md")
    is_told = "config" in state
    weights = sum(value.numel() for value in state["averaged"].values())
    file = {"file": target.name, "bytes": target.stat().st_size, "opset": OPSET, "digest": hash_file(target)}
    written = text.format(**file, weights=weights, **describe_training(state), **facts)
    if not is_told and card.exists():
        written = keep_lines(written, card.read_text())
    card.write_text(written)


def describe_training(state: dict) -> dict[str, object]:
    """How weights were trained, in words."""
    if "config" not in state:
        return dict.fromkeys(("step", "batch", "crop", "head_steps", "seed", "optimiser", "start", "own", "scores"), "unknown")
    config = {**BEFORE, **state["config"]}
    return {
        **{name: config[name] for name in ("batch", "crop", "head_steps", "seed")},
        "step": state["step"],
        "optimiser": describe_optimiser(config),
        "start": describe_start(config),
        "own": ", and page images with masks that were given" if config["pictures"] else "",
        "scores": ", ".join(f"{name} {value:.3f}" for name, value in state["scores"].items()),
    }


def describe_optimiser(config: dict) -> str:
    parts = (OPTIMISERS[config["optimiser"]], SCHEDULES[config["schedule"]] + " from {learning_rate}")
    described = ", ".join(parts).format(**config)
    return described if config["precision"] == "full" else f"{described}, {config['precision']}"


def describe_start(config: dict) -> str:
    """How the weights of earlier trainings took part."""
    words = ""
    if config["teacher"]:
        words += f"; {config['teacher_share']:.0%} of what it learned are the answers of another network"
    if config["start"]:
        share = config["start_share"]
        words += "; from earlier weights" + (f", which are {share:.0%} of the result" if share else "")
    return words


def keep_lines(text: str, before: str) -> str:
    """`text` with the lines of the card from before that tell of the training."""
    kept = {start: line for line in before.splitlines() for start in TRAINED if line.startswith(start)}
    lines = [next((kept[start] for start in kept if line.startswith(start)), line) for line in text.splitlines()]
    return "\n".join(lines) + "\n"

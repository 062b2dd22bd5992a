"""Makes pages, trains a network on them, validates it, exports it and writes its model card; or searches for options.

einthoven-train --config train.yaml
einthoven-train search --config search.yaml
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from .config import TrainConfig, read_config
from .cross_validate import cross_validate
from .export import export, save_weights
from .ink_card import write_ink_card
from .label_export import export_labels
from .line_export import export_lines
from .make_pages import make_pages
from .mix_start import mix_start
from .page_files import choose_pages
from .pool import PagePool
from .search import search_options
from .train import train

# Crops from which the ranges of an 8-bit network are taken.
CALIBRATION_CROPS = 48


def export_ink(checkpoint: Path, target: Path, config: TrainConfig) -> str:
    crops = None
    if config.quantise:
        crops = PagePool(choose_pages(config)[0], config.pool, config.seed).draw(CALIBRATION_CROPS, config.crop).drawn
    digest = export(checkpoint, target, crops)
    write_ink_card(checkpoint, target, config.quantise)
    return digest


EXPORTERS: dict[str, Callable[[Path, Path, TrainConfig], str]] = {
    "ink": export_ink,
    "labels": lambda checkpoint, target, _: export_labels(checkpoint, target),
    "lines": lambda checkpoint, target, _: export_lines(checkpoint, target),
}


def main(given: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="einthoven-train", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", nargs="?", choices=("train", "search"), default="train")
    parser.add_argument("--config", type=Path, help="YAML file of options; without it the defaults")
    parser.add_argument("--export", type=Path, help="only export these weights: best.pt of a run")
    parser.add_argument("--onnx", type=Path, help="where the ONNX file and its card go (default: <task>.onnx of the run)")
    arguments = parser.parse_args(given)
    config = read_config(arguments.config)
    if arguments.export is None:
        make_pages(config)
    if arguments.command == "search":
        if arguments.config is None:
            parser.error("search needs --config")
        print(f"The best options: {search_options(arguments.config)}")
    elif arguments.export is None and config.folds > 1 and config.fold < 0:
        print(f"All folds: {cross_validate(config)}")
    else:
        weights = arguments.export or mix_start(train(config), config)
        target = arguments.onnx or Path(config.output) / f"{config.task}.onnx"
        digest = EXPORTERS[config.task](weights, target, config)
        # Weights that were exported from their own file need not be written again.
        if target.with_suffix(".pt").resolve() != weights.resolve():
            save_weights(weights, target.with_suffix(".pt"))
        print(f"{target} sha256 {digest}")


if __name__ == "__main__":
    main()

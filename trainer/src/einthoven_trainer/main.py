"""`einthoven-train --config train.yaml`: makes pages, trains on them, validates, exports, writes the model card."""

from __future__ import annotations

import argparse
from pathlib import Path

from .card import write_card
from .config import read_config
from .export import export, save_weights
from .label_export import export_labels
from .label_train import train_labels
from .line_export import export_lines
from .line_train import train_lines
from .make_pages import make_pages
from .mix_start import mix_start
from .pool import PagePool
from .train import train

# Crops from which the ranges of an 8-bit network are taken.
CALIBRATION_CROPS = 48

TRAINERS = {"ink": lambda config: mix_start(train(config), config), "labels": train_labels, "lines": train_lines}
# Networks that are exported as they are; ranges of the ink network may be taken from crops.
EXPORTERS = {"labels": export_labels, "lines": export_lines}


def main() -> None:
    parser = argparse.ArgumentParser(prog="einthoven-train", description=__doc__)
    parser.add_argument("--config", type=Path, help="YAML file of options; without it the defaults")
    parser.add_argument("--export", type=Path, help="only export this checkpoint")
    parser.add_argument("--onnx", type=Path, help="where the ONNX file and its card go (default: <task>.onnx of the run)")
    arguments = parser.parse_args()
    config = read_config(arguments.config)
    checkpoint = arguments.export
    if checkpoint is None:
        make_pages(config)
        checkpoint = TRAINERS[config.task](config)
    target = arguments.onnx or Path(config.output) / f"{config.task}.onnx"
    if config.task in EXPORTERS:
        digest = EXPORTERS[config.task](checkpoint, target)
    else:
        crops = None
        if config.quantise:
            crops = PagePool(Path(config.data), config.pool, config.seed).draw(CALIBRATION_CROPS, config.crop).drawn
        digest = export(checkpoint, target, crops)
        write_card(checkpoint, target, digest, config.quantise)
    # Weights that were exported from their own file need not be written again.
    if target.with_suffix(".pt").resolve() != checkpoint.resolve():
        save_weights(checkpoint, target.with_suffix(".pt"))
    print(f"{target} sha256 {digest}")


if __name__ == "__main__":
    main()

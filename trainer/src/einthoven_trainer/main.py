"""`einthoven-train --config train.yaml`: trains, and exports what it trained."""

from __future__ import annotations

import argparse
from pathlib import Path

from .config import read_config
from .export import export
from .train import train


def main() -> None:
    parser = argparse.ArgumentParser(prog="einthoven-train", description=__doc__)
    parser.add_argument("--config", type=Path, help="YAML file of options; without it the defaults")
    parser.add_argument("--export", type=Path, help="only export this checkpoint")
    parser.add_argument("--onnx", type=Path, default=None, help="where the ONNX file goes")
    arguments = parser.parse_args()
    config = read_config(arguments.config)
    checkpoint = arguments.export or train(config)
    target = arguments.onnx or Path(config.output) / "ink.onnx"
    print(f"{target} sha256 {export(checkpoint, target)}")


if __name__ == "__main__":
    main()

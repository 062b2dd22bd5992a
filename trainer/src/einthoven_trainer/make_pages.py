"""Has the renderer make the pages that are missing."""

from __future__ import annotations

import shlex
import subprocess

from .config import TrainConfig

# Validation pages have numbers of their own, so that no training page repeats them; sheets of words have, too.
VALIDATION_SEED = 900_001
SHEET_SEED = 500_001


def make_pages(config: TrainConfig) -> None:
    """Runs the maker for the training and the validation folder; it skips pages that are there."""
    if not config.maker:
        return
    jobs = [
        (config.task, config.data, config.records, config.pages, 1),
        (config.task, config.validation, config.validation_records, config.validation_pages, VALIDATION_SEED),
    ]
    if config.task == "labels" and config.sheets > 0:
        jobs.append(("label-sheets", config.data, config.records, config.sheets, SHEET_SEED))
    for kind, folder, records, pages, seed in jobs:
        command = [*shlex.split(config.maker), "--kind", kind, "--out", folder]
        command += ["--pages", str(pages), "--seed", str(seed)]
        if records:
            command += ["--records", *records]
        try:
            subprocess.run(command, check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise SystemExit(f"PAGE_MAKER_FAILED: {error}. Run `npm run build` first, or name the maker.") from error

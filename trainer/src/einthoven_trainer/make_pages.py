"""Has the renderer make the pages that are missing, and has pictures with masks brought into the same form."""

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
    for arguments in list_jobs(config):
        try:
            subprocess.run([*shlex.split(config.maker), *arguments], check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise SystemExit(f"PAGE_MAKER_FAILED: {error}. Run `npm run build` first, or name the maker.") from error


def list_jobs(config: TrainConfig) -> list[list[str]]:
    """Arguments of the maker for each folder and each kind of page that is asked for."""
    made = [(config.task, config.data, config.records, config.pages, 1)]
    given = [(config.data, config.pictures)]
    if config.task == "labels":
        made.append(("label-sheets", config.data, config.records, config.sheets, SHEET_SEED))
    # Folds are validated on one another.
    if config.folds < 2:
        made.append((config.task, config.validation, config.validation_records, config.validation_pages, VALIDATION_SEED))
        given.append((config.validation, config.validation_pictures))
    jobs = []
    for kind, folder, records, pages, seed in made:
        job = ["--kind", kind, "--out", folder, "--pages", str(pages), "--seed", str(seed)]
        jobs += [job + (["--records", *records] if records else [])] if pages > 0 else []
    jobs += [["--kind", config.task, "--out", folder, "--pictures", *folders] for folder, folders in given if folders]
    return jobs

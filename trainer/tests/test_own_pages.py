"""The example of docs/training.md: pages with masks, as the dataset lab exports them, fine-tune the shipped network."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from einthoven_trainer.main import main
from einthoven_trainer.page_files import find_pages
from einthoven_trainer.pages import ALL_KNOWN, read_page

PROGRAMS = {"einthoven": "packages/cli/dist/main.js", "maker": "packages/training/dist/main.js"}


def find_repository() -> Path | None:
    """Where the programs are built: tests may run from a copy of the trainer, in the folder of the repository."""
    for folder in (Path.cwd(), *Path(__file__).resolve().parents):
        if all((folder / program).exists() for program in PROGRAMS.values()):
            return folder
    return None


REPOSITORY = find_repository()


def read_example() -> tuple[list[list[str]], str]:
    """The commands that make the pages, with fewer of them, and the file of options."""
    document = (REPOSITORY / "docs" / "training.md").read_text()
    sample = next(text for text in re.findall(r"```sh\n(.*?)```", document, re.DOTALL) if "own-pages.yaml" in text)
    *makers, train = sample.strip().splitlines()
    commands = [re.sub(r"--synthetic \d+", "--synthetic 2", line) for line in makers]
    return [shlex.split(line) for line in commands], train.split()[-1]


@pytest.mark.skipif(REPOSITORY is None or shutil.which("node") is None, reason="needs Node and `npm run build`")
def test_pages_with_masks_fine_tune_the_shipped_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands, config = read_example()
    assert [command[:2] for command in commands] == [
        ["einthoven", "render"],
        ["einthoven", "dataset"],
        ["einthoven", "dataset"],
    ]
    for _, *arguments in commands:
        subprocess.run(["node", str(REPOSITORY / PROGRAMS["einthoven"]), *arguments], cwd=tmp_path, check=True)
    options = yaml.safe_load((REPOSITORY / config).read_text())
    maker = f"node {shlex.quote(str(REPOSITORY / PROGRAMS['maker']))}"
    options |= {"steps": 2, "every": 1, "batch": 2, "threads": 1, "maker": maker, "start": str(REPOSITORY / options["start"])}
    (tmp_path / "train.yaml").write_text(yaml.safe_dump(options))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("einthoven_trainer.ink_task.VALIDATION_BATCHES", 2)
    main(["--config", "train.yaml"])
    (learned,), (held_out,) = find_pages(Path(options["data"])), find_pages(Path(options["validation"]))
    assert {learned.name, held_out.name} == {"given-train-heart-00001.page", "given-val-heart-00002.page"} or {
        learned.name,
        held_out.name,
    } == {"given-train-heart-00002.page", "given-val-heart-00001.page"}
    check_page(learned)
    output = Path(options["output"])
    assert (output / "previews.png").exists() and (output / "ink.onnx").stat().st_size > 1_000_000
    assert "page images with masks that were given" in (output / "ink.md").read_text()
    rows = (output / "log.csv").read_text().splitlines()
    # The pipeline in Node loads it and reads a page with it.
    check = ["node", "scripts/check-trained-network.mjs", str((output / "ink.onnx").resolve())]
    assert "asked for" in subprocess.run(check, cwd=REPOSITORY, check=True, capture_output=True, text=True).stdout
    # Two steps from the shipped weights leave a network that follows lines well.
    assert float(rows[-1].split(",")[rows[0].split(",").index("signal_decibels")]) > 10


def check_page(path: Path) -> None:
    """Its lines lie on its ink, and of some ink nothing is known."""
    page = read_page(path)
    assert 0 < (page.known == 0).mean() < 0.05 and set(page.known.flat) == {0, ALL_KNOWN}
    points = [(first + k, row) for first, rows in page.lines for k, row in enumerate(rows) if row == row]
    inside = [page.planes[0][round(row), min(round((k - 0.5) / 2), page.planes.shape[2] - 1)] for k, row in points]
    assert len(points) > 5000 and sum(value > 60 for value in inside) > 0.9 * len(inside)

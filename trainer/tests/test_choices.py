"""Which pages are made and learned from, cross-validation, and the search for options."""

from __future__ import annotations

import csv
import json
import math
import sys
from pathlib import Path

import pytest
import yaml
from written_pages import write_lines, write_page

from einthoven_trainer.config import TrainConfig
from einthoven_trainer.main import main
from einthoven_trainer.make_pages import list_jobs, make_pages
from einthoven_trainer.page_files import choose_pages, divide, find_pages, read_record
from einthoven_trainer.search import Search, list_trials


def write_records(folder: Path, records: list[str]) -> list[Path]:
    """A page for each, which says whose it is."""
    folder.mkdir()
    for number, record in enumerate(records):
        path = folder / f"{number:06}.page"
        write_lines(path)
        head, _, data = path.read_bytes().partition(b"\n")
        path.write_bytes(json.dumps({**json.loads(head), "record": record}).encode() + b"\n" + data)
    return find_pages(folder)


def test_no_record_stands_in_two_folds(tmp_path: Path) -> None:
    paths = write_records(tmp_path / "pages", [f"r{k % 5}" for k in range(13)])
    folds = divide(paths, 3)
    assert sorted(path for fold in folds for path in fold) == paths
    records = [{read_record(path) for path in fold} for fold in folds]
    assert sorted(len(part) for part in records) == [1, 2, 2] and len(set.union(*records)) == 5
    for fold in range(3):
        find, held_out = choose_pages(TrainConfig(data=str(tmp_path / "pages"), folds=3, fold=fold))
        assert held_out == folds[fold] and not set(held_out) & set(find())
        assert len(held_out) + len(find()) == 13


def test_more_folds_than_records_are_refused(tmp_path: Path) -> None:
    paths = write_records(tmp_path / "pages", ["a", "a", "b"])
    with pytest.raises(SystemExit, match="3 folds need as many records; the pages show 2"):
        divide(paths, 3)


def test_pages_without_a_record_have_one_each(folder: Path) -> None:
    write_page(folder / "000002.page")
    assert len(divide(find_pages(folder), 2)) == 2


def test_a_folder_without_pages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="TRAINING_DATA_MISSING"):
        find_pages(tmp_path)


def write_config(tmp_path: Path, **options: object) -> Path:
    write_records(tmp_path / "pages", ["a", "b", "c"])
    pages = str(tmp_path / "pages")
    common = {"task": "lines", "maker": "", "data": pages, "validation": pages, "output": str(tmp_path / "run")}
    path = tmp_path / "train.yaml"
    path.write_text(yaml.safe_dump({**common, "steps": 4, "batch": 2, "warm_up": 1, "threads": 1, **options}))
    return path


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_cross_validation_ends_with_a_table(tmp_path: Path) -> None:
    main(["--config", str(write_config(tmp_path, folds=3))])
    rows = read_rows(tmp_path / "run" / "folds.csv")
    assert [row["fold"] for row in rows] == ["0", "1", "2", "mean", "deviation"]
    values = [float(row["decibels"]) for row in rows]
    assert values[3] == pytest.approx(sum(values[:3]) / 3)
    assert (tmp_path / "run" / "fold-2" / "best.pt").exists()


def test_one_fold_is_trained_and_exported(tmp_path: Path) -> None:
    main(["train", "--config", str(write_config(tmp_path, folds=3, fold=1))])
    assert "of 2 pages" in (tmp_path / "run" / "lines.md").read_text()


def test_a_grid_holds_all_combinations_and_draws_follow_the_seed() -> None:
    grid = list_trials(Search({"batch": [1, 2], "average": [0.5, 0.9, 0.99]}, 0, 0), 1)
    assert len(grid) == 6 and {"batch": 2, "average": 0.5} in grid
    search = Search({"learning_rate": {"least": 1e-4, "most": 1e-2}, "batch": [2, 4]}, 20, 0)
    drawn = list_trials(search, 1)
    assert drawn == list_trials(search, 1) != list_trials(search, 2)
    assert all(1e-4 <= trial["learning_rate"] <= 1e-2 for trial in drawn)
    assert 5 < sum(trial["learning_rate"] < 1e-3 for trial in drawn) < 15
    assert {trial["batch"] for trial in drawn} == {2, 4}


def test_trainings_that_lead_nowhere_are_never_the_best(tmp_path: Path) -> None:
    section = {"options": {"learning_rate": [1e30, 0.001]}}
    path = write_config(tmp_path, search=section, gradient_limit=1e30)
    main(["search", "--config", str(path)])
    rows = read_rows(tmp_path / "run" / "search.csv")
    assert rows[0]["gained"] == "nan" and math.isfinite(float(rows[1]["gained"]))
    assert yaml.safe_load((tmp_path / "run" / "best.yaml").read_text())["learning_rate"] == 0.001


def test_a_search_writes_a_table_and_the_best_options(tmp_path: Path) -> None:
    section = {"steps": 2, "options": {"learning_rate": [0.0, 0.05], "optimiser": ["adamw", "muon"]}}
    path = write_config(tmp_path, search=section)
    main(["search", "--config", str(path)])
    rows = read_rows(tmp_path / "run" / "search.csv")
    assert len(rows) == 4 and rows[1]["optimiser"] == "muon"
    gained = [float(row["gained"]) for row in rows]
    assert gained[0] == pytest.approx(gained[1]) and len({round(value, 9) for value in gained}) == 3
    best = yaml.safe_load((tmp_path / "run" / "best.yaml").read_text())
    row = rows[gained.index(max(gained))]
    assert str(best["learning_rate"]) == row["learning_rate"] and best["optimiser"] == row["optimiser"]
    assert best["steps"] == 4 and "search" not in best
    main(["--config", str(tmp_path / "run" / "best.yaml")])
    assert (tmp_path / "run" / "lines.onnx").exists()


@pytest.mark.parametrize(
    ("section", "message"),
    [
        (None, "needs a section search"),
        ({"options": {}}, "needs a section search"),
        ({"options": {"batch": [1]}, "trails": 3}, "OPTION_UNKNOWN: trails"),
        ({"options": {"learning_rate": {"least": 1e-4, "most": 1e-2}}}, "need `trials`"),
        ({"options": {"bach": [1]}}, "OPTION_UNKNOWN: bach"),
    ],
)
def test_searches_that_cannot_be_are_refused(tmp_path: Path, section: dict | None, message: str) -> None:
    path = write_config(tmp_path, **({} if section is None else {"search": section}))
    with pytest.raises(SystemExit, match=message):
        main(["search", "--config", str(path)])


def test_the_maker_is_asked_for_what_is_wanted() -> None:
    config = TrainConfig(pages=5, records=("a", "b"), pictures=("scans",), validation_pages=0, validation_pictures=("more",))
    jobs = [" ".join(job) for job in list_jobs(config)]
    assert jobs == [
        "--kind ink --out data/train --pages 5 --seed 1 --records a b",
        "--kind ink --out data/train --pictures scans",
        "--kind ink --out data/validation --pictures more",
    ]
    assert not any("validation" in job for job in map(" ".join, list_jobs(TrainConfig(folds=3))))
    assert [job[1] for job in list_jobs(TrainConfig(task="labels", sheets=2))] == ["labels", "label-sheets", "labels"]


def test_a_maker_that_fails_is_named() -> None:
    with pytest.raises(SystemExit, match="PAGE_MAKER_FAILED"):
        make_pages(TrainConfig(maker=f"{sys.executable} -c raise"))

"""Pages of the ink network, and crops of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from written_pages import HEIGHT, WIDTH, write_page

from einthoven_trainer.pages import draw_crop, line_places, read_page


def test_a_page_is_read_as_it_was_written(folder: Path) -> None:
    page = read_page(folder / "000001.page")
    assert page.planes.shape == (3, HEIGHT, WIDTH)
    assert page.targets[0, 40, 50] == 255
    assert page.lines[0][0] == 20
    assert page.lines[0][1][0] == pytest.approx(40.25)


def test_lines_of_the_grid_stand_on_whole_millimetres() -> None:
    places = line_places(0, 48, -3)
    assert places[::8].tolist() == [0.5, 0.5, 0.5, 1.0, 0.5, 0.5]
    assert places.sum() == places[::8].sum()


def test_a_crop_turned_over_keeps_its_line_on_its_ink(folder: Path) -> None:
    page = read_page(folder / "000001.page")
    for seed in range(8):
        crop = draw_crop(page, 64, np.random.default_rng(seed))
        for k in np.flatnonzero(~np.isnan(crop.lines[0])):
            row, column = int(round(crop.lines[0, k])), int(np.clip(round((k - 0.5) / 2), 0, 63))
            if 1 < row < 62:
                assert crop.covered[0, row, max(0, column - 1) : column + 2].max() == 1
                assert crop.marks[row, k] > 0.9

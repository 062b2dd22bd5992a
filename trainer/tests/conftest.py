"""What several tests need."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from written_pages import write_page

# One core is what every machine has.
torch.set_num_threads(1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    write_page(tmp_path / "pages" / "000001.page")
    return tmp_path / "pages"

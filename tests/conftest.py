"""Where the tests find what they need: the bundled example, and the corpora, which are not part of the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "meetings-1939-40" / "witnesses"


def corpora_folder() -> Path | None:
    """The folder of development material: SICETNON_CORPORA, or `shared` beside the project; None where absent."""
    named = os.environ.get("SICETNON_CORPORA")
    folder = Path(named) if named else ROOT.parent / "shared"
    return folder if (folder / "gold").is_dir() else None


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of development material; the test is skipped where there is none."""
    folder = corpora_folder()
    if folder is None:
        pytest.skip("no corpora: set SICETNON_CORPORA or put them at ../shared")
    return folder


@pytest.fixture(scope="session")
def example_files() -> list[Path]:
    """The witnesses of the bundled example."""
    return sorted(EXAMPLE.iterdir())

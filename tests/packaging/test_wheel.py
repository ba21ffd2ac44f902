"""The wheel and the sdist build, and the wheel works alone, away from the sources."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent

pytestmark = pytest.mark.skipif(not os.environ.get("CI"), reason="builds the package twice: set CI=1 to run")


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run([*map(str, command)], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    return done.stdout


def test_wheel_in_a_clean_environment(tmp_path: Path, example_files: list[Path]) -> None:
    run(sys.executable, "-m", "build", "--outdir", tmp_path / "dist", ROOT, cwd=tmp_path)
    wheel = next((tmp_path / "dist").glob("*.whl"))
    sdist = next((tmp_path / "dist").glob("*.tar.gz"))
    packed = zipfile.ZipFile(wheel).namelist()
    assert any(name.endswith("edition/assets/dossier.js") or "edition/assets/" in name for name in packed)
    assert not [name for name in packed if name.startswith(("tests/", "web/"))]
    with tarfile.open(sdist) as archive:
        kept = archive.getnames()
    assert any(name.endswith("/web/package.json") for name in kept)
    assert not [name for name in kept if "node_modules" in name]

    venv.create(tmp_path / "clean", with_pip=True)
    python = tmp_path / "clean" / "bin" / "python"
    pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "--require-hashes", "-r", ROOT / "requirements.lock", cwd=tmp_path)
    run(*pip, "--no-deps", wheel, cwd=tmp_path)
    page = tmp_path / "page.html"
    run(tmp_path / "clean" / "bin" / "sicetnon", "study", *example_files, "--out", page, cwd=tmp_path)
    assert "Content-Security-Policy" in page.read_text(encoding="utf-8")

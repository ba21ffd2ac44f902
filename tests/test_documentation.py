"""No command and no exported name ships undocumented; the README runs."""

from __future__ import annotations

import doctest
import os
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import sicetnon
from sicetnon.cli import main

ROOT = Path(__file__).parent.parent
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def commands(group: click.Group, path: tuple[str, ...] = ("sicetnon",)) -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        yield " ".join((*path, name)), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


@pytest.mark.parametrize(("name", "command"), list(commands(main)))
def test_command_is_documented_with_an_example(name: str, command: click.Command) -> None:
    documented = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert f"## `{name}`" in documented
    shown = f"{command.help or ''}\n{command.epilog or ''}"
    assert f"Example: {name}" in shown.replace("\b\n", "").replace("Example:\n ", "Example:")
    for parameter in command.params:
        for option in parameter.opts:
            if option.startswith("--"):
                assert f"`{option}" in documented, f"{name} {option}"


@pytest.mark.parametrize("name", sicetnon.__all__)
def test_exported_name_is_documented(name: str) -> None:
    assert f"`{name}`" in (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    assert getattr(sicetnon, name).__doc__


def test_readme_tour_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False, optionflags=FLAGS)
    assert tried > 0
    assert failed == 0


def test_no_host_and_no_path_of_a_machine_is_recorded() -> None:
    for lock in ("requirements.lock", "requirements-test.lock"):
        assert "://" not in (ROOT / lock).read_text(encoding="utf-8"), lock
    packages = (ROOT / "web" / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in packages
    assert os.fspath(ROOT) not in packages


def test_one_version_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == sicetnon.__version__
    assert f"version: {sicetnon.__version__}" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")

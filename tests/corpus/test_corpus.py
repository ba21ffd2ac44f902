"""Many documents: in order, whatever works on them, with problems kept beside results."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from sicetnon.corpus import Studied, read_lines, study_each, write_lines
from sicetnon.errors import InputError

TEXTS = {
    "a.txt": b"The first meeting took place on 27 September 1939 in Brest.",
    "b.txt": b"",
    "c.bin": b"%PDF-1.7 \x00",
    "d.txt": b"The last meeting took place in March 1940.",
}


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    for name, data in TEXTS.items():
        (tmp_path / name).write_bytes(data)
    return [*(tmp_path / name for name in TEXTS), tmp_path / "missing.txt"]


def expect(results: list[Studied], files: list[Path]) -> None:
    assert [result.file for result in results] == [str(file) for file in files]
    assert [result.record is not None for result in results] == [True, False, False, True, False]
    assert "empty" in results[1].problem
    assert "PDF" in results[2].problem
    assert "cannot be read" in results[4].problem
    assert results[0].record is not None
    assert results[0].record.witnesses[0].sha256


def test_one_after_another(files: list[Path]) -> None:
    expect(list(study_each(files)), files)


def test_on_an_engine(files: list[Path]) -> None:
    with ThreadPoolExecutor(2) as engine:
        expect(list(study_each(files, engine=engine)), files)


def test_on_processes(files: list[Path]) -> None:
    results = list(study_each(files, workers=2))
    expect(results, files)
    assert results == list(study_each(files))


def test_on_a_cluster(files: list[Path]) -> None:
    distributed = pytest.importorskip("distributed", reason="needs the extra corpus (dask.distributed)")
    with distributed.Client(processes=False, dashboard_address=None) as client:
        expect(list(study_each(files, engine=client)), files)


def test_memory_is_bounded(files: list[Path]) -> None:
    taken = 0

    class Now:
        def __init__(self, value: Any) -> None:
            self.value = value

        def result(self) -> Any:
            return self.value

    class Here:
        def submit(self, function: Callable[..., Any], /, *arguments: Any) -> Now:
            return Now(Studied(file=arguments[0], problem="not read here"))

    def endless() -> Iterator[Path]:
        nonlocal taken
        while True:
            taken += 1
            yield files[0]

    results = study_each(endless(), engine=Here())
    for _ in range(100):
        next(results)
    assert taken <= 100 + 16


def test_json_lines(files: list[Path]) -> None:
    results = list(study_each(files))
    out = BytesIO()
    assert write_lines(results, out) == (2, 3)
    written = out.getvalue()
    assert written.count(b"\n") == 5
    assert list(read_lines(BytesIO(written))) == results
    with pytest.raises(InputError, match=r"x\.jsonl:2"):
        list(read_lines([written.splitlines()[0], b"{"], "x.jsonl"))

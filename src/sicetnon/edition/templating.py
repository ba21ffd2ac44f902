"""The environment of the page's templates: Jinja's own, which remembers what it has escaped.

A large page shows the same names, labels and anchors again and again, half a million texts in all. Each of them is
escaped once for a page, and what Jinja would only look at once more (the output of a macro) is passed on as it is.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from markupsafe import Markup, escape

TEMPLATES = Path(__file__).parent / "templates"
MOST = 200_000  # texts that are remembered at once
_OURS = "environment.escaped("


class _Compiled(BytecodeCache):
    """Compiled templates, kept beside their sources as Python keeps its modules, where that folder can be written.

    What was compiled from another text, by another Python or another Jinja, Jinja itself takes for missing.
    """

    def _path(self, bucket: Bucket) -> Path:
        return TEMPLATES / "__pycache__" / f"{bucket.key}.{sys.implementation.cache_tag}-escaped.jinja"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, if there is anything for it."""
        with suppress(OSError, EOFError, ValueError, TypeError), self._path(bucket).open("rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled; a folder that cannot be written stays as it is."""
        if sys.dont_write_bytecode:
            return
        path = self._path(bucket)
        with suppress(OSError):
            path.parent.mkdir(exist_ok=True)
            half = path.with_suffix(f".{os.getpid()}")  # so that no other process meets half of a file
            half.write_bytes(bucket.bytecode_to_string())
            half.replace(path)


class _Texts(dict[str, str]):
    """Texts as they stand in HTML, each escaped when it is first met."""

    def __missing__(self, text: str) -> str:
        if len(self) >= MOST:
            self.clear()
        self[text] = found = str(escape(text))
        return found


class _Generator(CodeGenerator):
    """Writes Jinja's code, with the environment's way to escape in the place of Jinja's."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(_OURS)


class Templates(Environment):
    """The templates of this package, whose expressions are all escaped; a name without a value is an error."""

    code_generator_class = _Generator

    def __init__(self) -> None:
        super().__init__(
            loader=PackageLoader("sicetnon.edition", "templates"),
            bytecode_cache=_Compiled(),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._texts = _Texts()

    def escaped(self, value: object) -> str:
        """What a template puts out for a value: markup as it is, all else escaped."""
        kind = value.__class__
        if kind is str:
            return self._texts[value]  # type: ignore[index]
        return value if kind is Markup else escape(value)  # type: ignore[return-value]

    def forget(self) -> None:
        """Let go of what was escaped: the next page has other texts."""
        self._texts.clear()

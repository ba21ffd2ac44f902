# Sic et Non. `make study` shows what it does; `make test` runs the tests.
PYTHON ?= python3
BIN := .venv/bin
EXAMPLE := examples/meetings-1939-40/witnesses
BROWSER := $(firstword $(shell command -v chromium chromium-browser google-chrome 2>/dev/null))

.PHONY: study test check lint types layers bench score shots lock clean

# -- setting up ------------------------------------------------------------------------------------------------------
.venv/.made:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.x study")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	touch $@

.venv/.locked: .venv/.made requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	touch $@

.venv/.installed: .venv/.locked pyproject.toml hatch_build.py $(shell find web -type f -not -path '*/node_modules/*' 2>/dev/null)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	$(BIN)/python -m compileall -q src
	touch $@

.venv/.testable: .venv/.installed requirements-test.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-test.lock
	test -d web/node_modules/axe-core || $(BIN)/python tools/npm_ci.py
	touch $@

# -- the two commands ------------------------------------------------------------------------------------------------
study: .venv/.installed
	$(BIN)/sicetnon study $(EXAMPLE)/* --title "The police meetings of 1939–40" --out out/meetings-1939-40.html

test: .venv/.testable
	$(BIN)/python -m pytest

# -- for those who work on it ----------------------------------------------------------------------------------------
check: lint types layers test

lint: .venv/.testable
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.testable
	$(BIN)/mypy

layers: .venv/.testable
	$(BIN)/lint-imports

score: .venv/.testable
	$(BIN)/python tools/score.py --readme README.md

ARTICLES := $(wildcard $(or $(SICETNON_CORPORA),../shared)/seeds/*.txt)

shots: .venv/.testable study
	$(BIN)/python -m tests.web.shots out/meetings-1939-40.html shots
	for article in $(ARTICLES); do \
	  $(BIN)/sicetnon study $$article --out out/$$(basename $$article .txt).html && \
	  $(BIN)/python -m tests.web.shots out/$$(basename $$article .txt).html shots; done

bench: .venv/.testable
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r tools/bench-peers.txt
	$(BIN)/python -m pytest tests/bench --benchmark-only -s -q

lock:
	$(BIN)/uv pip compile pyproject.toml --extra places --universal --generate-hashes --no-annotate --no-header -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --group test --extra places --universal --generate-hashes --no-annotate --no-header -o requirements-test.lock

clean:
	rm -rf .venv out dist build src/sicetnon/edition/assets

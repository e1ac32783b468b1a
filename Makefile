# make graph: from a fresh machine to the graph of the seed articles.  make test: all tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed

.PHONY: graph test lint types check reference clean

graph: $(STAMP)
	$(BIN)/newsgraph build seeds/ --out out

test: $(STAMP)
	$(BIN)/python -m pytest

lint: $(STAMP)
	$(BIN)/ruff check src tests training benchmarks
	$(BIN)/ruff format --check src tests training benchmarks

types: $(STAMP)
	$(BIN)/mypy

check: test lint types

# The HTML reference of the ontology, after a change of its classes.
reference: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pylode==3.3.4
	$(BIN)/python ontology/make_page.py

$(STAMP): pyproject.toml requirements.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "newsgraph needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(STAMP)

clean:
	rm -rf out build dist

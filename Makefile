# Needs python3 (3.11 or later) and make; everything else is installed into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help demo test bench clean

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-6s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.installed  ## Build the documents in content/ as Word and PDF files
	@$(BIN)/undoc build content
	@echo "Look into the folder build."

test: $(VENV)/.installed-dev  ## Check style, types, architecture and behaviour
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/pytest

bench: $(VENV)/.installed-bench  ## Measure times, beside those of other programs where they do the same
	@$(BIN)/python -m benchmarks.pdf_vs_typst
	@$(BIN)/python -m benchmarks.long_document
	@$(BIN)/python -m benchmarks.docx_vs_python_docx
	@$(BIN)/python -m benchmarks.batch
	@$(BIN)/python -m benchmarks.unchanged
	@$(BIN)/python -m benchmarks.watch

clean:  ## Remove everything that was made
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests benchmarks -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "undoc needs Python 3.11 or later; $(PYTHON) is $$($(PYTHON) --version 2>&1 | head -n 1)." >&2; \
	  echo "Install it, then name it: make PYTHON=python3.12 demo" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "$(PYTHON) lacks the modules venv and ensurepip; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "Setting up $(VENV) …"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

# A stamp for each set of packages: a second run installs nothing unless pyproject.toml has changed.
$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	@echo "Installing undoc …"
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python
	@echo "Installing undoc and what its tests need …"
	@$(PIP) install --editable '.[dev]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-bench: pyproject.toml | $(VENV)/bin/python
	@echo "Installing undoc and typst …"
	@$(PIP) install --editable '.[bench]'
	@touch $@ $(VENV)/.installed

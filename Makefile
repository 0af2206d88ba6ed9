# Needs python3 (3.11 or later) and make; everything else is installed into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
EDITABLE = $(PIP) install --no-index --no-deps --no-build-isolation --editable .
UV := $(BIN)/uv

.DEFAULT_GOAL := help
.PHONY: help demo test test-newest test-oldest bench lock clean

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.installed  ## Build the documents in content/ as Word and PDF files
	@$(BIN)/undoc build content
	@echo "Look into the folder build."

test: $(VENV)/.installed-dev  ## Check style, types, architecture and behaviour
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/pytest

test-newest: $(VENV)/.installed-dev  ## Run the tests with the newest versions of all libraries that the ranges allow
	@$(UV) venv --quiet --clear --python $(BIN)/python $(VENV)-newest
	@$(UV) pip install --quiet --upgrade --python $(VENV)-newest/bin/python --editable '.[dev]'
	@$(VENV)-newest/bin/pytest -p no:cacheprovider

test-oldest: $(VENV)/.installed-dev  ## Run the tests with the oldest versions of our libraries that the ranges allow
	@$(UV) venv --quiet --clear --python $(BIN)/python $(VENV)-oldest
	@$(BIN)/python scripts/lower_bounds.py >$(VENV)-oldest/constraints.txt
	@$(UV) pip install --quiet --python $(VENV)-oldest/bin/python --constraints $(VENV)-oldest/constraints.txt \
	  --build-constraints $(VENV)-oldest/constraints.txt --editable '.[dev]'
	@$(VENV)-oldest/bin/pytest -p no:cacheprovider

lock: $(VENV)/.installed-dev  ## Take the newest versions that the ranges allow into requirements/
	@PATH="$(BIN):$$PATH" $(BIN)/python scripts/lock.py --upgrade

bench: $(VENV)/.installed-bench  ## Measure times, beside those of other programs where they do the same
	@$(BIN)/python -m benchmarks.pdf_vs_typst
	@$(BIN)/python -m benchmarks.long_document
	@$(BIN)/python -m benchmarks.docx_vs_python_docx
	@$(BIN)/python -m benchmarks.batch
	@$(BIN)/python -m benchmarks.unchanged
	@$(BIN)/python -m benchmarks.watch
	@$(BIN)/python -m benchmarks.check_speed

clean:  ## Remove everything that was made
	rm -rf $(VENV) $(VENV)-newest $(VENV)-oldest build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests benchmarks -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "undoc needs Python 3.11 or later; $(PYTHON) is $$($(PYTHON) --version 2>&1 | head -n 1)." >&2; \
	  echo "Install it, then name it: make PYTHON=python3.12 demo" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "$(PYTHON) lacks the modules venv and ensurepip; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "Setting up $(VENV) …"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

# A stamp for each set of packages: a second run installs nothing unless the lock or pyproject.toml has changed. Packages come
# from the locks, each file compared with its hash; the checkout itself is built with what has been installed so.
$(VENV)/.installed: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing undoc …"
	@$(PIP) install --require-hashes --requirement $<
	@$(EDITABLE)
	@touch $@

$(VENV)/.installed-dev: requirements/test.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing undoc and what its tests need …"
	@$(PIP) install --require-hashes --requirement $<
	@$(EDITABLE)
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-bench: requirements/bench.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing undoc and typst …"
	@$(PIP) install --require-hashes --requirement $<
	@$(EDITABLE)
	@touch $@ $(VENV)/.installed

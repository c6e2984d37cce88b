# A fresh clone needs Python 3.11 or newer, git and make (3.81 and BSD tools will do).
#
#   make demo    audit the news site in examples/ and say where the report is
#   make test    all tests; those that need a browser run last
#   make check   style, types and the import layers
#   make bench   the benchmarks: our cost against a naive loop, 30 runs that must agree, and
#                200 planted faults whose fixes must hold what is said of them
#   make docs    write docs/rules from the rule files, and the README's pictures
#   make catalogues   renew the texts to translate, and the table of how far each language got
#   make clean   delete what was made, but for .venv
#
# PYTHON=/path/to/python3 chooses the Python that .venv is made with.

PYTHON =
PYTHONS = $(or $(PYTHON),python3.13 python3.12 python3.11 python3 python)
BIN = .venv/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check --no-input install --quiet
SITE = examples/news-site

.PHONY: help demo test check bench docs catalogues clean

help:
	@sed -n 's/^#   //p' Makefile

demo: .venv/.ready
	@$(BIN)/a11yaudit browser install
	@$(BIN)/a11yaudit audit $(SITE) --output a11y-report --exit-zero

test: .venv/.ready-dev
	@$(BIN)/a11yaudit browser install
	@if command -v node >/dev/null 2>&1; then \
	  find src -name '*.js' | while read -r file; do node --check "$$file" || exit 1; done; \
	fi
	@$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

check: .venv/.ready-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/.ready-dev
	@$(BIN)/a11yaudit browser install
	@$(BIN)/python bench/run.py
	@$(BIN)/python bench/flicker.py
	@$(BIN)/python bench/fixes.py

docs: export A11YAUDIT_LANG = en
docs: demo
	@$(BIN)/a11yaudit rules --write-docs docs/rules
	@$(BIN)/python docs/screenshot.py a11y-report

catalogues: .venv/.ready-dev
	@$(BIN)/python docs/catalogues.py

clean:
	rm -rf a11y-report build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis \
	  .import_linter_cache
	find . -path ./.venv -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

# Each stamp is made when its installation is complete, and again when pyproject.toml changes.
.venv/.ready: .venv/bin/python pyproject.toml
	@echo "Installing a11yaudit and what it needs into .venv …"
	@$(PIP) --editable .
	@touch $@

.venv/.ready-dev: .venv/bin/python pyproject.toml
	@echo "Installing a11yaudit and the tools for its tests into .venv …"
	@$(PIP) --editable '.[dev]'
	@touch .venv/.ready $@

# The first Python that is new enough and can make environments, found by running it: a name on
# the path may be a stub.
.venv/bin/python:
	@for python in $(PYTHONS); do \
	  if "$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
	    >/dev/null 2>&1; then \
	    echo "Making .venv with $$("$$python" --version) …"; \
	    "$$python" -m venv --clear .venv && exit 0; \
	    rm -rf .venv; \
	  fi; \
	done; \
	echo "Python 3.11 or newer, with venv, is needed; none of these is: $(PYTHONS)" >&2; \
	echo "Install it (Debian, Ubuntu: sudo apt-get install python3-venv;" >&2; \
	echo "macOS: brew install python), or name one: make demo PYTHON=/path/to/python3" >&2; \
	exit 1

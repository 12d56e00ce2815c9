# CI and people call only these. Each sets up what it needs first: .venv, and through apt what Debian has to bring.
SHELL := /bin/bash
PY := .venv/bin/python
.DEFAULT_GOAL := help
.PHONY: help run test check fix bench docs clean
help:            ## what there is
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 12

run: .setup-run  ## the sample newsroom, from raw messages to the bulletin, in a browser
	@.venv/bin/naru run $(ARGS)

test: .setup-dev ## every test (under 20 minutes on two cores)
	@$(PY) -m pytest $(ARGS)

check: .setup-dev ## format, lint, types, imports, tests, docs
	@.venv/bin/ruff format --check .
	@.venv/bin/ruff check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-cache
	@$(PY) docs/generate.py --check
	@$(PY) -m pytest $(TESTS)

fix: .setup-dev  ## format, and mend what can be mended by machine
	@.venv/bin/ruff format .
	@.venv/bin/ruff check --fix .

bench: .setup-dev ## the measurements behind every figure in docs/
	@bash deploy/setup.sh bench
	@$(PY) benchmarks/all.py $(ARGS)

docs: .setup-dev ## regenerate what is generated: JSON Schemas, error codes
	@$(PY) docs/generate.py
	@.venv/bin/pybabel --quiet compile -d src/naru_desk/locale -D django

clean:           ## forget the set-up; touches no newsroom
	@rm -rf .venv .setup-run .setup-dev .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.setup-run: requirements/run.txt pyproject.toml deploy/setup.sh
	@bash deploy/setup.sh run
	@touch $@

.setup-dev: requirements/dev.txt pyproject.toml deploy/setup.sh
	@bash deploy/setup.sh dev
	@touch $@ .setup-run

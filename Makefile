# make run     the office: engines, web server, worker, clock (PORT=8000, HOST=127.0.0.1, DEMO=no for an empty one)
# make demo    one whole cycle, printed (ARGS="--patients 500 --seed 7"; BILLING_OFFICE_HOME=DIR keeps the data)
# make test    all tests (ARGS="tests/ledger -x")
# make lint    style, types, direction of imports, migrations, templates
# make bench   speed, as ratios (ARGS=posting-full or lists: with a million claims in the books; minutes, 15 GB of disk;
#             ARGS=coding-queue: with 320,000 visits, minutes)
# make fuzz    x12 with broken files, guided by what code they reach (MINUTES=10; findings and corpus in .fuzz/)
# make any-order  money in any order, with other steps each time (EXAMPLES=200 STEPS=30)
# make screens a picture of every page, into docs/screens/
# make clean   what was built; the data in var/ stays

PYTHON ?= python3
ARGS ?=
MINUTES ?= 10
EXAMPLES ?= 200
STEPS ?= 30
BIN := .venv/bin
# The data folder of one command: removed afterwards; one that is left because of a kill goes with the next test run.
THROW_AWAY := home=$$(mktemp -d "$${TMPDIR:-/tmp}/billing-office-test-XXXXXX") && trap 'rm -rf "$$home"' EXIT && export BILLING_OFFICE_HOME="$$home" &&

.PHONY: run demo test lint bench fuzz any-order screens clean
.DEFAULT_GOAL := run

run: .venv/run.stamp
	@exec $(BIN)/python -m billing_office.run

demo: .venv/run.stamp
	@if [ -n "$$BILLING_OFFICE_HOME" ]; then $(BIN)/python manage.py demo $(ARGS); \
	else $(THROW_AWAY) $(BIN)/python manage.py demo $(ARGS); fi

test: .venv/dev.stamp
	@$(BIN)/python -m pytest -n 2 --dist worksteal -q $(ARGS)

lint: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(THROW_AWAY) $(BIN)/mypy .
	$(BIN)/lint-imports
	$(THROW_AWAY) $(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/djlint templates --lint --quiet

bench: .venv/dev.stamp
	@$(THROW_AWAY) $(BIN)/python -m bench $(ARGS)

fuzz: .venv/fuzz.stamp
	@$(BIN)/python -m tests.x12.fuzz .fuzz $(MINUTES)

any-order: .venv/dev.stamp
	@ANY_ORDER=$(EXAMPLES)x$(STEPS) $(BIN)/python -m pytest -q tests/payments/test_any_order.py $(ARGS)

screens: .venv/dev.stamp
	@$(BIN)/python -m tests.screens $(ARGS)

clean:
	rm -rf .venv .bench .fuzz staticfiles .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	{ echo "The office needs Python 3.11 or newer: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -m venv .venv

.venv/run.stamp: requirements.txt | .venv/bin/python
	@echo "Installing what the office needs into .venv ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-input -r requirements.txt
	@touch $@

.venv/dev.stamp: requirements-dev.txt requirements.txt | .venv/bin/python
	@echo "Installing what the tests need into .venv ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-input -r requirements-dev.txt
	@touch $@ .venv/run.stamp

.venv/fuzz.stamp: requirements-fuzz.txt requirements-dev.txt requirements.txt | .venv/bin/python
	@echo "Installing what fuzzing needs into .venv ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-input -r requirements-fuzz.txt
	@touch $@ .venv/dev.stamp .venv/run.stamp

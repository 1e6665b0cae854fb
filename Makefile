# run, test, check, bench, docs: each is one command, from a bare checkout.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: help run test check bench docs format lock

help:  ## Say what there is.
	@grep -hE '^[a-z]+:.*## ' Makefile | sed 's/:.*## /\t/' | expand -t 10

run:  ## Start everything; a second start takes seconds.
	@$(PYTHON) ops/bootstrap.py run
	@exec $(BIN)/onedoor up

test:  ## Run every test.
	@$(PYTHON) ops/bootstrap.py dev
	@exec $(BIN)/python -m pytest $(ARGS)

check:  ## Format, lint, types, arrows, dead code, translations.
	@$(PYTHON) ops/bootstrap.py dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture
	$(BIN)/python -m onedoor.project.messages --check

bench:  ## Measure, against the same SQL through pgbench.
	@$(PYTHON) ops/bootstrap.py dev
	@exec $(BIN)/python -m benchmarks $(ARGS)

docs:  ## Print the reference pages from the code.
	@$(PYTHON) ops/bootstrap.py dev
	@exec $(BIN)/python -m onedoor.project.print_reference

format:  ## Put the code into its form.
	@$(PYTHON) ops/bootstrap.py dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock:  ## Resolve the lock files anew.
	@$(PYTHON) ops/bootstrap.py dev
	.venv/uv/bin/uv pip compile --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header -q --upgrade --python-version 3.11 -o requirements.lock pyproject.toml
	.venv/uv/bin/uv pip compile --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header -q --upgrade --python-version 3.11 --extra dev -c requirements.lock -o requirements-dev.lock pyproject.toml

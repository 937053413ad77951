# Two commands: `make run` and `make test`. `make help` lists them all.

PYTHON ?= python3
VENV := .venv/bin
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run serve test lint types unit wroet e2e locks lock upgrade bench clean klaar klaar-dev

help: ## Show this list
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: klaar ## Serve the portal with demo data on http://127.0.0.1:8000 (PORT, HOST, DATABASE_URL)
	@exec $(VENV)/python -m scripts.draai run

serve: klaar ## The same with production settings and gunicorn, to measure it
	@exec $(VENV)/python -m scripts.draai serve

test: klaar-dev lint types locks unit wroet e2e ## Everything: lint, types, contracts, locks, tests, browser tests

lint: klaar-dev ## Style, templates, import contracts, pending migrations
	$(VENV)/ruff check --quiet .
	$(VENV)/ruff format --check --quiet .
	git ls-files --cached --others --exclude-standard -z -- 'templates/*.html' | xargs -0 -r $(VENV)/djade --check
	! LC_ALL=C.UTF-8 git grep -nE --untracked '.{121}' -- 'templates/*.html'
	$(VENV)/lint-imports --no-logo
	DJANGO_SETTINGS_MODULE=ibp_portal.settings.test $(VENV)/python manage.py makemigrations --check --dry-run

types: klaar-dev ## mypy, strict; needs no database
	DATABASE_URL=postgresql:///geen $(VENV)/mypy

locks: klaar-dev ## Check that requirements/ follows pyproject.toml, and say what is behind
	@$(VENV)/python -m scripts.locks check
	@$(VENV)/python -m scripts.locks achter

lock: klaar-dev ## Write requirements/ anew from pyproject.toml
	@$(VENV)/python -m scripts.locks vernieuw

upgrade: klaar-dev ## The same, with the newest versions that pyproject.toml allows
	@$(VENV)/python -m scripts.locks nieuwste

unit: klaar-dev ## Tests without a browser; APP=acties: only those of one app
	PYTHONDONTWRITEBYTECODE= $(VENV)/pytest $(APP:%=tests/%) -m "not e2e and not wroet" -n 2 --dist worksteal

wroet: klaar-dev ## 5,000 requests that nobody would make
	PYTHONDONTWRITEBYTECODE= $(VENV)/pytest tests/scripts/test_wroet.py -n 2 --dist worksteal

e2e: klaar-dev ## Tests in Chromium
	CHROMIUM="$$($(VENV)/python -m scripts.chromium)" && export CHROMIUM && $(VENV)/pytest tests/e2e -n 2 --dist worksteal

bench: klaar-dev ## Measure the pages and write docs/bench.md
	@exec $(VENV)/python -m scripts.bench

clean: ## Remove everything that was built or loaded, the embedded database included
	@$(PYTHON) -m scripts.opruimen

klaar:
	@$(PYTHON) -m scripts.klaarzetten

klaar-dev:
	@$(PYTHON) -m scripts.klaarzetten ontwikkeling

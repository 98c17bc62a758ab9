# One command each; `make` alone prints them. Everything is done by deploy/local, whose only
# needs are a Python 3.11 and this checkout.
PYTHON ?= python3
LOCAL = $(PYTHON) -m deploy.local
VENV = .venv/bin

.DEFAULT_GOAL := help
.PHONY: help demo up down status logs reset test test-unit test-api test-flow test-web test-browser \
	check bench bench-web bench-scale format clients reference lock backup restore pictures

help: ## print this
	@echo "Personal Cabinet"
	@echo
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|' 2>/dev/null \
		|| sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1: \2/p' $(MAKEFILE_LIST)
	@echo
	@echo "  PC_PORT_OFFSET=10000 PC_VAR=var/second make up   a second suite beside the first"

demo: ## start everything with demo data (SERIES=folder takes real series)
	@SERIES="$(SERIES)" $(LOCAL) demo

up: ## start everything, without demo data (FRESH=1: without settings, for the wizard)
	@FRESH="$(FRESH)" $(LOCAL) up

down: ## stop everything
	@$(LOCAL) down

status: ## show the processes, their health and memory
	@$(LOCAL) status

logs: ## follow all logs
	@$(LOCAL) logs

reset: ## stop everything and remove its data
	@$(LOCAL) reset

TEST = PC_PORT_OFFSET=$${PC_TEST_PORT_OFFSET:-20000} PC_VAR=$${PC_TEST_VAR:-var/test} $(LOCAL) test

# In the environment, so that brackets and spaces of a test's id pass the shell untouched.
test: export PC_TESTS = $(T)
test: ## run all tests on ports and a cluster of their own (T=paths or ids: only these)
	@$(TEST)

test-unit: ## run the tests that need nothing: rules, and what holds all services
	@$(TEST) tests/unit tests/contract

test-api: ## run the tests of single services on a throw-away database cluster
	@$(TEST) tests/api

test-flow: ## run the tests of several processes together, killed in the middle
	@$(TEST) tests/flow

test-web: ## run the tests of the web's components
	@$(TEST) web

test-browser: ## run the tests in a real browser, with a suite of their own
	@$(TEST) tests/e2e


check: ## run linters, type checkers and all other checks
	@$(LOCAL) check

backup: ## dump databases, keys and settings (FOLDER=where, default var/backup)
	@$(PYTHON) -m deploy.backup save "$(or $(FOLDER),var/backup)"

restore: ## replace the databases by a backup (FOLDER=one that `make backup` made)
	@$(PYTHON) -m deploy.backup restore "$(FOLDER)"

bench: ## measure intake, charts, sign-ins, letters and searches against bare baselines
	@PC_PORT_OFFSET=$${PC_BENCH_PORT_OFFSET:-25000} PC_VAR=$${PC_BENCH_VAR:-var/bench} $(LOCAL) bench

bench-web: ## measure the pages: sizes and Lighthouse, against the budgets
	@PC_PORT_OFFSET=$${PC_BENCH_PORT_OFFSET:-25000} PC_VAR=$${PC_BENCH_VAR:-var/bench} $(LOCAL) bench-web

bench-scale: ## measure charts and storage of 10 000 points against POINTS (100 000) of them
	@PC_VAR=$${PC_BENCH_VAR:-var/bench} $(LOCAL) bench-scale --points $(or $(POINTS),100000)

format: ## format Python and the web sources
	@$(LOCAL) tools
	@$(VENV)/ruff check --fix --quiet . ; $(VENV)/ruff format .
	@cd web && PATH="$(CURDIR)/$(VENV):$$PATH" npm run --silent format

clients: ## generate the web's API clients from the services anew
	@$(LOCAL) tools
	@$(VENV)/python -m deploy.local.clients

reference: ## generate docs/reference from the code anew
	@$(LOCAL) tools
	@$(VENV)/python -m deploy.reference

pictures: ## take the pictures of the cabinet's help anew, of a demo that runs (T=names: only these)
	@$(LOCAL) tools
	@$(VENV)/python -m tests.pictures $(T)

lock: ## pin the newest allowed Python packages, with hashes
	@$(LOCAL) tools
	@$(VENV)/uv pip compile -q pyproject.toml --group dev --generate-hashes --no-emit-index-url \
		--python-version 3.11 --upgrade -o requirements-dev.lock
	@$(VENV)/uv pip compile -q pyproject.toml --generate-hashes --no-emit-index-url \
		--python-version 3.11 --upgrade -c requirements-dev.lock -o requirements.lock

# Everything a newcomer needs: `make demo`, `make test`. `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO_ARGS ?=
# More than two cores' worth: many tests wait for servers that they start.
WORKERS ?= 3
IN_PARALLEL := -n $(WORKERS) --dist loadfile --no-loadscope-reorder
TEST_ARGS ?=
BENCH_ARGS ?=

.PHONY: help setup demo test check coverage lint lint-api client generators types contracts contract bench bench-app campaigns attack sbom audit pin-images lock openapi screenshots hooks clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(READY) ## Make .venv with everything locked by hash

$(READY): requirements/dev.txt pyproject.toml hatch_build.py scheduler/compact/annealing.c build.mjs package-lock.json LICENSE $(shell find app/web -name 'static*' -prune -o -name '*.css' -print -o -name '*.js' -print -o -name '*.png' -print -o -name '*.svg' -print)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

demo: $(READY) ## Run the Banjarnegara event from lists to documents, then serve it
	$(BIN)/titik-temu demo $(DEMO_ARGS)

test coverage: export PYTHONDONTWRITEBYTECODE =  # many tests start Python, and workers share tests
test: $(READY) ## Run every test
	$(BIN)/python -m pytest $(IN_PARALLEL) $(TEST_ARGS)

lint: $(READY) ## Format and lint
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

lint-api: $(READY) ## Lint the API's document by Spectral and Redocly; no warning passes
	$(BIN)/python -m tests.contract.lint

types: $(READY) ## Check types
	$(BIN)/mypy

contracts: $(READY) ## Check who imports whom
	$(BIN)/lint-imports

contract: $(READY) ## Hold the whole API to its document, with made-up requests, on PostgreSQL
	TITIK_TEMU_CONTRACT_DATABASE=postgres TITIK_TEMU_CONTRACT_EXAMPLES=40 $(BIN)/python -m pytest -n 2 tests/contract/test_schemathesis.py

coverage: $(READY) ## Run every test and print what share of lines and of branches they run
	$(BIN)/coverage erase
	status=0; $(BIN)/coverage run -m pytest $(IN_PARALLEL) $(TEST_ARGS) || status=$$?; \
	$(BIN)/coverage combine --quiet && $(BIN)/python -m tests.reached && exit $$status

check: lint types contracts lint-api test ## All that CI checks

bench: $(READY) ## Measure the scheduler: ours beside the baselines, and on unseen events
	$(BIN)/python -m benchmarks $(BENCH_ARGS)
	$(BIN)/python -m benchmarks.unseen
	$(BIN)/python -m benchmarks.seeds

bench-app: $(READY) ## Measure scans alone and beside all else, questions, repairs, devices' data, doing nothing
	$(BIN)/python -m benchmarks.scans
	$(BIN)/python -m benchmarks.door_beside
	$(BIN)/python -m benchmarks.applying
	$(BIN)/python -m benchmarks.analyses
	$(BIN)/python -m benchmarks.day
	$(BIN)/python -m benchmarks.day --halls 8 --rounds 10
	$(BIN)/python -m benchmarks.told
	$(BIN)/python -m benchmarks.snapshots
	$(BIN)/python -m benchmarks.wire
	$(BIN)/python -m benchmarks.idle
	$(BIN)/python -m benchmarks.idle --postgres

campaigns: $(READY) ## Long trials: killed servers, lost machines, many devices, no network, cameras, made-up codes, hostile lists, forged certificates, simulated and careless days
	$(BIN)/python -m tests.campaigns.scans_killed --rounds 200
	$(BIN)/python -m tests.campaigns.scans_killed --rounds 200 --postgres
	$(BIN)/python -m tests.campaigns.scans_at_once --scans 2000
	$(BIN)/python -m tests.campaigns.scans_at_once --scans 2000 --postgres --processes 2
	$(BIN)/python -m tests.campaigns.restore_drill
	$(BIN)/python -m tests.campaigns.restore_drill --postgres
	$(BIN)/python -m tests.campaigns.webhooks_killed
	$(BIN)/python -m tests.campaigns.webhooks_killed --postgres
	$(BIN)/python -m tests.campaigns.offline_door
	$(BIN)/python -m tests.campaigns.officers_walk
	$(BIN)/python -m tests.campaigns.moves_kept
	$(BIN)/python -m tests.campaigns.camera
	$(BIN)/python -m tests.campaigns.fuzz_scans --minutes 10
	$(BIN)/python -m tests.campaigns.forged_certificates --mutants 10000
	$(BIN)/python -m tests.campaigns.days_simulated --days 200
	$(BIN)/python -m tests.campaigns.careless_day --acts 10000
	$(BIN)/python -m tests.campaigns.acts_killed --kills 50
	$(BIN)/python -m tests.campaigns.acts_killed --kills 50 --postgres
	$(BIN)/python -m tests.campaigns.fuzz_lists --minutes 30

attack: $(READY) ## Attack a running server beside scans; budgets of waiting and memory
	$(BIN)/python -m tests.campaigns.attack

sbom: $(READY) ## Write the bill of materials (CycloneDX) of run time and pages
	$(BIN)/python -m deploy.supply sbom sbom.cdx.json

KNOWN ?= known-holes.json
audit: $(READY) ## Compare the locked packages with known holes (OSV) of the files in KNOWN
	$(BIN)/python -m deploy.supply audit $(KNOWN)

pin-images: $(READY) ## Write the digests of the images to .env; DIGESTS=FILE takes them from a file
	$(BIN)/python -m deploy.images $(if $(DIGESTS),--from $(DIGESTS))

openapi: $(READY) ## Write app/openapi.json anew, and what clients have of it
	$(BIN)/titik-temu openapi app/openapi.json
	$(BIN)/python clients/python/generate.py
	$(BIN)/python -m tests.clients.node generate

client: $(READY) ## Build the TypeScript client and check its types strictly
	$(BIN)/python -m tests.clients.node build

generators: $(READY) ## Feed the API's document to generators of clients: no warning, strict types
	$(BIN)/python -m tests.campaigns.generators

screenshots: $(READY) ## Take the README's screenshots anew
	$(BIN)/python -m docs.make_screenshots

lock: $(READY) ## Lock the newest dependencies that resolve together
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet --upgrade -o requirements/dev.txt
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet -c requirements/dev.txt -o requirements/runtime.txt
	$(BIN)/uv pip compile --group build --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet -c requirements/dev.txt -o requirements/build.txt

hooks: $(READY) ## Check each commit of yours before it is made
	$(BIN)/pre-commit install

clean: ## Remove what can be made again
	rm -rf $(VENV) node_modules tests/contract/lint/node_modules clients/typescript/node_modules clients/typescript/dist demo-output app/web/static

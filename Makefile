# Each target does the set-up it needs; a second call starts at once. `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help setup run test soak evaluate bench samples lint clean
READY := .venv/.ready
BIN := .venv/bin
QUESTIONS ?=
LETTERS ?=

$(READY): requirements.lock pyproject.toml scripts/setup
	@scripts/setup && touch $(READY)

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) ## make the virtual environment with every pinned dependency and the embedding model

run: $(READY) ## take in the sample documents on first start and serve on http://127.0.0.1:8000
	@$(BIN)/stocktake serve --with-samples

test: $(READY) ## run the tests (ARGS="-k name" narrows them)
	@$(BIN)/python -m pytest $(ARGS)

soak: $(READY) ## run the long crash and damage tests
	@$(BIN)/python -m pytest -m soak $(ARGS)

evaluate: $(READY) ## ask the labelled questions and score the answers (QUESTIONS=file.jsonl LETTERS=folder for yours)
	@$(BIN)/stocktake evaluate $(if $(QUESTIONS),--questions "$(QUESTIONS)") $(if $(LETTERS),--letters "$(LETTERS)")

bench: $(READY) ## measure start-up, ingest and answers as ratios to the model's own time
	@$(BIN)/python -m tests.benchmarks

samples: $(READY) ## make the sample documents again from their readable source
	@$(BIN)/python -m corpus.samples

lint: $(READY) ## check style with ruff
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

clean: ## remove the virtual environment and caches; documents taken in (data/) stay
	@rm -rf .venv .pytest_cache .ruff_cache .hypothesis build *.egg-info
	@find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +

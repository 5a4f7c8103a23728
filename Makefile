# Each target does the set-up it needs; a second call starts at once. `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help setup web run test soak evaluate bench samples screenshots lint clean
READY := .venv/.ready
BIN := .venv/bin
STYLES := api/web/static/built/app.css
STYLE_SOURCES := $(wildcard api/web/scss/*.scss) api/web/package.json api/web/package-lock.json scripts/build_web
QUESTIONS ?=
LETTERS ?=

$(READY): requirements.lock pyproject.toml scripts/setup
	@scripts/setup && touch $(READY)

# Order-only: a renewed environment is no reason to build the same styles again.
$(STYLES): $(STYLE_SOURCES) | $(READY)
	@scripts/build_web && touch $(STYLES)

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) $(STYLES) ## make the virtual environment with every pinned dependency and the web pages' styles

web: $(STYLES) ## build the styles of the web pages when their sources changed

run: $(READY) $(STYLES) ## take in the sample documents on first start and serve on http://127.0.0.1:8000
	@$(BIN)/stocktake serve --with-samples

test: $(READY) $(STYLES) ## run the tests (ARGS="-k name" narrows them)
	@$(BIN)/python -m pytest $(ARGS)

soak: $(READY) ## run the long crash and damage tests
	@$(BIN)/python -m pytest -m soak $(ARGS)

evaluate: $(READY) ## ask the labelled questions and score the answers (QUESTIONS=file.jsonl LETTERS=folder for yours)
	@$(BIN)/stocktake evaluate $(if $(QUESTIONS),--questions "$(QUESTIONS)") $(if $(LETTERS),--letters "$(LETTERS)")
	@$(if $(QUESTIONS)$(LETTERS),true,$(BIN)/python -m tests.evaluation.register)

bench: $(READY) $(STYLES) ## measure start-up, ingest and answers as ratios to the model's own time
	@$(BIN)/python -m tests.benchmarks

samples: $(READY) ## make the sample documents again from their readable source
	@$(BIN)/python -m corpus.samples

screenshots: $(READY) $(STYLES) ## take the pictures of the screens in docs/screenshots again
	@scripts/screenshots

lint: $(READY) ## check style with ruff
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

clean: ## remove the virtual environment and caches; documents taken in (data/) stay
	@rm -rf .venv .pytest_cache .ruff_cache .hypothesis build *.egg-info api/web/node_modules api/web/static/built
	@find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +

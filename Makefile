# newslab: `make demo` does the main job, `make test` runs the tests. Both set up what they need, once.
SHELL := /bin/sh
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
ARTICLE ?= seeds/000_5511ba710943d43b.txt
OUT ?= data/results/$(basename $(notdir $(ARTICLE)))

.PHONY: demo lab test check bench clean help

help: ## show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

demo: $(VENV)/.lab ## run every notebook on ARTICLE and write notebooks, pages, tables, charts and a report
	@$(BIN)/newslab notebooks "$(ARTICLE)" --out "$(OUT)"
	@$(BIN)/newslab report "$(ARTICLE)" --out "$(OUT)/report.html"
	@echo "Look at $(OUT): report.html, the notebooks as .html pages, tables as .csv, charts as .png and .svg."
	@echo "To open and change the notebooks: make lab"

lab: $(VENV)/.lab ## open the notebooks in JupyterLab
	$(BIN)/jupyter lab --notebook-dir=. notebooks/1_clean.ipynb

test: $(VENV)/.test ## set up and run the tests
	$(BIN)/python -m pytest

check: $(VENV)/.dev ## format, lint and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(VENV)/.dev ## speed beside other libraries, in the same run
	$(BIN)/python -m pip install --quiet -r benchmarks/peers.txt
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/sentences.py $(ARTICLE)
	$(BIN)/python benchmarks/corpus.py

clean: ## remove the environment and the results
	rm -rf $(VENV) data/results

# One environment, grown by extras; a stamp for each, remade when pyproject.toml changes.
$(VENV)/.lab $(VENV)/.test $(VENV)/.dev: $(VENV)/.%: pyproject.toml | $(VENV)/pyvenv.cfg
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[$*]"
	@touch $@

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "newslab needs Python 3.11 or newer, this is %d.%d: call make with PYTHON=python3.12 or the like" % sys.version_info[:2])'
	$(PYTHON) -m venv $(VENV)

# Two commands on a fresh machine that has Python 3.11 or newer, git and make: `make demo` and `make test`.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
STORE  := .actes-demo
ACTES  := $(BIN)/actes --store $(STORE)

.DEFAULT_GOAL := help
.PHONY: help demo test check bench-answers bench-chat bench-ingest bench-retrieval rules train-embeddings typeset clean

help:
	@echo "make demo     install, ingest the specimen acts of corpus/, ask two questions"
	@echo "make test     install, then ruff, mypy --strict and pytest"
	@echo "make check    install, then ruff and mypy --strict only"
	@echo "make bench-answers  milliseconds of a warm answer, by type of question (needs ../shared; minutes)"
	@echo "make bench-chat  the chat's start, its idleness, 20 people who ask at once (five minutes)"
	@echo "make bench-ingest  pages a second of the ingest, by stage (needs ../shared/acts; five minutes)"
	@echo "make bench-retrieval  the model, full text, vectors and their fusion, beside others' (needs ../shared; an hour)"
	@echo "make rules    which rules of the fact finders fire on which councils' acts (needs ../shared/acts; minutes)"
	@echo "make train-embeddings  make the shipped embedding model again (needs ../shared/train; half an hour)"
	@echo "make typeset  typeset the specimen acts of corpus/ again from their facts"
	@echo "make clean    remove the demo store and the caches (.venv stays)"

# The stamp tells that the environment holds what these two files ask for.
$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the pinned dependencies into $(VENV): some minutes the first time ..."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt -e '.[dev,train]'
	@touch $@

# Exit code 1 is no failure here: without tesseract the scanned specimen is refused, and the command says so.
demo: $(STAMP)
	$(ACTES) ingest corpus/acts || test $$? -eq 1
	@echo
	$(ACTES) ask "how much went to NEC 2022?"
	@echo
	$(ACTES) ask "Combien pour NEC 2022 ?"
	@echo
	@echo "To open the chat in the browser:  $(ACTES) chat"

test: check
	$(BIN)/python -m pytest

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/mypy

bench-answers: $(STAMP)
	$(BIN)/python tests/bench/bench_answers.py

# Locust, the people who ask, is installed for it alone.
bench-chat: $(STAMP)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt -e '.[bench]'
	$(BIN)/python tests/bench/bench_chat.py

bench-ingest: $(STAMP)
	$(BIN)/python tests/bench/bench_ingest.py

# The peer that it measures beside ours is installed for it alone.
bench-retrieval: $(STAMP)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt -e '.[bench]'
	$(BIN)/python tests/bench/bench_retrieval.py

rules: $(STAMP)
	$(BIN)/python tests/bench/rules_by_council.py

train-embeddings: $(STAMP)
	$(BIN)/python -m index.model.training.train

typeset: $(STAMP)
	$(BIN)/python -m corpus.typeset

clean:
	rm -rf $(STORE) build .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
	find assistant index ui tests corpus -name __pycache__ -type d -prune -exec rm -rf {} +

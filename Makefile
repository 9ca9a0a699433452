# One door for every task. Each target sets up what it needs; nothing else has to be prepared.
PYTHON ?= python3
BIN := .venv/bin
SIZE ?= 1280x720

.PHONY: film gallery test fast check bench wheel clean
film: .venv/ready ## shoot the example film to out/
	$(BIN)/ciotat shoot examples/arrival/arrival.fountain -o out/arrival --size $(SIZE)

gallery: .venv/ready ## shoot every example film to out/
	for script in examples/*/*.fountain examples/*/*.txt; do \
	  $(BIN)/ciotat shoot $$script -o out/$$(basename $$(dirname $$script)) --size $(SIZE) || exit 1; done

test: .venv/test ## run every test
	$(BIN)/pytest -q -n 2

fast: .venv/test ## run the tests that need no compiled kernels
	$(BIN)/pytest -q -n 2 -m "not slow"

check: .venv/check ## types, style
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

bench: .venv/bench ## measure, side by side with peers
	for script in bench/*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

wheel: .venv/ready ## build the wheel to dist/
	$(BIN)/pip wheel -q --no-deps -w dist .

clean: ## forget everything that can be made again
	rm -rf .venv out build dist

.venv/ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Ciotat needs Python 3.11 or newer, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install -q --disable-pip-version-check -e .
	$(BIN)/python -m compileall -q src
	touch $@

.venv/test: .venv/ready
	$(BIN)/pip install -q --disable-pip-version-check -e '.[test]'
	touch $@

.venv/bench: .venv/test
	$(BIN)/pip install -q --disable-pip-version-check -e '.[bench]'
	touch $@

.venv/check: .venv/test
	$(BIN)/pip install -q --disable-pip-version-check -e '.[check]'
	touch $@

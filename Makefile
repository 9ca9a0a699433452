# One door for every task. Each target sets up what it needs; nothing else has to be prepared.
PYTHON ?= python3
BIN := .venv/bin
SIZE ?= 1280x720
FILMS ?= out/films

# Python keeps what it compiles, as it does for everybody.
unexport PYTHONDONTWRITEBYTECODE

# Brings what the program and these extras need, and compiles it on all cores, so that nothing is compiled at the first start.
define installed
$(PYTHON) -c 'import sys; sys.exit("Ciotat needs Python 3.11 or newer, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
test -x $(BIN)/python || $(PYTHON) -m venv .venv
$(BIN)/pip install -q --disable-pip-version-check --no-compile -e '.$(1)'
$(BIN)/python -m compileall -q -j 0 -x '/tests/' .venv/lib src || true
touch .venv/ready $@
endef

.PHONY: film gallery studio web test fast check bench wheel clean
film: .venv/ready ## shoot the example film to out/
	$(BIN)/ciotat shoot examples/arrival/arrival.fountain -o out/arrival --size $(SIZE)

gallery: .venv/ready ## shoot every example film to out/
	for script in examples/*/*.fountain examples/*/*.txt; do \
	  $(BIN)/ciotat shoot $$script -o out/$$(basename $$(dirname $$script)) --size $(SIZE) || exit 1; done

studio: .venv/ready ## open the studio on out/films (FILMS=… for another folder)
	test -f src/ciotat/server/static/index.html || $(MAKE) web
	mkdir -p $(FILMS) && $(BIN)/ciotat serve $(FILMS) --open

web: web/node_modules/.ready ## build the page of the studio; needs Node 20 or newer
	cd web && npm run build

test: .venv/test ## run every test
	$(BIN)/pytest -q -n 2 --dist loadgroup

fast: .venv/test ## run the tests that need no compiled kernels
	$(BIN)/pytest -q -n 2 --dist loadgroup -m "not slow"

check: .venv/check ## types, style
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

bench: .venv/bench ## measure, side by side with peers
	for script in bench/*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

wheel: .venv/ready ## build the wheel to dist/
	$(BIN)/pip wheel -q --no-deps -w dist .

clean: ## forget everything that can be made again
	rm -rf .venv out build dist web/node_modules src/ciotat/server/static

.venv/ready: pyproject.toml
	$(call installed,)

web/node_modules/.ready: web/package.json web/package-lock.json
	cd web && npm ci --no-audit --no-fund
	touch $@

.venv/test: pyproject.toml
	$(call installed,[test])

.venv/bench: .venv/test
	$(call installed,[bench])

.venv/check: .venv/test
	$(call installed,[check])

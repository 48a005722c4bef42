# Two commands for a fresh machine: `make demo` and `make test`. Both install what is missing first.

SHELL := /bin/bash
MESSAGE := Messages/return-label/en-US.md
FIXTURE := typical
RELEASE := swift build -c release --static-swift-stdlib --product billet

# Each dependency is chosen on purpose: libxml2 parses HTML, md4c Markdown; Hunspell spells, CLD2 tells languages,
# libphonenumber telephone numbers, libpsl and libidn2 domains; SQLite keeps the ledger.
DEBIAN := libxml2-dev libmd4c-dev libhunspell-dev libcld2-dev libphonenumber-dev libpsl-dev libidn2-dev \
  libsqlite3-dev pkg-config hunspell-en-us hunspell-de-de hunspell-fr hunspell-es hunspell-it
# Only the tests: programs that read mail and are none of ours.
DEBIAN_TESTS := python3 libemail-mime-perl libemail-address-xs-perl
# Only the benchmarks: md4c's own HTML renderer is the peer.
DEBIAN_BENCHMARKS := libmd4c-html0-dev
# Only `make look`: screenshots of every message in every theme.
DEBIAN_SCREENSHOTS := chromium fonts-noto-cjk
# Only `make compare-axe`: axe-core runs in a browser.
DEBIAN_AXE := chromium python3-venv

# Each target runs as long as this; crashing inputs are kept in Fuzzing/Corpus.
FUZZ_SECONDS ?= 600
FUZZ_TARGETS ?= template front-matter markdown data theme mending
FUZZ_BUILD := BILLET_FUZZING=1 swift build -c release --sanitize fuzzer --scratch-path .build/fuzzing --product billet-fuzz

.PHONY: help demo test check lint format benchmarks conformance fuzz look dependencies clean compare-axe schemas

help: ## Show the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

demo: dependencies ## Compile a starter message and show its report
	$(RELEASE)
	@mkdir -p demo
	@binary="$$($(RELEASE) --show-bin-path)/billet"; \
	"$$binary" render $(MESSAGE) --fixture $(FIXTURE) -o demo/return-label.html && \
	echo "HTML: $(CURDIR)/demo/return-label.html" && \
	"$$binary" check demo/return-label.html

test: dependencies ## Run all tests
	@Scripts/install $(DEBIAN_TESTS)
	BILLET_ALL_READERS=1 swift test

lint: ## Check the formatting
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks Fuzzing

format: ## Format the sources
	swift format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks Fuzzing

benchmarks: dependencies ## Measure speed against md4c and libxml2
	@Scripts/install $(DEBIAN_BENCHMARKS)
	$(RELEASE)
	BILLET_BENCHMARKS=1 swift run -c release billet-benchmarks "$$($(RELEASE) --show-bin-path)/billet"

fuzz: dependencies ## Try random input, FUZZ_SECONDS for each of FUZZ_TARGETS
	$(FUZZ_BUILD)
	Scripts/fuzz "$$($(FUZZ_BUILD) --show-bin-path)/billet-fuzz" $(FUZZ_SECONDS) $(FUZZ_TARGETS)

conformance: dependencies ## Compare with the examples of CommonMark's and GFM's specifications
	Scripts/conformance .build/conformance
	BILLET_CONFORMANCE="$(CURDIR)/.build/conformance" swift test --filter ConformanceTests

look: dependencies ## Take a screenshot of every message in every theme
	@Scripts/install $(DEBIAN_SCREENSHOTS)
	$(RELEASE)
	Scripts/screenshots "$$($(RELEASE) --show-bin-path)/billet" demo/screenshots

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

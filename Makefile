# Two commands for a fresh machine: `make demo` and `make test`. Both install what is missing first.

SHELL := /bin/bash
MESSAGE := Messages/return-label/en-US.md
FIXTURE := typical
RELEASE := swift build -c release --static-swift-stdlib --product billet

# Each dependency is chosen on purpose: libxml2 parses HTML, md4c Markdown; Hunspell spells, CLD2 tells languages,
# libphonenumber telephone numbers, libpsl and libidn2 domains; SQLite keeps the ledger.
DEBIAN := libxml2-dev libmd4c-dev libhunspell-dev libcld2-dev libphonenumber-dev libpsl-dev libidn2-dev \
  libsqlite3-dev pkg-config hunspell-en-us hunspell-de-de hunspell-fr hunspell-es hunspell-it
# Only the benchmarks: md4c's own HTML renderer is the peer.
DEBIAN_BENCHMARKS := libmd4c-html0-dev
# Only `make look`: screenshots of every message in every theme.
DEBIAN_SCREENSHOTS := chromium fonts-noto-cjk
# Only `make compare-axe`: axe-core runs in a browser.
DEBIAN_AXE := chromium python3-venv

.PHONY: help demo test check lint format wording precision benchmarks look dependencies clean compare-axe schemas

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
	swift test

lint: ## Check the formatting
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks

format: ## Format the sources
	swift format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks

wording: ## Compile the wording data into the sources
	swift run billet-wording generate

precision: ## Show how well the wording rules tell breaches from compliant texts
	swift run billet-wording precision

benchmarks: dependencies ## Measure speed against md4c and libxml2
	@Scripts/install $(DEBIAN_BENCHMARKS)
	$(RELEASE)
	BILLET_BENCHMARKS=1 swift run -c release billet-benchmarks "$$($(RELEASE) --show-bin-path)/billet"

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

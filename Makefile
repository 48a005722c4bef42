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

# Only the Spark example, into a virtual environment of its own.
SPARK_PACKAGES := pyspark pytest
SPARK_ENVIRONMENT := .build/spark-environment

.PHONY: help demo test check lint format benchmarks look spark spark-test kill-test dependencies clean

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

benchmarks: dependencies ## Measure speed against md4c and libxml2
	@Scripts/install $(DEBIAN_BENCHMARKS)
	$(RELEASE)
	BILLET_BENCHMARKS=1 swift run -c release billet-benchmarks "$$($(RELEASE) --show-bin-path)/billet"

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

dependencies:
	@Scripts/install $(DEBIAN)

clean: ## Remove what was built
	rm -rf .build demo

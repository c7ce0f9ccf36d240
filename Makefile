.DEFAULT_GOAL := help
.PHONY: help run test check openapi client fuzz bench fmt pages

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: pages ## Set everything up and serve at http://localhost:8080, sandbox on, data under data/
	cargo build --locked --package motcua
	MOTCUA_SANDBOX=true exec target/debug/motcua serve

test: ## Everything that must hold; sets itself up
	tests/setup/test.sh

check: pages ## The fast part: format, lints, types
	cargo fmt --check
	cargo clippy --workspace --all-targets --locked -- -D warnings
	cd frontend && npm run --silent lint && npm run --silent check

openapi: ## Write openapi.yaml anew from the code
	cargo run --locked --quiet --package motcua -- openapi > openapi.yaml.new
	mv openapi.yaml.new openapi.yaml

client: openapi ## Write the SPA's typed client anew from openapi.yaml
	tests/setup/pages.sh install
	cd frontend && npm run --silent client

fuzz: pages ## Throw generated requests at a running server (four minutes) and lint the document
	tests/fuzz/run.sh

bench: pages ## Measure speed and size; prints a table
	tests/bench/run.sh

fmt: ## Format everything
	cargo fmt
	cd frontend && npm run --silent fmt

pages:
	@tests/setup/tools.sh
	@tests/setup/pages.sh build

# Isobath. `make help` lists what can be made; `make demo` shows what it does, `make test` checks it all.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.NOTPARALLEL:

PREFIX ?= /usr/local
PHOTO ?= fixtures/photos/coffee.jpg
BINARY := .build/release/isobath
TEST_BINARY := .build/debug/isobath

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install the Debian packages that are missing, if any
	@scripts/install-packages.sh scripts/apt-packages.txt

openvino: setup ## Unpack OpenVINO's pinned wheel into .openvino/, unless it is there
	@scripts/install-openvino.sh

build: setup ## Build the command in release mode
	@swift build -c release --product isobath

demo: openvino build ## Run the main job on a photo (PHOTO=my.jpg) into out/
	@scripts/demo.sh $(BINARY) "$(PHOTO)"

test: ## Install what is missing and run every test
	@scripts/test.sh $(TEST_BINARY)

bench: openvino build ## Measure the stages and exporters on a 12-megapixel photo
	@swift build -c release --product isobath-bench
	@.build/release/isobath-bench "$(PHOTO)"

install: openvino build ## Install under PREFIX=/usr/local
	@scripts/install.sh $(BINARY) "$(DESTDIR)$(PREFIX)"

format: ## Put the Swift sources into the house format
	@swift format -i -p -r Sources Tests Package.swift

lint: ## Complain about Swift sources that are not in the house format
	@swift format lint --strict -p -r Sources Tests Package.swift

clean: ## Remove what was built and made, but not what was downloaded
	@swift package clean
	@rm -rf out

.PHONY: help setup openvino build demo test bench install format lint clean

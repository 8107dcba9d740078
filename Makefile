# Isobath. `make help` lists what can be made; `make demo` shows what it does, `make test` checks it all.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.NOTPARALLEL:

PREFIX ?= /usr/local
PYTHON ?= python3
PHOTO ?= fixtures/photos/coffee.jpg
PAIRS ?=
SCENES ?= 20000
SHARDS ?= 5
ARGUMENTS ?=
BINARY := .build/release/isobath
SERVER := .build/release/isobath-serve
TEST_BINARY := .build/debug/isobath

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install the Debian packages that are missing, if any
	@scripts/install-packages.sh scripts/apt-packages.txt

openvino: setup ## Unpack OpenVINO's pinned wheel into .openvino/, unless it is there
	@scripts/install-openvino.sh

command: setup
	@swift build -c release --product isobath

build: command ## Build the command and its HTTP service in release mode
	@scripts/install-packages.sh scripts/apt-packages-service.txt
	@swift build -c release --product isobath-serve

demo: openvino command ## Run the main job on a photo (PHOTO=my.jpg) into out/
	@scripts/demo.sh $(BINARY) "$(PHOTO)"

test: ## Install what is missing and run every test
	@scripts/test.sh $(TEST_BINARY)

serve: openvino build ## Serve over HTTP on this computer (ARGUMENTS="--port 8080")
	@$(BINARY) serve $(ARGUMENTS)

bench-service: openvino build ## Measure the HTTP service: rate, latency, memory, slow clients, hostile bodies
	@swift build -c release --product isobath-bench
	@$(PYTHON) scripts/bench-service.py $(BINARY) "$(PHOTO)"

bench: openvino command ## Measure the stages and exporters on a 12-megapixel photo
	@swift build -c release --product isobath-bench
	@.build/release/isobath-bench "$(PHOTO)"

install: openvino build ## Install under PREFIX=/usr/local
	@scripts/install.sh $(BINARY) $(SERVER) "$(DESTDIR)$(PREFIX)"

training-setup: ## Make .venv-training with all that the training of the built-in network needs
	@scripts/training-venv.sh

scenes: training-setup ## Render scenes for the training into .training/scenes (SCENES=20000 a shard, SHARDS=5)
	@scripts/render-scenes.sh .training/scenes $(SHARDS) $(SCENES)

train: training-setup ## Train the built-in network, or go on where it stopped (ARGUMENTS="--samples 1000000")
	@[ -d .training/scenes ] || $(MAKE) scenes
	@cd Weights/training && ../../.venv-training/bin/python -m starter.train \
		--scenes ../../.training/scenes --run ../../.training/run $(ARGUMENTS)

evaluate: training-setup ## Score the built-in network on photos with measured depth (PAIRS=folder, ARGUMENTS=...)
	@cd Weights/training && ../../.venv-training/bin/python -m starter.evaluate \
		$(if $(PAIRS),--pairs "$(abspath $(PAIRS))") $(ARGUMENTS)

format: ## Put the Swift sources into the house format
	@swift format -i -p -r Sources Tests Package.swift

lint: ## Complain about Swift sources that are not in the house format
	@swift format lint --strict -p -r Sources Tests Package.swift

clean: ## Remove what was built and made, but not what was downloaded
	@swift package clean
	@rm -rf out

.PHONY: help setup openvino command build demo serve bench-service test bench install training-setup scenes train evaluate format lint clean

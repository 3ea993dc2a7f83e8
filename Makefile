# Everything a user needs: make, make demo, make test, make bench, make install.
# Each installs the Debian packages that are missing, and says which.

BUILD  ?= build
PREFIX ?= /usr/local
JOBS   ?= $(shell nproc)

.DEFAULT_GOAL := all
.PHONY: all demo test tck fuzz bench install clean dependencies configure

dependencies:
	@cmake/install-dependencies.sh $(DEPENDENCIES)

configure: dependencies
	@cmake --preset release -B $(BUILD) -DCMAKE_INSTALL_PREFIX=$(PREFIX) $(CONFIGURE) >$(BUILD).log 2>&1 \
	  || { cat $(BUILD).log; exit 1; }
	@mv $(BUILD).log $(BUILD)/configure.log

all: configure
	@cmake --build $(BUILD) -j $(JOBS) --target program

demo: all
	@examples/demo.sh $(BUILD)/dossier $(BUILD)/demo

test: CONFIGURE += -DDOSSIER_BUILD_TESTS=ON
test: DEPENDENCIES := test
test: all
	@examples/demo.sh $(BUILD)/dossier $(BUILD)/demo
	@cmake --build $(BUILD) -j $(JOBS)
	@ctest --test-dir $(BUILD) --output-on-failure -j $(JOBS)

tck: all
	@cmake --build $(BUILD) -j $(JOBS) --target test_tck
	@$(BUILD)/tests/test_tck $(TCK_DIR)

# Needs clang; FUZZ_SECONDS is for each target.
fuzz: dependencies
	@mkdir -p $(BUILD)
	@tests/fuzz/run.sh $(BUILD)/fuzz . $(or $(FUZZ_SECONDS),10)

bench: CONFIGURE += -DDOSSIER_BUILD_BENCH=ON
bench: all
	@cmake --build $(BUILD) -j $(JOBS) --target bench
	@bench/run.sh $(BUILD)

install: all
	@cmake --install $(BUILD)

clean:
	@rm -rf $(BUILD)

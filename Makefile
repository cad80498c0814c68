# make             sets up, builds the release, typesets the examples into Output/ and prints their paths
# make test        sets up and runs every test
# make thumbnails  draws a small picture of each layout into Layouts/thumbnails/
# make bench       times each stage on the examples, and editions a second of a batch
# make clean       removes what was built and the examples' PDFs; fetched Swift packages stay
# make help        shows these lines

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-builtin-rules --no-print-directory
.DELETE_ON_ERROR:
.DEFAULT_GOAL := all
.PHONY: all test thumbnails bench clean help set-up out-of-date

varaq := .build/release/varaq
built := .build/varaq.built
# The Swift libraries go into the program: it starts sooner and runs where there is no Swift.
link := --static-swift-stdlib -Xlinker -s -Xlinker --build-id
dawn := $(addprefix Output/dawn-,fa.pdf ar.pdf ru.pdf)
handbook := Output/handbook.pdf

# Not empty where $1 is missing or older than something under $2. Folders are looked at too, so a deletion counts;
# and the names never pass through make, so a font of the user's may have spaces in its own.
outdated = $(shell find $(2) -newer $(1) -print -quit 2>&1)
needs-work = $(if $(strip $(foreach target,$(1),$(call outdated,$(target),$(2)))),out-of-date)

all: $(dawn) $(handbook)
	@ls -1 $^

$(dawn) &: $(varaq) $(call needs-work,$(dawn),Examples/dawn Layouts Fonts)
	$(varaq) typeset Examples/dawn -o Output/ >/dev/null

$(handbook): $(varaq) $(call needs-work,$(handbook),Examples/handbook Layouts Fonts)
	$(varaq) typeset Examples/handbook/handbook.md -o $@ >/dev/null

# The stamp bears the time at which the build began: what is edited meanwhile is built next time. The binary keeps
# its own time, so that PDFs are set again only after a build that changed it.
$(varaq): $(built)
	@test -x $@

$(built): $(call needs-work,$(built),Package.swift Sources) $(if $(wildcard $(varaq)),,out-of-date) | set-up
	@mkdir -p $(@D) && touch $@.begun
	swift build -c release --product varaq $(link)
	@mv $@.begun $@

test: | set-up
	swift build --build-tests
	swift test --skip-build --disable-xctest

thumbnails: $(varaq)
	$(varaq) layouts --thumbnails Layouts/thumbnails >/dev/null

bench: $(varaq) | set-up
	swift build -c release --product varaq-bench $(link)
	.build/release/varaq-bench Examples/dawn Examples/handbook/handbook.md

set-up:
	@.ci/set-up

clean:
	swift package clean
	rm -f $(built) $(built).begun $(dawn) $(handbook)

help:
	@sed -n 's/^# \(make.*\)/\1/p' Makefile

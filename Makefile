# Isnad. `make run` serves the web desk over the samples; `make test` checks everything, installing what it needs.
GOFUMPT     := mvdan.cc/gofumpt@v0.12.0
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
REFERENCE   ?= ../shared
ARTICLES    ?= 6000
TIMES       ?= 1
# The samples are shown from an archive of their own.
RUN_DATA    ?= scratch/run
RUN_ADDR    ?= 127.0.0.1:8420

.PHONY: build web run shots test lint format unit race web-test docs api fuzz eval eval-events bench bench-add bench-serve bench-web bench-lineage bench-place bench-search model model-events latin stats clean help

build: ## build bin/isnad, with the web desk where `make web` has built it
	go build -trimpath -ldflags "-s -w" -o bin/isnad ./cmd/isnad

web: web/dist/index.html ## build the pages of the web desk (wants Node 20.19 or later and npm)

web/dist/index.html: web/node_modules/.package-lock.json $(shell find web/src web/public -type f 2>/dev/null) web/index.html web/vite.config.ts
	cd web && npm run --silent build

web/node_modules/.package-lock.json: web/package-lock.json
	@command -v npm >/dev/null || { echo "the web desk wants Node 20.19 or later with npm: https://nodejs.org"; exit 1; }
	cd web && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

run: web build ## build everything, fill a fresh archive with the samples and serve it at http://127.0.0.1:8420
	rm -rf $(RUN_DATA)
	bin/isnad add --data $(RUN_DATA) samples/text samples/first
	@bin/isnad status --data $(RUN_DATA)
	@echo "The desk opens in a browser at http://$(RUN_ADDR). Without one: bin/isnad story --data $(RUN_DATA), or curl http://$(RUN_ADDR)/api/v1/stories. Ctrl-C stops it."
	bin/isnad serve --data $(RUN_DATA) --addr $(RUN_ADDR)

web-test: web build ## types and unit tests of the web desk, then the pages in Chromium
	cd web && npm run --silent check && npm run --silent test && ISNAD=$(CURDIR)/bin/isnad REFERENCE=$(abspath $(REFERENCE)) npm run --silent e2e

shots: web build ## take the pictures of the READMEs anew from the samples: look at each one
	cd web && ISNAD=$(CURDIR)/bin/isnad npm run --silent shots

test: web lint race web-test ## everything: linters, layers, lexicons, all tests with the race detector, the web desk in a browser

lint: ## formatting, vet, staticcheck
	@out=$$(go run $(GOFUMPT) -l .); test -z "$$out" || { echo "run make format; these files differ:"; echo "$$out"; exit 1; }
	go vet ./...
	go run $(STATICCHECK) ./...

format: ## format all Go files
	go run $(GOFUMPT) -w .

unit: ## all tests, without the race detector (faster)
	go test ./...

race:
	@if command -v "$$(go env CC)" >/dev/null; then go test -race -timeout 20m ./...; else echo "no C compiler: tests run without the race detector"; go test ./...; fi

docs: ## rewrite what the documents show: output of the program, figures, lexicons
	go test ./cmd/isnad -run README -count 1 -update

api: ## write the description of the API from which the web desk's client is made
	go run ./cmd/isnad serve --openapi > web/openapi.json.new && mv web/openapi.json.new web/openapi.json

fuzz: ## every fuzz target for 30 seconds
	@for p in $$(go list ./...); do for f in $$(go test -list '^Fuzz' $$p | grep '^Fuzz'); do echo "$$p $$f"; go test -run '^$$' -fuzz "^$$f$$" -fuzztime 30s $$p || exit 1; done; done

eval: build ## freeze the figures of all gold sets in reach in eval/results: look at the diff
	eval/freeze $(REFERENCE)

eval-events: ## events and their parties on 420 articles of the ANT corpus that readers annotated by places, on 72 invented ones and on 283 invented sentences (wants xz; some seconds)
	go run ./eval/events -corpus $(REFERENCE)/data/news-antcorpus.tar.xz

bench: build ## measure the built binary as a whole process; adds a dated record to bench/records
	go run ./bench/run -isnad bin/isnad -reference $(REFERENCE)

bench-add: build ## put ARTICLES (6000), each TIMES (1) on other days, into a new archive, and again: articles a second, memory, size; adds a dated record
	go run ./bench/run -isnad bin/isnad -reference $(REFERENCE) -articles $(ARTICLES) -times $(TIMES) -verbs add -timeout 30m

bench-serve: build ## how fast the server answers on the archive DATA=folder, alone and to 50 readers, with ADD=articles while these are taken in
	go run ./bench/serve -isnad bin/isnad -data $(DATA) $(if $(ADD),-add $(ADD)) $(if $(STRICT),-strict)

bench-web: web build ## how soon pages can be used in Chromium on the archive DATA=folder
	cd web && ISNAD=$(CURDIR)/bin/isnad DATA=$(abspath $(DATA)) npm run --silent usable

bench-lineage: build ## lineage against comparing all pairs of 8,000 articles
	go run ./bench/run -isnad bin/isnad -reference $(REFERENCE) -articles 8000 -verbs "" -records ""
	go run ./eval/lineage scratch/bench/*-8000

bench-place: build ## place articles one by one on a desk of ARTICLES (6000): time of each, and the same desk in the end; PLACE=-latest for those of the last days
	go run ./bench/run -isnad bin/isnad -reference $(REFERENCE) -articles $(ARTICLES) -verbs "" -records ""
	go run ./eval/place $(PLACE) scratch/bench/*-$(ARTICLES)

bench-stages: ## what each stage of reading costs, and what the names add to the rest; ARTICLES_IN=folder of .txt files, else the samples
	ISNAD_ARTICLES=$(abspath $(ARTICLES_IN)) go test -run - -bench Stages -benchtime 3x ./read

bench-search: ## print how well questions find their paragraphs; with DATA=folder of an archive also how long recorded queries take
	go run ./eval/search -questions $(REFERENCE)/data/retrieval-arcd/arcd-train.json $(if $(DATA),-data $(DATA))

model: ## train the names model of the Arabic pack on the reference data (wants xz; some minutes)
	go run ./eval/train -data $(REFERENCE)/data -out lang/ar/model/names.bin

model-events: ## learn which places tell an event and who stands on which side of it from annotated articles, and say what it is worth (wants xz; a minute)
	go run ./eval/weights -corpus $(REFERENCE)/data/news-antcorpus.tar.xz -out lang/ar/model/events.bin

latin: ## train the model of Latin spellings and measure it on pairs that it was not trained on
	go run ./eval/latin -train $(REFERENCE)/data/names-google-ar2en/ar2en-train.txt -measure $(REFERENCE)/data/names-google-ar2en/ar2en-eval.txt -out lang/ar/model/spell.bin
	go run ./eval/latin -measure $(REFERENCE)/data/names-google-ar2en/ar2en-eval.txt

stats: ## count words and terms in the reference corpus, train the cut of clitics (not needed to build, run or test)
	go run ./eval/wordstats -data $(REFERENCE)/data -out lang/ar/stats
	mkdir -p scratch/antcorpus && tar xJf $(REFERENCE)/data/news-antcorpus.tar.xz -C scratch/antcorpus
	go run ./eval/termstats -source "ANT Corpus v1.1 (antcorpus/antcorpus.data, Apache-2.0)" scratch/antcorpus

clean:
	rm -rf bin

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

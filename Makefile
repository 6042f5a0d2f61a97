# make                               the program, at build/release/zhiping   [VARIANT=release|san] [V=1]
# make demo | test | test-full       install what is missing first; test-full takes LibreOffice, a browser, valgrind …
# make deps | run-tests | bench      only that: install, test, measure
# make lint | coverage               install their tools first; layers is the part of lint that holds the include law
# make rule-table                    each rule's cases, inside and outside, and where they are caught
# make bless CASE=NAME               accept what a test case now gives, after showing it
# make format                        the sources as .clang-format says
# make install PREFIX=… | uninstall  /usr/local
# make deb                           a Debian package in build/
# make clean

VARIANT ?= release
BUILD   := build/$(VARIANT)
PREFIX  ?= /usr/local
Q       := $(if $(V),,@)
say      = $(if $(V),:,printf '  %-5s %s\n' '$(1)' '$(2)')

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.PHONY: all deps deps-test deps-lint deps-full demo test run-tests test-full rule-table bless bench format lint layers coverage install uninstall deb clean help

# --- what it is made of ---------------------------------------------------------------------------------------------

PACKAGES_BUILD := gcc libc6-dev make pkg-config libyaml-dev libpcre2-dev libmd4c-dev libicu-dev libfontconfig-dev libharfbuzz-dev \
                  libhyphen-dev libhpdf-dev libxlsxwriter-dev libturbojpeg0-dev libpng-dev libexif-dev libwebp-dev libdeflate-dev zlib1g-dev
PACKAGES_RUN   := fonts-noto-cjk fonts-lxgw-wenkai fonts-dejavu-core hyphen-en-us
PACKAGES_TEST  := libcmocka-dev fonts-dejavu-extra perl patch diffutils poppler-utils qpdf python3 unzip git strace
PACKAGES_LINT  := clang-format clang-tidy cppcheck
PACKAGES_FULL   = libreoffice-calc-nogui mupdf-tools chromium valgrind man-db lintian dpkg-dev $(if $(shell command -v npm),,npm)
EDITOR_SERVER  := yaml-language-server@1.25.0
PKGS := yaml-0.1 libpcre2-8 md4c icu-uc fontconfig harfbuzz harfbuzz-subset libturbojpeg libpng libexif libwebp libdeflate zlib

VERSION   := $(shell sed -n '1s/[^0-9]*\([0-9.]*\).*/\1/p' .deb/changelog)
WARNINGS  := -Wall -Wextra -Wshadow -Wconversion -Wvla -Wmissing-prototypes -Wstrict-prototypes -Wwrite-strings $(if $(CI),-Werror)
HARDENING := -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
FLAGS_release := -O2 -g $(HARDENING)
FLAGS_san     := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined -DZHIPING_ARENA_MALLOC
FLAGS_cov     := -O1 -g --coverage -fprofile-update=atomic
LINK_release  := -pie -Wl,-z,relro,-z,now -Wl,--as-needed
LINK_san      := -fsanitize=address,undefined
LINK_cov      := --coverage

# Other people's headers are not ours to warn about.
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(patsubst -I%,-isystem %,$$(shell pkg-config --cflags $(PKGS))))$(PKG_CFLAGS)
PKG_LIBS   = $(eval PKG_LIBS := $$(shell pkg-config --libs $(PKGS)) -lhpdf -lxlsxwriter -lhyphen -lm -pthread)$(PKG_LIBS)
CFLAGS_ALL = -std=c11 $(PLATFORM) -Isrc $(WARNINGS) $(FLAGS_$(VARIANT)) $(PKG_CFLAGS) -pthread $(CFLAGS)

SOURCES := $(sort $(wildcard src/*/*.c))
OBJECTS := $(patsubst %.c,$(BUILD)/obj/%.o,$(SOURCES) $(BUILD)/diag_codes.c)
LIBRARY := $(BUILD)/libzhiping.a
PROGRAM := $(BUILD)/zhiping
UNITS   := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(sort $(wildcard tests/unit/test_*.c)))
PAGES   := $(BUILD)/pages_as_text
HELPERS := $(patsubst %.c,$(BUILD)/obj/%.o,$(sort $(wildcard tests/unit/support*.c)))

# --- building -------------------------------------------------------------------------------------------------------

all: $(PROGRAM)

# The platform is known to src/os alone: nothing else sees more than standard C.
$(BUILD)/obj/src/os/%.o $(UNITS) $(HELPERS): private PLATFORM := -D_GNU_SOURCE

$(BUILD)/obj/%.o: %.c Makefile
	@mkdir -p $(@D); $(call say,CC,$<)
	$(Q)$(CC) $(CFLAGS_ALL) -DZHIPING_VERSION='"$(VERSION)"' -MMD -MP -c -o $@ $<

$(BUILD)/diag_codes.c: src/base/diag_codes.awk $(sort $(wildcard schemas/codes/*.yaml))
	@mkdir -p $(@D); $(call say,AWK,$@)
	$(Q)awk -f $^ >$@

$(LIBRARY): $(filter-out $(BUILD)/obj/src/cli/main.o,$(OBJECTS))
	@$(call say,AR,$@); rm -f $@
	$(Q)ar rcs $@ $^

# The second has another device: its objects go first, pdf_write is taken from them.
$(PAGES): $(BUILD)/obj/tests/unit/pages_as_text.o $(BUILD)/obj/tests/unit/support_page_dump.o
$(PROGRAM) $(PAGES): $(BUILD)/obj/src/cli/main.o $(LIBRARY)
	@$(call say,LD,$@)
	$(Q)$(CC) $(LINK_$(VARIANT)) $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIBRARY) $(PKG_LIBS)

$(UNITS): $(BUILD)/unit/%: tests/unit/%.c $(HELPERS) $(LIBRARY)
	@mkdir -p $(@D); $(call say,TEST,$<)
	$(Q)$(CC) $(CFLAGS_ALL) -Itests/unit $(LINK_$(VARIANT)) -MMD -MP -MF $@.d -o $@ $< $(HELPERS) $(LIBRARY) -lcmocka $(PKG_LIBS)

-include $(OBJECTS:.o=.d) $(HELPERS:.o=.d) $(UNITS:=.d)

# --- a bare machine -------------------------------------------------------------------------------------------------

deps:; $(Q).deb/missing.sh $(PACKAGES_BUILD) $(PACKAGES_RUN)
deps-test: deps; $(Q).deb/missing.sh $(PACKAGES_TEST)
deps-lint: deps; $(Q).deb/missing.sh $(PACKAGES_LINT)

deps-full: deps-test
	$(Q).deb/missing.sh $(PACKAGES_FULL)
	$(Q)npm ls --prefix build/editor $(EDITOR_SERVER) >/dev/null 2>&1 || \
	    npm install --silent --no-audit --no-fund --ignore-scripts --prefix build/editor $(EDITOR_SERVER) || \
	    echo "npm cannot install the YAML language server: its test will be skipped"

# --- using and testing ----------------------------------------------------------------------------------------------

demo: deps
	$(Q)$(MAKE) --no-print-directory all
	$(Q)tests/demo.sh $(PROGRAM) out

test: deps-test; $(Q)$(MAKE) --no-print-directory VARIANT=$(VARIANT) run-tests

run-tests: $(PROGRAM) $(PAGES) $(UNITS)
	$(Q)ZHIPING=$(PROGRAM) CMOCKA_MESSAGE_OUTPUT=TAP ASAN_OPTIONS=detect_leaks=0 prove -j2 --exec '' $(UNITS) $(wildcard tests/*.t)

test-full: deps-full
	$(Q)$(MAKE) --no-print-directory VARIANT=san all
	$(Q)$(MAKE) --no-print-directory VARIANT=san test
	$(Q)$(MAKE) --no-print-directory all
	$(Q)ZHIPING=$(PROGRAM) prove --exec '' $(sort $(wildcard tests/full/*.t))

rule-table: $(BUILD)/unit/test_rules; $(Q)CMOCKA_MESSAGE_OUTPUT=TAP $< | sed -n 's/^# \(R[0-9]\)/\1/p'
bless: all $(PAGES); $(Q)ZHIPING=$(PROGRAM) tests/bless.sh $(CASE)
bench: all; $(Q)tests/bench/bench.sh $(PROGRAM)
layers:; $(Q)tests/layers.sh src
format:; $(Q)clang-format -i $(wildcard src/*/*.[ch] tests/unit/*.[ch])

lint: private PLATFORM := -D_GNU_SOURCE
lint: deps-lint layers
	$(Q)clang-format --dry-run -Werror $(wildcard src/*/*.[ch] tests/unit/*.[ch])
	$(Q)cppcheck -q -j $$(nproc) --std=c11 --error-exitcode=1 --enable=warning,portability --inline-suppr -Isrc src
	$(Q)printf '%s\n' $(SOURCES) | xargs -P $$(nproc) -n 4 sh -c 'clang-tidy -quiet "$$@" -- $(CFLAGS_ALL) \
	    -DZHIPING_VERSION=\"\" 2>/dev/null' clang-tidy

# The counts of a program that a test kills do not add up.
coverage: deps-test
	$(Q).deb/missing.sh gcovr
	$(Q)$(MAKE) --no-print-directory VARIANT=cov run-tests
	$(Q)gcovr --gcov-ignore-parse-errors --root . --filter src/ --object-directory build/cov --txt --print-summary --html-details build/cov/index.html

# --- installing -----------------------------------------------------------------------------------------------------

install: all; $(Q).deb/install.sh $(PROGRAM) $(VERSION) $(DESTDIR)$(PREFIX)
uninstall:; $(Q).deb/install.sh --remove $(DESTDIR)$(PREFIX)

deb: all
	$(Q).deb/missing.sh dpkg-dev
	$(Q)rm -rf build/deb
	$(Q).deb/install.sh $(PROGRAM) $(VERSION) build/deb/usr
	$(Q).deb/build.sh build/deb build $(PACKAGES_RUN)

clean:; rm -rf build out
help:; @sed -n 's/^# \(make.*\)/\1/p' Makefile

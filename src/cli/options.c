#include "base/data.h"
#include "base/suggest.h"
#include "cli/cli.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    OPTION_AS_OF = 256,
    OPTION_FORMAT,
    OPTION_STRICT,
    OPTION_COLOR,
    OPTION_LANG,
    OPTION_OUT,
    OPTION_TEMPLATES,
    OPTION_SCHEMAS,
    OPTION_SCHEMA,
    OPTION_VISIT,
    OPTION_UNIT,
    OPTION_EXPERT,
    OPTION_KIND,
    OPTION_FINAL,
    OPTION_ATTACH,
    OPTION_ID,
    OPTION_NAME,
    OPTION_MANY,
    OPTION_VERSION,
    OPTION_FIX,
    OPTION_DRY_RUN,
};

static const struct option long_options[] = {
    {"as-of", required_argument, NULL, OPTION_AS_OF},
    {"format", required_argument, NULL, OPTION_FORMAT},
    {"strict", no_argument, NULL, OPTION_STRICT},
    {"color", required_argument, NULL, OPTION_COLOR},
    {"lang", required_argument, NULL, OPTION_LANG},
    {"out", required_argument, NULL, OPTION_OUT},
    {"templates", required_argument, NULL, OPTION_TEMPLATES},
    {"schemas", required_argument, NULL, OPTION_SCHEMAS},
    {"schema", required_argument, NULL, OPTION_SCHEMA},
    {"visit", required_argument, NULL, OPTION_VISIT},
    {"unit", required_argument, NULL, OPTION_UNIT},
    {"expert", required_argument, NULL, OPTION_EXPERT},
    {"kind", required_argument, NULL, OPTION_KIND},
    {"final", no_argument, NULL, OPTION_FINAL},
    {"attach", no_argument, NULL, OPTION_ATTACH},
    {"id", required_argument, NULL, OPTION_ID},
    {"name", required_argument, NULL, OPTION_NAME},
    {"many", required_argument, NULL, OPTION_MANY},
    {"fix", no_argument, NULL, OPTION_FIX},
    {"dry-run", no_argument, NULL, OPTION_DRY_RUN},
    {"output", required_argument, NULL, 'o'},
    {"quiet", no_argument, NULL, 'q'},
    {"verbose", no_argument, NULL, 'v'},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, OPTION_VERSION},
    {NULL, 0, NULL, 0},
};

static Lang lang_from_environment(void)
{
    const char *names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < 3; i++) {
        const char *value = getenv(names[i]);
        if (value && *value) return strncmp(value, "en", 2) == 0 ? LANG_EN : LANG_ZH;
    }
    return LANG_ZH;
}

static bool wants_color(FILE *stream)
{
    const char *none = getenv("NO_COLOR"), *term = getenv("TERM");
    return os_is_terminal(stream) && !(none && *none) && !(term && strcmp(term, "dumb") == 0);
}

void options_defaults(Options *options, Arena *arena)
{
    options->arena = arena;
    options->lang = lang_from_environment();
    options->color_out = wants_color(stdout);
    options->color_err = wants_color(stderr);
    options->as_of = DATE_NONE;
    options->many = 1;
    options->out = STR("out");
    options->templates = data_folder(arena, STR("templates"));
    options->schemas = data_folder(arena, STR("schemas"));
    options->codes = path_join(arena, options->schemas, STR("codes"));
}

static bool set_color(Options *options, Str value)
{
    if (str_is(value, "auto")) return true;
    if (!str_is(value, "always") && !str_is(value, "never"))
        return usage_error(options, "--color 取 auto、always 或 never",
                           "--color takes auto, always or never"),
               false;
    options->color_out = options->color_err = str_is(value, "always");
    return true;
}

static bool set_lang(Options *options, Str value)
{
    if (!str_is(value, "zh") && !str_is(value, "en"))
        return usage_error(options, "--lang 取 zh 或 en", "--lang takes zh or en"), false;
    options->lang = str_is(value, "en") ? LANG_EN : LANG_ZH;
    return true;
}

static bool set_format(Options *options, Str value)
{
    static const char *const names[] = {"text", "json", "sarif", "github"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is(value, names[i])) return options->format = (MessageFormat)i, true;
    usage_error(options, "--format 取 text、json、sarif 或 github",
                "--format takes text, json, sarif or github");
    return false;
}

static bool set_as_of(Options *options, Str value)
{
    if (date_parse(value, &options->as_of)) return true;
    usage_error(options, "--as-of 的“%.*s”不是日期，应写成 2026-09-30 的样子",
                "--as-of '%.*s' is no date like 2026-09-30", STR_ARG(value));
    return false;
}

/* A folder in place of the program's own. */
static bool set_folder(const Options *options, const char *name, Str *folder, Str value)
{
    *folder = value;
    FileKind kind = file_kind(options->arena, value);
    if (kind == FILE_FOLDER || kind == FILE_UNREACHABLE) return true;
    usage_error(options, "--%s 的“%.*s”不是文件夹", "--%s '%.*s' is no folder", name, STR_ARG(value));
    return false;
}

static bool set_many(Options *options, Str value)
{
    int64_t many;
    bool fits = str_to_int(value, &many) && many >= 1 && many <= 100;
    if (fits)
        options->many = (int)many;
    else
        usage_error(options, "--many 的“%.*s”应为 1 到 100 的整数", "--many '%.*s' must be from 1 to 100",
                    STR_ARG(value));
    return fits;
}

/* One option with its value; false after a message. */
static bool set_option(Options *options, int option, Str value)
{
    switch (option) {
    case OPTION_AS_OF: return set_as_of(options, value);
    case OPTION_FORMAT: return set_format(options, value);
    case OPTION_COLOR: return set_color(options, value);
    case OPTION_LANG: return set_lang(options, value);
    case OPTION_STRICT: options->strict = true; break;
    case OPTION_OUT: options->out = value; break;
    case OPTION_TEMPLATES: return set_folder(options, "templates", &options->templates, value);
    case OPTION_SCHEMAS:
        options->schemas_given = true;
        return set_folder(options, "schemas", &options->schemas, value);
    case OPTION_SCHEMA: options->schema = value; break;
    case OPTION_VISIT: array_push(options->arena, &options->visits, value); break;
    case OPTION_UNIT: array_push(options->arena, &options->units, value); break;
    case OPTION_EXPERT: array_push(options->arena, &options->experts, value); break;
    case OPTION_KIND: options->kind = value; break;
    case OPTION_FINAL: options->final = true; break;
    case OPTION_ATTACH: options->attach = true; break;
    case OPTION_ID: options->id = value; break;
    case OPTION_NAME: options->name = value; break;
    case OPTION_MANY: return set_many(options, value);
    case OPTION_FIX: options->fix = true; break;
    case OPTION_DRY_RUN: options->dry_run = true; break;
    case 'o': options->output = value; break;
    case 'q': options->quiet = true; break;
    case 'v': options->verbose = true; break;
    case 'h': options->help = true; break;
    case OPTION_VERSION: options->version = true; break;
    default: break;
    }
    return true;
}

static bool unknown_option(const Options *options, const char *given)
{
    Str names[sizeof long_options / sizeof *long_options];
    size_t count = 0;
    for (const struct option *o = long_options; o->name; o++) names[count++] = str_from(o->name);
    Str word = str_from(given);
    while (word.len && word.ptr[0] == '-') word = str_slice(word, 1, word.len);
    Str near = suggest_nearest(word, names, count);
    if (near.ptr)
        usage_error(options, "没有 %s 这个选项，是不是 --%.*s？", "no option %s, did you mean --%.*s?", given,
                    STR_ARG(near));
    else
        usage_error(options, "没有 %s 这个选项；运行 zhiping help 查看", "no option %s; see zhiping help",
                    given);
    return false;
}

/* An option as people write it. */
static Str as_written(Arena *arena, Str name)
{
    return str_is(name, "output") ? STR("-o") : str_printf(arena, "--%.*s", STR_ARG(name));
}

static const char *long_name(int option)
{
    for (const struct option *o = long_options; o->name; o++)
        if (o->val == option) return o->name;
    return "";
}

/* A value is a line of a file or of a message: no line's end, and nothing that rules a terminal. */
static bool is_value(const Options *options, const char *name, const char *value)
{
    Str written = as_written(options->arena, str_from(name));
    bool controls = false;
    for (const char *c = value; *c; c++) controls |= (unsigned char)*c < ' ' || *c == 0x7F;
    if (!*value)
        usage_error(options, "%.*s 后面的值是空的", "the value of %.*s is empty", STR_ARG(written));
    else if (controls)
        usage_error(options, "%.*s 后面的值里有换行或控制字符", "the value of %.*s has control characters",
                    STR_ARG(written));
    return *value && !controls;
}

bool options_parse(Options *options, int argc, char **argv)
{
    opterr = 0;
    optind = 1;
    for (int option; (option = getopt_long(argc, argv, ":o:qvh", long_options, NULL)) != -1;) {
        if (option == '?') return unknown_option(options, argv[optind - 1]);
        if (option == ':') {
            usage_error(options, "%s 后面要写一个值", "%s needs a value", argv[optind - 1]);
            return false;
        }
        const char *name = long_name(option);
        if (optarg && !is_value(options, name, optarg)) return false;
        array_push(options->arena, &options->given, str_from(name));
        if (!set_option(options, option, str_from(optarg))) return false;
    }
    for (int i = optind; i < argc; i++) array_push(options->arena, &options->arguments, str_from(argv[i]));
    return true;
}

static bool is_listed(Str name, const char *list)
{
    Str rest = str_from(list), word;
    while (str_split(&rest, ' ', &word))
        if (str_equal(word, name)) return true;
    return false;
}

bool options_fit(const Options *options, const Command *command)
{
    static const char common[] = "as-of out lang color schemas templates quiet verbose help version";
    for (size_t i = 0; i < options->given.count; i++) {
        Str name = options->given.items[i];
        if (is_listed(name, common) || is_listed(name, command->options)) continue;
        usage_error(options, "%s 不用 %.*s；运行 zhiping help %s 查看它的选项",
                    "%s does not take %.*s; see zhiping help %s", command->name,
                    STR_ARG(as_written(options->arena, name)), command->name);
        return false;
    }
    return true;
}

Date options_day(const Options *options)
{
    return options->as_of == DATE_NONE ? date_today() : options->as_of;
}

/* Command line: options, the table of commands, and what they share. Results go to stdout, messages to stderr
 * (those of check to stdout). One file a command, named after it. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "base/diag.h"
#include "base/file.h"
#include "schema/secret.h"
#include "view/view.h"

#include <stdio.h>

/* Exit statuses. */
enum { EXIT_CLEAN = 0, EXIT_INPUT = 1, EXIT_USAGE = 2, EXIT_SYSTEM = 3 };

typedef enum MessageFormat { FORMAT_TEXT, FORMAT_JSON, FORMAT_SARIF, FORMAT_GITHUB } MessageFormat;

typedef struct Options {
    Arena *arena;
    Lang lang;
    bool color_out, color_err; /* whether stdout and stderr take colours */
    MessageFormat format;
    Date as_of; /* DATE_NONE: not given */
    Str out, templates, schemas;
    Str codes; /* the folder of what each message means: the installation's, whatever --schemas says */
    bool schemas_given;
    bool strict, final, attach, quiet, verbose, help, version;
    bool fix, dry_run;
    Str schema, output, kind, id, name;
    int many; /* findings to be made; 1 where it is not given */
    Array(Str) visits, units, experts;
    StrArray given;     /* the long names of all options that were written */
    StrArray arguments; /* without the command's name */
} Options;

typedef struct Command {
    const char *name;
    const char *usage;                /* the arguments, as a grammar */
    const char *summary, *summary_en; /* one line */
    const char *details, *details_en; /* options and examples */
    const char *options; /* long names of those it takes beside the common ones, a blank between */
    int (*run)(const Options *options);
} Command;

extern const Command commands[];
extern const size_t command_count;
const Command *command_find(Str name);

/* Reads the command line; the arguments that are no options are left in `arguments`, the command's name
 * first. False after a message on stderr. */
bool options_parse(Options *options, int argc, char **argv);
/* Whether the command takes every option that was written; else prints which it does not. */
bool options_fit(const Options *options, const Command *command);
/* The as-of day that is given, else today. */
Date options_day(const Options *options);
/* Prints that there is no such command, and the nearest; gives EXIT_USAGE. */
int unknown_command(const Options *options, Str name);
/* Before anything else is known: language from LC_ALL, LC_MESSAGES, LANG; colours from the terminal and
 * NO_COLOR. */
void options_defaults(Options *options, Arena *arena);

/* Prints "zhiping: …" in the language of the options on stderr and gives EXIT_USAGE. */
int usage_error(const Options *options, const char *zh, const char *en, ...) DIAG_FORMATS(2, 3);

/* --- shared by the commands that work on projects (cli/session.c) --- */

typedef struct Session {
    const Options *options;
    Arena *arena;
    DiagList diags;
    Schemas *schemas;
    const Policy *policy;
    DiagList aside;          /* errors that do not stop what is made: told in one line */
    StrArray aside_folders;  /* the projects that they are in */
    const Map *texts;        /* in place of the files', by path; NULL for none */
    Map libraries;           /* of experts, by path: each is read once */
    Array(const Doc *) docs; /* all that were read, for messages */
    Secrets *secrets;        /* in them: hidden in whatever is printed or attached */
} Session;

/* Opens schemas and policy; false when they cannot be had: session_finish then says why. */
bool session_open(Session *session, const Options *options);
/* Reads one project and checks it against its schemas; NULL where it cannot be read at all. */
const Project *session_project(Session *session, Str folder);
/* The library at the path, read once. */
const Library *session_library(Session *session, Str path);
/* Applies the rules as of a day. */
void session_judge(Session *session, const Project *project, Date as_of);
/* Sets aside the errors from the given message on that do not stop the document (NULL: a ledger); true where
 * one is left that does. */
bool session_set_aside(Session *session, const DocumentKind *document, const Project *project, size_t from);
/* Whether each argument is a folder with an application.yaml, and none is named twice; else prints why not.
 */
bool are_projects(const Options *options);
/* Prints the messages on stderr, gives everything back, and gives the exit status that follows from the
 * messages. */
int session_finish(Session *session);
/* 0, 1 or 3, by the errors in the list (and by warnings when strict). */
int diag_status(const DiagList *diags, bool strict);

/* --- messages (cli/message.c, cli/render_*.c) --- */

/* With the lines of the files, in which the secrets (NULL: there are none) are hidden. */
void render_text(StrBuf *out, const DiagList *diags, const Secrets *secrets, bool color, size_t columns);
/* One object a line; documents of the project give each place its JSON Pointer. */
void render_json(StrBuf *out, const DiagList *diags, const Doc *const *docs, size_t doc_count);
void print_text(FILE *stream, Str text);
/* As text, on stderr, the secrets (may be NULL) hidden. */
void print_diags(const Options *options, DiagList *diags, Secrets *secrets);
/* One SARIF 2.1.0 log; `codes` is the folder of what each message means. */
void render_sarif(StrBuf *out, const DiagList *diags, Str codes);
/* Workflow commands of GitHub, one a line. */
void render_github(StrBuf *out, const DiagList *diags);
/* What is wrong, beside the place, and the mend, a line each: for formats that show a message without its
 * source. */
Str diag_prose(Arena *arena, const Diag *diag, Lang lang);
/* 错误, 警告, 提示 */
const char *severity_word(Severity severity, Lang lang);
/* Columns of the terminal on a stream, 80 where it is none. */
size_t terminal_columns(FILE *stream);
/* Article of a code R…, 0 for none. */
int code_article(const char *code);

int command_check(const Options *options);
int command_report(const Options *options);
int command_doc(const Options *options);
int command_ledger(const Options *options);
int command_new(const Options *options);
int command_explain(const Options *options);
int command_help(const Options *options);
void print_overview(const Options *options);
int print_command_help(const Options *options, const Command *command);

#endif

/* zhiping doc: any document that has a template; without a name, which can be made of a project. */
#include "base/utf8.h"
#include "cli/documents-imp.h"
#include "cli/make-imp.h"
#include "rules/rules.h"

#include <stdio.h>

typedef struct Listing {
    Session *session;
    const Project *project;
    size_t name_width, title_width;
    StrBuf ready, lacking; /* lines */
} Listing;

static bool in_english(const Listing *listing)
{
    return listing->session->options->lang == LANG_EN;
}

static void add_line(const Listing *listing, StrBuf *lines, const DocumentKind *kind, Str text)
{
    strbuf_printf(lines, "  %.*s%*s  %.*s", STR_ARG(kind->name),
                  (int)(listing->name_width - str_width(kind->name)), "", STR_ARG(kind->title));
    if (text.len)
        strbuf_printf(lines, "%*s  %.*s", (int)(listing->title_width - str_width(kind->title)), "",
                      STR_ARG(text));
    strbuf_add_char(lines, '\n');
}

static Str errors_in_the_way(const Listing *listing, const DocumentKind *kind)
{
    const DiagList *diags = &listing->session->diags;
    size_t count = 0;
    for (size_t i = 0; i < diags->items.count; i++)
        count += rules_stop(kind, listing->project, diags->items.items[i]);
    if (count == 0) return (Str){0};
    return str_printf(listing->session->arena,
                      in_english(listing) ? "%zu errors in its files, see zhiping check %.*s"
                                          : "所用的文件有 %zu 个错误，运行 zhiping check %.*s 查看",
                      count, STR_ARG(listing->project->folder));
}

/* What the rules have against the document itself; empty where nothing. */
static Str objection(const Listing *listing, const Request *request)
{
    Session *session = listing->session;
    DiagList diags = {.arena = session->arena, .lang = session->options->lang};
    rules_check_request(&(RuleContext){.project = listing->project,
                                       .policy = session->policy,
                                       .as_of = request->as_of,
                                       .arena = session->arena,
                                       .diags = &diags},
                        request);
    return diags.errors ? diags.items.items[0]->message : (Str){0};
}

/* A line with all that can be made, and one for each that cannot. */
static void list_requests(Listing *listing, const DocumentKind *kind, const Requests *requests)
{
    Arena *arena = listing->session->arena;
    StrArray ready = {0};
    for (size_t i = 0; i < requests->count; i++) {
        Str target = request_target(arena, &requests->items[i]);
        Str against = objection(listing, &requests->items[i]);
        if (against.len == 0)
            array_push(arena, &ready, target);
        else
            add_line(
                listing, &listing->lacking, kind,
                str_printf(arena, "%.*s%s%.*s", STR_ARG(target), target.len ? "  " : "", STR_ARG(against)));
    }
    if (ready.count)
        add_line(listing, &listing->ready, kind, str_join(arena, ready.items, ready.count, STR(" ")));
}

static void list_kind(Listing *listing, const DocumentKind *kind)
{
    Arena *arena = listing->session->arena;
    Requests requests = {0};
    Str wrong, errors = errors_in_the_way(listing, kind);
    StrArray files = document_lacks(arena, kind, listing->project);
    if (files.count)
        add_line(listing, &listing->lacking, kind,
                 str_printf(arena, in_english(listing) ? "lacks %.*s" : "缺 %.*s",
                            STR_ARG(str_join(arena, files.items, files.count, STR(" ")))));
    else if (errors.len)
        add_line(listing, &listing->lacking, kind, errors);
    else if (!requests_make(listing->session, listing->project, kind, &requests, &wrong))
        add_line(listing, &listing->lacking, kind, wrong);
    else
        list_requests(listing, kind, &requests);
}

static void print_listing(Listing *listing, Date as_of)
{
    Str day = date_iso(listing->session->arena, as_of), ready = strbuf_str(&listing->ready),
        lacking = strbuf_str(&listing->lacking);
    bool english = in_english(listing);
    if (ready.len) printf(english ? "as of %.*s can be made:\n" : "截至 %.*s 可以生成：\n", STR_ARG(day));
    print_text(stdout, ready);
    if (lacking.len) printf(english ? "%scannot be made yet:\n" : "%s还不能生成：\n", ready.len ? "\n" : "");
    print_text(stdout, lacking);
}

static int list_documents(const Options *options)
{
    Session session;
    Date as_of = options_day(options);
    if (!are_projects(options)) return EXIT_USAGE;
    if (!session_open(&session, options)) return session_finish(&session);
    Listing listing = {.session = &session,
                       .project = session_project(&session, options->arguments.items[0]),
                       .ready = {.arena = session.arena},
                       .lacking = {.arena = session.arena}};
    if (!listing.project) return session_finish(&session);
    session_judge(&session, listing.project, as_of);
    DocumentKinds kinds = documents_list(options, false);
    for (size_t i = 0; i < kinds.count; i++) {
        size_t name = str_width(kinds.items[i].name), title = str_width(kinds.items[i].title);
        if (name > listing.name_width) listing.name_width = name;
        if (title > listing.title_width) listing.title_width = title;
    }
    for (size_t i = 0; i < kinds.count; i++) list_kind(&listing, &kinds.items[i]);
    print_listing(&listing, as_of);
    schemas_close(session.schemas);
    return EXIT_CLEAN;
}

int command_doc(const Options *options)
{
    if (options->arguments.count == 0)
        return usage_error(options, "用法：zhiping doc [文书] 项目…；运行 zhiping help doc 查看有哪些文书",
                           "usage: zhiping doc [NAME] PROJECT…; zhiping help doc lists the documents");
    Str name = options->arguments.items[0];
    Options projects = *options;
    if (options->arguments.count == 1)
        return document_exists(options, name) && file_kind(options->arena, name) == FILE_MISSING
                   ? usage_error(options, "用法：zhiping doc %.*s 项目…", "usage: zhiping doc %.*s PROJECT…",
                                 STR_ARG(name))
                   : list_documents(options);
    projects.arguments.items++;
    projects.arguments.count--;
    return make_documents(options, name, &projects, false);
}

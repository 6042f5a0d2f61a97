#include "cli/diff-imp.h"
#include "cli/fix-imp.h"
#include "doc/encoding.h"
#include "doc/mend.h"

#include <stdio.h>
#include <string.h>

/* Each pass mends at most fifty slips of a file; nobody's file has so many, and nobody waits for so much text
 * to be read again and again. */
enum { MOST_PASSES = 400, MOST_BYTES = 64 << 20 };

/* A file that is being mended. */
typedef struct Mending {
    Str path;
    Str original; /* as read, without a BOM */
    Str readable; /* the same in UTF-8 */
    Str text;     /* mended so far */
    Encoding encoding;
    MendList mends; /* of the pass */
    size_t mended;  /* of all passes */
    bool locked;    /* not to be written */
} Mending;

typedef struct Fix {
    Session *session;
    Arena *arena; /* of the run */
    Map by_path;  /* to Mending */
    Map texts;    /* to Str: what has been mended, by path */
    Array(Mending *) files;
    size_t errors_at_first;
} Fix;

/* --- which files may be written ------------------------------------------------------------------------- */

static void warn_locked(Fix *fix, Str path)
{
    Diag *diag = diag_add(&fix->session->diags, "X0006", file_place(fix->arena, path),
                          "是符号链接或不在项目文件夹内，没有改动",
                          "a symbolic link, or outside the project: left as it is");
    diag_help(&fix->session->diags, diag, "到文件真正所在的地方修改", "mend it where it really lies");
}

/* Whether the file lies in the folder without any symbolic link on the way. */
static bool lies_in(Arena *arena, Str folder, Str path)
{
    Str inside = str_printf(arena, "%.*s/", STR_ARG(folder));
    if (str_is(folder, ".")) inside = (Str){0};
    if (!str_starts_with(path, inside)) return false;
    Str root = path_real(arena, folder), real = path_real(arena, path);
    Str rest = str_slice(path, inside.len, path.len);
    return root.ptr && real.ptr &&
           str_equal(real, str_printf(arena, "%.*s/%.*s", STR_ARG(root), STR_ARG(rest)));
}

static bool is_ours(Fix *fix, Str path)
{
    const Options *options = fix->session->options;
    for (size_t i = 0; i < options->arguments.count; i++) {
        Str folder = options->arguments.items[i];
        while (folder.len > 1 && folder.ptr[folder.len - 1] == '/') folder.len--;
        if (lies_in(fix->arena, folder, path)) return true;
    }
    return false;
}

/* The file of a message; NULL where it is none that may be written. */
static Mending *mending_of(Fix *fix, const Source *source)
{
    Mending *file = map_get(&fix->by_path, source->path);
    if (!file) {
        file = arena_make(fix->arena, Mending);
        file->path = str_copy(fix->arena, source->path);
        file->original = str_copy(fix->arena, source->text);
        file->readable = file->text = file->original;
        file->locked = !is_ours(fix, file->path);
        if (file->locked) warn_locked(fix, file->path);
        map_put(fix->arena, &fix->by_path, file->path, file);
        array_push(fix->arena, &fix->files, file);
    }
    return file->locked ? NULL : file;
}

/* --- passes --------------------------------------------------------------------------------------------- */

/* A mend stays within its line, whose end it may take along: what runs over several a person should look at.
 */
static bool is_within_line(Span span)
{
    Str text = span_text(span);
    const char *end = text.len ? memchr(text.ptr, '\n', text.len - 1) : NULL;
    return !end;
}

/* False where the file is UTF-8 already, or nobody can tell what it is. */
static bool decode(Fix *fix, const Source *source)
{
    Str text;
    Encoding encoding = encoding_of(source->text);
    if (encoding == ENCODING_UTF8 || !encoding_decode(fix->arena, encoding, source->text, &text))
        return false;
    Mending *file = mending_of(fix, source);
    if (!file) return false;
    file->encoding = encoding;
    file->readable = file->text = text;
    file->mended++;
    map_put(fix->arena, &fix->texts, file->path, &file->text);
    return true;
}

static void collect_edit(Fix *fix, Span span, Str instead)
{
    Mending *file = is_within_line(span) ? mending_of(fix, span.source) : NULL;
    if (file)
        array_push(fix->arena, &file->mends, ((Mend){span.start, span.end, str_copy(fix->arena, instead)}));
}

/* What the messages propose; a list in order. */
static bool collect(Fix *fix, const DiagList *diags)
{
    const Source *last = NULL;
    bool decoded = false;
    for (size_t i = 0; i < diags->items.count; i++) {
        const Diag *diag = diags->items.items[i];
        if (!diag->span.source) continue;
        if (diag->span.source != last) decoded = decode(fix, diag->span.source) || decoded;
        last = diag->span.source;
        if (diag->mend.ptr) collect_edit(fix, diag->span, diag->mend);
        for (size_t k = 0; k < diag->further_mends.count; k++)
            collect_edit(fix, diag->further_mends.items[k].span, diag->further_mends.items[k].text);
    }
    return decoded;
}

static bool apply(Fix *fix)
{
    bool changed = false;
    for (size_t i = 0; i < fix->files.count; i++) {
        Mending *file = fix->files.items[i];
        mend_settle(&file->mends);
        if (file->mends.count) {
            file->text = mend_apply(fix->arena, file->text, &file->mends);
            file->mended += file->mends.count;
            map_put(fix->arena, &fix->texts, file->path, &file->text);
            changed = true;
        }
        file->mends = (MendList){0};
    }
    return changed;
}

/* Checks what there is now; the messages go to a list of the pass. */
static Session check_pass(Fix *fix, Arena *arena)
{
    const Options *options = fix->session->options;
    Session pass = *fix->session;
    pass.arena = arena;
    pass.texts = &fix->texts;
    pass.diags = (DiagList){.arena = arena, .lang = options->lang};
    memset(&pass.docs, 0, sizeof pass.docs);
    pass.libraries = (Map){0};
    Date as_of = options_day(options);
    for (size_t i = 0; i < options->arguments.count; i++) {
        const Project *project = session_project(&pass, options->arguments.items[i]);
        if (project) session_judge(&pass, project, as_of);
    }
    diag_sort(&pass.diags);
    return pass;
}

/* The messages of the last pass join those of the session, in the session's arena. */
static void keep_last(Fix *fix, const Session *last)
{
    diag_take(&fix->session->diags, &last->diags);
    for (size_t i = 0; i < last->docs.count; i++)
        array_push(fix->arena, &fix->session->docs, last->docs.items[i]);
}

static void mend_all(Fix *fix)
{
    size_t bytes = 0;
    for (int passes = 0;; passes++) {
        Arena *scratch = arena_new();
        Session pass = check_pass(fix, scratch);
        if (passes == 0) fix->errors_at_first = pass.diags.errors;
        bool decoded = collect(fix, &pass.diags), changed = apply(fix) || decoded;
        arena_free(scratch);
        for (size_t i = 0; i < fix->files.count; i++) bytes += fix->files.items[i]->text.len;
        if (!changed || passes == MOST_PASSES || bytes > MOST_BYTES) break;
    }
    Session last = check_pass(fix, fix->arena);
    keep_last(fix, &last);
}

/* --- output --------------------------------------------------------------------------------------------- */

static bool has_changed(const Mending *file)
{
    return file->encoding != ENCODING_UTF8 || !str_equal(file->original, file->text);
}

/* Writes what a file has become, its byte order mark kept; false with a message. */
static bool write_file(Fix *fix, const Mending *file)
{
    DiagList *diags = &fix->session->diags;
    Str now, mark = STR("\xEF\xBB\xBF");
    if (!file_read(fix->arena, file->path, SIZE_MAX / 2, &now, diags)) return false;
    bool marked = str_starts_with(now, mark);
    if (!str_equal(marked ? str_slice(now, 3, now.len) : now, file->original)) {
        diag_add(diags, "X0005", file_place(fix->arena, file->path),
                 "刚刚被别的程序改过，没有改动；请再运行一次",
                 "just changed by another program and left alone; run again");
        return false;
    }
    if (!file_may_write(fix->arena, file->path, diags)) return false;
    Str parts[] = {mark, file->text};
    return file_write(fix->arena, file->path, marked ? str_join(fix->arena, parts, 2, (Str){0}) : file->text,
                      diags);
}

static void print_decoded(const Fix *fix, const Mending *file)
{
    const char *name = file->encoding == ENCODING_GBK ? "GBK" : "UTF-16";
    if (fix->session->options->lang == LANG_EN)
        printf("%.*s: from %s to UTF-8\n", STR_ARG(file->path), name);
    else
        printf("%.*s：编码由 %s 改为 UTF-8\n", STR_ARG(file->path), name);
}

static void print_summary(const Fix *fix, size_t mended, size_t lines, size_t files, size_t unwritten)
{
    const Options *options = fix->session->options;
    bool english = options->lang == LANG_EN;
    const char *done = options->dry_run ? (english ? "would be mended" : "可改正")
                       : english        ? "mended"
                                        : "改正了";
    if (options->quiet || (files == 0 && unwritten)) return;
    if (files == 0)
        puts(english ? "nothing to mend by itself" : "没有可以自动改正的");
    else if (english)
        printf("%zu places on %zu lines of %zu files %s%s\n", mended, lines, files, done,
               options->dry_run ? " (nothing was written)" : "");
    else
        printf("%s %zu 处，%zu 行，%zu 个文件%s\n", done, mended, lines, files,
               options->dry_run ? "（没有写入）" : "");
    putchar('\n');
}

/* Writes and shows each file; a file that could not be written is not shown as mended. */
static void finish_files(Fix *fix)
{
    const Options *options = fix->session->options;
    size_t mended = 0, lines = 0, files = 0, unwritten = 0;
    for (size_t i = 0; i < fix->files.count; i++) {
        const Mending *file = fix->files.items[i];
        if (!has_changed(file)) continue;
        if (!options->dry_run && !write_file(fix, file)) {
            unwritten++;
            continue;
        }
        StrBuf out = {.arena = fix->arena};
        secrets_add_text(fix->session->secrets, file->readable);
        lines += diff_write(&out, file->path, file->readable, file->text, fix->session->secrets,
                            options->color_out)
                     .lines;
        mended += file->mended;
        files++;
        if (options->format != FORMAT_TEXT) continue;
        if (file->encoding != ENCODING_UTF8) print_decoded(fix, file);
        if (out.len) fwrite(out.ptr, 1, out.len, stdout);
    }
    if (options->format == FORMAT_TEXT) print_summary(fix, mended, lines, files, unwritten);
}

int fix_projects(Session *session)
{
    Fix fix = {.session = session, .arena = session->arena};
    mend_all(&fix);
    finish_files(&fix);
    int status = diag_status(&session->diags, session->options->strict);
    if (session->options->dry_run && fix.errors_at_first && status == EXIT_CLEAN) status = EXIT_INPUT;
    return status;
}

/* Specification and view → grids → workbook. */
#include "base/file.h"
#include "base/parallel.h"
#include "xlsx/ledger.h"
#include "xlsx/whole-imp.h"
#include "xlsx/writer-imp.h"

/* From here on a sheet's rows go to disk as they are written, each sheet's to a file of its own: then sheets
 * share nothing, and are written side by side. */
enum { CONSTANT_MEMORY_ROWS = 1000 };

void note_error(BookWriter *writer, lxw_error error)
{
    if (writer->error == LXW_NO_ERROR) writer->error = error;
}

char *mutable_text(Arena *arena, Str text)
{
    return (char *)(uintptr_t)str_cstr(arena, text);
}

static void set_properties(BookWriter *writer, const Workbook *book, Date created)
{
    lxw_doc_properties properties = {
        .title = mutable_text(writer->arena, book->title),
        .author = mutable_text(writer->arena, STR("zhiping")),
        .created = (time_t)created * 86400,
    };
    note_error(writer, workbook_set_properties(writer->book, &properties));
}

static size_t most_rows(const Grid *grids, size_t count)
{
    size_t most = 0;
    for (size_t i = 0; i < count; i++)
        if (grids[i].row_count > most) most = grids[i].row_count;
    return most;
}

static bool refuse_too_many_rows(const Grid *grids, size_t count, DiagList *diags)
{
    if (most_rows(grids, count) <= LXW_ROW_MAX - LINE_FIRST - 1) return true;
    diag_add(diags, "T0909", (Span){0}, "行数超过一张表所能容纳的 1,048,576 行",
             "more rows than the 1,048,576 that a sheet holds");
    return false;
}

/* libxlsxwriter tells the terminal of a failed write in its own words; the caller has better ones. */
static lxw_error close_quietly(lxw_workbook *book)
{
    int muted = os_mute();
    lxw_error error = workbook_close(book);
    os_unmute(muted);
    return error;
}

static bool is_written_whole(Arena *arena, const PendingFile *pending, DiagList *diags)
{
    static const size_t limit = (size_t)4 << 30;
    Str bytes;
    return file_read(arena, str_from(pending->name), limit, &bytes, diags) && workbook_is_whole(arena, bytes);
}

static bool refuse_to_commit(BookWriter *writer, const PendingFile *pending, DiagList *diags)
{
    file_abandon(pending);
    Span place = file_place(writer->arena, pending->path);
    bool fault = writer->error >= LXW_ERROR_NULL_PARAMETER_IGNORED;
    if (fault)
        diag_add(diags, "X0005", place, "台账未能写出（%s）", "the ledger could not be written (%s)",
                 lxw_strerror(writer->error));
    else
        diag_add(diags, "X0005", place, "台账未能写完（磁盘已满，或超过文件大小的限制）",
                 "the ledger could not be written to its end (the disk is full, or a file too large)");
    return false;
}

typedef struct SheetTask {
    const BookWriter *writer;
    const Grid *grid;
    lxw_worksheet *sheet; /* NULL: it could not be made */
    lxw_error error;
} SheetTask;

static void write_one(void *tasks, size_t index, Arena *arena)
{
    SheetTask *task = &((SheetTask *)tasks)[index];
    if (!task->sheet) return;
    BookWriter writer = *task->writer;
    writer.arena = arena;
    writer.error = LXW_NO_ERROR;
    fill_sheet(&writer, task->sheet, task->grid);
    task->error = writer.error;
}

/* What belongs to the workbook as a whole – sheets, formats, charts – is made by one thread. */
static void write_sheets(BookWriter *writer, size_t count, bool apart)
{
    SheetTask *tasks = arena_make_many(writer->arena, SheetTask, count);
    if (apart) number_formats(writer);
    for (size_t i = 0; i < count; i++)
        tasks[i] = (SheetTask){writer, &writer->grids[i], make_sheet(writer, &writer->grids[i]), 0};
    parallel_for(writer->arena, count, apart ? parallel_threads() : 1, write_one, tasks);
    for (size_t i = 0; i < count; i++) note_error(writer, tasks[i].error);
}

bool ledger_write(Arena *arena, const Schema *schema, const Doc *specification, const Value *root,
                  Date created, Str path, DiagList *diags)
{
    const Workbook *book = workbook_read(arena, schema, specification, root, diags);
    if (!book) return false;
    Grid *grids = arena_make_many(arena, Grid, book->sheets.count);
    if (!grids_compute(arena, book, root, grids, diags)) return false;
    PendingFile pending;
    if (!refuse_too_many_rows(grids, book->sheets.count, diags) || !file_begin(arena, path, &pending, diags))
        return false;
    const char *scratch = file_scratch(&pending, diags);
    if (!scratch) {
        file_abandon(&pending);
        return false;
    }
    BookWriter writer = {.arena = arena, .root = root, .grids = grids};
    lxw_workbook_options options = {
        .constant_memory = most_rows(grids, book->sheets.count) > CONSTANT_MEMORY_ROWS,
        .tmpdir = mutable_text(arena, str_from(scratch)), /* the disk that is to hold the workbook anyway */
    };
    writer.book = workbook_new_opt(pending.name, &options);
    if (!writer.book) arena_out_of_memory();
    set_properties(&writer, book, created);
    make_formats(&writer);
    write_sheets(&writer, book->sheets.count, options.constant_memory);
    note_error(&writer, close_quietly(writer.book));
    if (writer.error == LXW_NO_ERROR && is_written_whole(arena, &pending, diags))
        return file_commit(&pending, diags);
    return refuse_to_commit(&writer, &pending, diags);
}

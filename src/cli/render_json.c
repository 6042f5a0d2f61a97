/* Messages as JSON, one object a line. */
#include "cli/cli.h"
#include "cli/json_text-imp.h"

static void add_place(StrBuf *out, Span span)
{
    Position start = {0};
    Str path = {0};
    if (span.source) {
        start = source_position(span.source, span.start);
        path = span.source->path;
    }
    add_json_member(out, "file", path);
    strbuf_printf(out, ",\"line\":%u,\"column\":%u", start.line, start.column);
}

static Str pointer_of(Arena *arena, Span span, const Doc *const *docs, size_t count)
{
    for (size_t i = 0; span.source && i < count; i++)
        if (docs[i] && docs[i]->source == span.source)
            return node_pointer(arena, doc_node_at(docs[i], span.start));
    return (Str){0};
}

static void add_diag(StrBuf *out, const Diag *diag, Str pointer)
{
    static const char *const severities[] = {"error", "warning", "info"};
    Position end = diag->span.source ? source_position(diag->span.source, diag->span.end) : (Position){0};
    strbuf_add_char(out, '{');
    add_place(out, diag->span);
    strbuf_printf(out, ",\"end_line\":%u,\"end_column\":%u,\"severity\":\"%s\",\"code\":\"%s\"", end.line,
                  end.column, severities[diag->severity], diag->code);
    strbuf_add_char(out, ',');
    add_json_member(out, "message", diag->message);
    strbuf_add_char(out, ',');
    add_json_member(out, "help", diag->help);
    strbuf_add_char(out, ',');
    add_json_member(out, "path", pointer);
    strbuf_add(out, STR(",\"related\":["));
    for (size_t i = 0; i < diag->related.count; i++) {
        strbuf_add(out, i ? STR(",{") : STR("{"));
        add_place(out, diag->related.items[i].span);
        strbuf_add_char(out, ',');
        add_json_member(out, "message", diag->related.items[i].text);
        strbuf_add_char(out, '}');
    }
    strbuf_add(out, STR("]}\n"));
}

void render_json(StrBuf *out, const DiagList *diags, const Doc *const *docs, size_t doc_count)
{
    for (size_t i = 0; i < diags->items.count; i++) {
        const Diag *diag = diags->items.items[i];
        add_diag(out, diag, pointer_of(diags->arena, diag->span, docs, doc_count));
    }
}
